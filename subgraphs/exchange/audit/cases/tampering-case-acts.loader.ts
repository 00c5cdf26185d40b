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
  const [row] = await transaction.query<{ id: string }>(INSERT, [
    ...[department, stationId, indicator, dataFrom, dataTo],
    ...[reason, document, act.by.subject, act.now],
  ]);
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
  { query }: Transaction,
  caseId: string,
): Promise<{ readonly department: string }> {
  const [row] = await query<{ department: string; isOpen: boolean }>(LOCKED, [caseId]);
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

const INSERT = `insert into exchange.tampering_case
  (department, station_id, indicator, data_from, data_to, reason, document, opened_by, opened_at)
values ($1, $2, $3, $4, $5, $6, $7, $8, $9) returning id`;

const LOCKED = `select department, closed_at is null as "isOpen" from exchange.tampering_case
where id::text = $1 for update`;

/** The lock keeps the role from being taken, and the account from being locked, meanwhile. */
const SUPERVISOR = `select a.id from exchange.account a
where a.id = $1 and a.confirmed_at is not null and a.locked_at is null
  and a.department_id = any($2)
  and exists (select from exchange.role_of_account p where p.account_id = a.id and p.post = 'SUPERVISION')
for update of a`;

const ASSIGN = `insert into exchange.tampering_case_assignee (case_id, account_id, assigned_by, assigned_at)
values ($1, $2, $3, $4) on conflict (case_id, account_id) do nothing returning account_id`;

const UNASSIGN = `delete from exchange.tampering_case_assignee
where case_id = $1 and account_id = $2 returning account_id`;

const CLOSE = 'update exchange.tampering_case set closed_by = $2, closed_at = $3 where id = $1';
