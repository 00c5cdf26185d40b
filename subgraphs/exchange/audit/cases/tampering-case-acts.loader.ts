import { statement } from '../../../../shared/data/statement';
import { bool, instant, list, text, uuid } from '../../../../shared/data/sql-type';
import type { Transaction } from '../../../../shared/data/database';
import { RiverGateError } from '../../../../shared/errors/rivergate-error';
import { mayAct } from '../../../../shared/identity/actions';
import { departmentOf } from '../../../../shared/identity/caller';
import { roleFacts } from '../../../../shared/identity/roles';
import { eventOf, type Act, type AccountEvent } from '../../acts/act';

/** Opens a case; the caller has checked that the station exists. */
export interface NewCase {
  readonly department: string;
  readonly stationId: string;
  /** Code. */
  readonly indicator: string;
  /** RFC 3339. */
  readonly dataFrom: string;
  readonly dataTo: string;
  readonly reason: string;
  readonly document: string;
}

/** Who is assigned to which case. */
export interface CaseAssignment {
  readonly caseId: string;
  readonly account: string;
}

/** Opens a case; nobody is assigned to it yet. */
export async function openCase(
  transaction: Transaction,
  opened: NewCase,
  act: Act,
): Promise<{ readonly event: AccountEvent; readonly id: string }> {
  requireAuditor(act);
  requireOtherDepartment(act, opened);
  requirePeriod(opened);
  requireText('reason', opened.reason, 2000);
  requireText('document', opened.document, 200);
  const { department, stationId, indicator, dataFrom, dataTo, reason, document } = opened;
  const about = [department, stationId, indicator, dataFrom, dataTo] as const;
  const why = [reason, document, act.by.subject, act.now] as const;
  const [row] = await transaction.query(INSERT_CASE, [...about, ...why]);
  if (!row) throw new TypeError('A case that was written has an id.');
  return { event: eventOf(act, 'CASE_OPENED', { case: row.id, department }), id: row.id };
}

/** Assigns an open case to a person of supervision who is in office. */
export async function assignCase(
  transaction: Transaction,
  { caseId, account }: CaseAssignment,
  act: Act,
): Promise<AccountEvent> {
  requireAuditor(act);
  const { department } = await requireOpen(transaction, caseId);
  requireOtherDepartment(act, { department });
  const departments = roleFacts('SUPERVISION').departments ?? [];
  const person = await transaction.query(SUPERVISOR, [account, departments]);
  if (person.length === 0)
    throw new RiverGateError(
      'BAD_USER_INPUT',
      `No person of supervision in office has the account "${account}".`,
    );
  const assigned = await transaction.query(ASSIGN, [caseId, account, act.by.subject, act.now]);
  if (assigned.length === 0) throw refused(caseId, `is assigned to ${account} already`);
  return eventOf(act, 'CASE_ASSIGNED', { case: caseId, department, account });
}

/** Takes an open case from a person, who sees nothing of it from then on. */
export async function unassignCase(
  transaction: Transaction,
  { caseId, account }: CaseAssignment,
  act: Act,
): Promise<AccountEvent> {
  requireAuditor(act);
  const { department } = await requireOpen(transaction, caseId);
  requireOtherDepartment(act, { department });
  const taken = await transaction.query(UNASSIGN, [caseId, account]);
  if (taken.length === 0) throw refused(caseId, `is not assigned to ${account}`);
  return eventOf(act, 'CASE_UNASSIGNED', { case: caseId, department, account });
}

/** Closes a case: whom it was assigned to sees no revisions by it any more. */
export async function closeCase(
  transaction: Transaction,
  caseId: string,
  act: Act,
): Promise<AccountEvent> {
  requireAuditor(act);
  const { department } = await requireOpen(transaction, caseId);
  requireOtherDepartment(act, { department });
  await transaction.query(CLOSE, [caseId, act.by.subject, act.now]);
  return eventOf(act, 'CASE_CLOSED', { case: caseId, department });
}

