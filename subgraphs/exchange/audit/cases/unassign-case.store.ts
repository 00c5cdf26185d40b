import { statement } from '../../../../shared/data/statement';
import { text, uuid } from '../../../../shared/data/sql-type';
import type { Transaction } from '../../../../shared/data/database';
import { eventOf, type Act, type AccountEvent } from '../../acts/act';
import type { CaseAssignment } from './assign-case.store';
import { requireAuditor, requireOtherDepartment, refused } from './case-rules';
import { requireOpen } from './open-case-for-update.queries';

/** Withdraws an open case from a person, who no longer sees it. */
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

/** Returns no row if the case is not assigned to the account. */
export const UNASSIGN = statement({
  text: `delete from exchange.tampering_case_assignee
    where case_id = $1 and account_id = $2 returning account_id`,
  columns: { account_id: text() },
  parameters: [uuid(), text()],
});
