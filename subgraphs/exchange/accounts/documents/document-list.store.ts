import { statement } from '../../../../shared/data/statement';
import { nullable, text } from '../../../../shared/data/sql-type';
import type { Transaction } from '../../../../shared/data/database';
import type { DocumentMode } from '../../../../shared/domain/document-mode';
import { MODE_OF_CLIENT } from './client-documents.queries';

/** The mode of a client's list; the client must be locked, so that it stays so. */
export async function modeOf(transaction: Transaction, client: string): Promise<DocumentMode> {
  const [list] = await transaction.query(MODE_OF_CLIENT, [client]);
  return list?.mode ?? 'OFF';
}

/**
 * Moves the revision of a client's list, which the first change creates, so that every gateway
 * loads it again; sets the mode if one is given.
 */
export async function moveRevision(
  transaction: Transaction,
  client: string,
  mode: DocumentMode | null = null,
): Promise<void> {
  await transaction.query(MOVE_REVISION, [client, mode]);
}

/** Creates a list, or moves its revision; the mode stays where none is given. */
export const MOVE_REVISION = statement({
  text: `insert into exchange.client_document_list as l (client_id, mode)
    values ($1, coalesce($2, 'OFF')) on conflict (client_id) do update
      set revision = l.revision + 1, mode = coalesce($2, l.mode)`,
  parameters: [text(), nullable(text<DocumentMode>())],
});