function requireAuditor({ by }: Act): void {
  if (by.kind === 'PERSON' && mayAct(by, 'ASSIGN_CASES')) return;
  throw new RiverGateError('NOT_PERMITTED', 'This is for RECORD_AUDITOR (共享记录审计).', {
    action: 'ASSIGN_CASES',
  });
}

/**
 * Throws NOT_PERMITTED if a case is about the auditor's own department: nobody audits his own
 * house.
 */
export function requireOtherDepartment(
  { by }: Act,
  { department }: { readonly department: string },
): void {
  if (departmentOf(by) !== department) return;
  throw new RiverGateError(
    'NOT_PERMITTED',
    `An auditor has no hand in cases of his own department (${department}): one of another department has.`,
    { action: 'ASSIGN_CASES' },
  );
}

function requirePeriod({ dataFrom, dataTo }: NewCase): void {
  if (Date.parse(dataFrom) < Date.parse(dataTo)) return;
  throw new RiverGateError(
    'BAD_USER_INPUT',
    `dataTo must be after dataFrom, but got: ${dataFrom} and ${dataTo}.`,
  );
}

function requireText(name: string, text: string, most: number): void {
  if (text.trim() !== '' && text.length <= most && !/[^\P{Cc}\n]|\p{Cs}/u.test(text)) return;
  throw new RiverGateError(
    'BAD_USER_INPUT',
    `${name} is a text of 1 to ${String(most)} characters.`,
  );
}

/** The case, locked until the transaction ends; throws if it does not exist, or is closed. */
export async function requireOpen(
  transaction: Transaction,
  caseId: string,
): Promise<{ readonly department: string }> {
  const [row] = await transaction.query(CASE_FOR_UPDATE, [caseId]);
  if (!row) throw unknownCase(caseId);
  if (!row.isOpen) throw refused(caseId, 'is closed');
  return row;
}

/** The fault of an id that no case has. */
export function unknownCase(caseId: string): RiverGateError {
  return new RiverGateError('BAD_USER_INPUT', `No case has the id "${caseId}".`);
}

function refused(caseId: string, why: string): RiverGateError {
  return new RiverGateError('TRANSITION_REFUSED', `The case "${caseId}" ${why}.`);
}

/** Adds a case. */
export const INSERT_CASE = statement({
  text: `insert into exchange.tampering_case
    (department, station_id, indicator, data_from, data_to, reason, document, opened_by, opened_at)
  values ($1, $2, $3, $4, $5, $6, $7, $8, $9) returning id`,
  columns: { id: uuid() },
  parameters: [text(), text(), text(), instant(), instant(), text(), text(), text(), instant()],
});

/** A case of an id, whatever its form, locked. */
export const CASE_FOR_UPDATE = statement({
  text: `select department, closed_at is null as "isOpen" from exchange.tampering_case
    where id::text = $1 for update`,
  columns: { department: text(), isOpen: bool() },
  parameters: [text()],
});

/** The lock keeps the role from being taken, and the account from being locked, meanwhile. */
export const SUPERVISOR = statement({
  text: `select a.id from exchange.account a
  where a.id = $1 and a.confirmed_at is not null and a.locked_at is null
    and a.department_id = any($2)
    and exists (select from exchange.role_of_account p where p.account_id = a.id and p.post = 'SUPERVISION')
  for update of a`,
  columns: { id: text() },
  parameters: [text(), list(text())],
});

/** No row where it is assigned to the account already. */
export const ASSIGN = statement({
  text: `insert into exchange.tampering_case_assignee (case_id, account_id, assigned_by, assigned_at)
    values ($1, $2, $3, $4) on conflict (case_id, account_id) do nothing returning account_id`,
  columns: { account_id: text() },
  parameters: [uuid(), text(), text(), instant()],
});

/** No row where it is not assigned to the account. */
export const UNASSIGN = statement({
  text: `delete from exchange.tampering_case_assignee
    where case_id = $1 and account_id = $2 returning account_id`,
  columns: { account_id: text() },
  parameters: [uuid(), text()],
});

/** Closes a case. */
export const CLOSE = statement({
  text: 'update exchange.tampering_case set closed_by = $2, closed_at = $3 where id = $1',
  parameters: [uuid(), text(), instant()],
});
