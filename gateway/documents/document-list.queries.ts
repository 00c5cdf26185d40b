import type { Transaction } from '../../shared/data/database';
import { int, text } from '../../shared/data/sql-type';
import { statement } from '../../shared/data/statement';
import type { DocumentMode } from '../../shared/domain/document-mode';
import type { DocumentListState } from '../../shared/sharing/sharing-state';

/** The texts of a client's registered documents, by the SHA-256 of each in hexadecimal. */
export async function textsOfClient(
  transaction: Transaction,
  client: string,
): Promise<ReadonlyMap<string, string>> {
  const rows = await transaction.query(TEXTS_OF_CLIENT, [client]);
  return new Map(rows.map(({ hash, text: document }) => [hash, document]));
}

/** The list of a client as it is stored now; undefined if it has none. */
export async function listOfClient(
  transaction: Transaction,
  client: string,
): Promise<DocumentListState | undefined> {
  const [row] = await transaction.query(LIST_OF_CLIENT, [client]);
  return row;
}

/** The registered documents of a client. */
export const TEXTS_OF_CLIENT = statement({
  text: 'select hash, text from exchange.client_document where client_id = $1',
  columns: { hash: text(), text: text() },
  parameters: [text()],
});

/** The mode and revision of a client's list. */
export const LIST_OF_CLIENT = statement({
  text: 'select client_id as client, mode, revision from exchange.client_document_list where client_id = $1',
  columns: { client: text(), mode: text<DocumentMode>(), revision: int() },
  parameters: [text()],
});
