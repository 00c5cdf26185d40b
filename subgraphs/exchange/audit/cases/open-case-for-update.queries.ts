import { statement } from '../../../../shared/data/statement';
import { bool, text } from '../../../../shared/data/sql-type';
import type { Transaction } from '../../../../shared/data/database';
import { unknownCase, refused } from './case-rules';

/**
 * Returns the case and locks it until the transaction ends; throws if it does not exist or is
 * closed.
 */
export async function requireOpen(
  transaction: Transaction,
  caseId: string,
): Promise<{ readonly department: string }> {
  const [row] = await transaction.query(CASE_FOR_UPDATE, [caseId]);
  if (!row) throw unknownCase(caseId);
  if (!row.isOpen) throw refused(caseId, 'is closed');
  return row;
}

/** Selects and locks a case by id; any text is accepted as id. */
export const CASE_FOR_UPDATE = statement({
  text: `select department, closed_at is null as "isOpen" from exchange.tampering_case
    where id::text = $1 for update`,
  columns: { department: text(), isOpen: bool() },
  parameters: [text()],
});
