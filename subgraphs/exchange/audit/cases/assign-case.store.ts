import { statement } from '../../../../shared/data/statement';
import { instant, list, text, uuid } from '../../../../shared/data/sql-type';
import type { Transaction } from '../../../../shared/data/database';
import { RiverGateError } from '../../../../shared/errors/rivergate-error';
import { roleFacts } from '../../../../shared/identity/roles';
import { eventOf, type Act, type AccountEvent } from '../../acts/act';
import { requireAuditor, requireOtherDepartment, refused } from './case-rules';
import { requireOpen } from './open-case-for-update.queries';

/** An account and the case to assign it to. */
export interface CaseAssignment {
  readonly caseId: string;
  readonly account: string;
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

/** The lock prevents removal of the role and locking of the account during this transaction. */
export const SUPERVISOR = statement({
  text: `select a.id from exchange.account a
  where a.id = $1 and a.confirmed_at is not null and a.locked_at is null
    and a.department_id = any($2)
    and exists (select from exchange.role_of_account p where p.account_id = a.id and p.post = 'SUPERVISION')
  for update of a`,
  columns: { id: text() },
  parameters: [text(), list(text())],
});

/** Returns no row if the case is already assigned to the account. */
export const ASSIGN = statement({
  text: `insert into exchange.tampering_case_assignee (case_id, account_id, assigned_by, assigned_at)
    values ($1, $2, $3, $4) on conflict (case_id, account_id) do nothing returning account_id`,
  columns: { account_id: text() },
  parameters: [uuid(), text(), text(), instant()],
});
