import { statement } from '../../../../shared/data/statement';
import { bool, int, nullable, uuid } from '../../../../shared/data/sql-type';
import type { Transaction } from '../../../../shared/data/database';

/**
 * Returns the number of documents of a request, and whether the owner attached the one with this
 * id.
 */
export async function attachmentsOf(
  transaction: Transaction,
  requestId: string,
  id: string | null,
): Promise<{ readonly count: number; readonly isOwners: boolean }> {
  const [row] = await transaction.query(ATTACHMENTS, [requestId, id]);
  return { count: row?.count ?? 0, isOwners: row?.isOwners ?? false };
}

/** The number of documents of a request, and whether its owner attached $2; null if it has none. */
export const ATTACHMENTS = statement({
  text: `select count(*), bool_or(id = $2 and uploaded_as = 'OWNER') as "isOwners"
    from exchange.request_attachment where request_id = $1`,
  columns: { count: int(), isOwners: nullable(bool()) },
  parameters: [uuid(), nullable(uuid())],
});
