import { statement } from '../../../../shared/data/statement';
import { bytes, instant, text, uuid } from '../../../../shared/data/sql-type';
import type { Transaction } from '../../../../shared/data/database';
import type { DataRequestAttachmentRow } from '../request-row';

/** A document to insert. */
export type NewAttachment = Omit<DataRequestAttachmentRow, 'id' | 'sizeBytes'> & {
  readonly content: Buffer;
};

/** Stores a document of a request; returns its id. */
export async function insertAttachment(
  transaction: Transaction,
  attachment: NewAttachment,
): Promise<string> {
  const { requestId, name, mediaType, content, hashAlg, hash } = attachment;
  const { uploadedBy, uploadedAs, uploadedAt } = attachment;
  const what = [requestId, name, mediaType, content, hashAlg, hash] as const;
  const [row] = await transaction.query(INSERT_ATTACHMENT, [
    ...what,
    uploadedBy,
    uploadedAs,
    uploadedAt,
  ]);
  return row?.id ?? '';
}

/** Copies the documents of a request to another one that was split from it. */
export async function copyAttachments(
  transaction: Transaction,
  from: string,
  to: string,
): Promise<void> {
  await transaction.query(COPY_ATTACHMENTS, [from, to]);
}

const COLUMNS = 'name, media_type, content, hash_alg, hash, uploaded_by, uploaded_as, uploaded_at';

/** Inserts a document. */
export const INSERT_ATTACHMENT = statement({
  text: `insert into exchange.request_attachment (request_id, ${COLUMNS})
    values ($1, $2, $3, $4, $5, $6, $7, $8, $9) returning id`,
  columns: { id: uuid() },
  parameters: [
    uuid(),
    text(),
    text(),
    bytes(),
    text(),
    text(),
    text(),
    text<NewAttachment['uploadedAs']>(),
    instant(),
  ],
});

/** Copies the documents of $1 to $2. */
export const COPY_ATTACHMENTS = statement({
  text: `insert into exchange.request_attachment (request_id, ${COLUMNS})
    select $2, ${COLUMNS} from exchange.request_attachment where request_id = $1`,
  parameters: [uuid(), uuid()],
});
