import { statement, type RowOf } from '../../../../shared/data/statement';
import { instant, int, nullable, text } from '../../../../shared/data/sql-type';
import type { Reader } from '../../../../shared/data/database';
import type { DocumentMode } from '../../../../shared/domain/document-mode';

/** A document that a client registered. */
export type ClientDocumentRow = RowOf<typeof DOCUMENTS_OF_CLIENT>;

/** An operation outside the list that a client sent. */
export type UnlistedOperationRow = RowOf<typeof UNLISTED_OF_CLIENT>;

/** The documents of a client, and how far it is held to them. */
export interface ClientDocumentsRow {
  readonly client: string;
  readonly mode: DocumentMode;
  /** By hash. */
  readonly documents: ReadonlyArray<ClientDocumentRow>;
}

/** The documents of a client; an empty list in mode OFF for one that never registered any. */
export async function documentsOfClient(
  reader: Pick<Reader, 'query'>,
  client: string,
): Promise<ClientDocumentsRow> {
  const [list] = await reader.query(MODE_OF_CLIENT, [client]);
  const documents = await reader.query(DOCUMENTS_OF_CLIENT, [client]);
  return { client, mode: list?.mode ?? 'OFF', documents };
}

/** Operations outside the list that a client sent, the one sent last first. */
export function unlistedOfClient(
  reader: Pick<Reader, 'query'>,
  client: string,
): Promise<ReadonlyArray<UnlistedOperationRow>> {
  return reader.query(UNLISTED_OF_CLIENT, [client]);
}

/** The mode of a client; no row if it never had a document. */
export const MODE_OF_CLIENT = statement({
  text: 'select mode from exchange.client_document_list where client_id = $1',
  columns: { mode: text<DocumentMode>() },
  parameters: [text()],
});

/** The documents of a client, by hash. */
export const DOCUMENTS_OF_CLIENT = statement({
  text: `select 'sha256:' || hash as id, text, octet_length(text) as bytes,
      registered_at as "registeredAt", registered_by as "registeredBy", last_used_at as "lastUsedAt"
    from exchange.client_document left join exchange.client_document_use using (client_id, hash)
    where client_id = $1 order by hash`,
  columns: {
    id: text(),
    text: text(),
    bytes: int(),
    registeredAt: instant(),
    registeredBy: text(),
    lastUsedAt: nullable(instant()),
  },
  parameters: [text()],
});

/** The operations outside a client's list, the last first. */
export const UNLISTED_OF_CLIENT = statement({
  text: `select 'sha256:' || hash as id, operation_name as "operationName", text,
      first_at as "firstAt", last_at as "lastAt", answered, refused
    from exchange.client_unlisted_operation where client_id = $1 order by last_at desc, hash`,
  columns: {
    id: text(),
    operationName: nullable(text()),
    text: text(),
    firstAt: instant(),
    lastAt: instant(),
    answered: int(),
    refused: int(),
  },
  parameters: [text()],
});
