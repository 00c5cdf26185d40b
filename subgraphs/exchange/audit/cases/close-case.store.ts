import { statement } from '../../../../shared/data/statement';
import { instant, text, uuid } from '../../../../shared/data/sql-type';
import type { Transaction } from '../../../../shared/data/database';
import { eventOf, type Act, type AccountEvent } from '../../acts/act';
import { requireAuditor, requireOtherDepartment } from './case-rules';
import { requireOpen } from './open-case-for-update.queries';

/** Closes a case; the persons to whom it was assigned may no longer see revisions because of it. */
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

/** Closes a case. */
export const CLOSE = statement({
  text: 'update exchange.tampering_case set closed_by = $2, closed_at = $3 where id = $1',
  parameters: [uuid(), text(), instant()],
});
