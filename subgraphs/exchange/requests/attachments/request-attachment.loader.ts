import type { Transaction } from '../../../../shared/data/database';
import type { DataRequestAttachmentRow } from '../request-row';

/** A document that does not exist yet. */
export type NewAttachment = Omit<DataRequestAttachmentRow, 'id' | 'sizeBytes'> & {
  readonly content: Buffer;
};

/** Keeps a document with a request; returns its id. */
export async function insertAttachment(
  { query }: Transaction,
  attachment: NewAttachment,
): Promise<string> {
  const { requestId, name, mediaType, content, hashAlg, hash } = attachment;
  const { uploadedBy, uploadedAs, uploadedAt } = attachment;
  const [row] = await query<{ id: string }>(
    `insert into exchange.request_attachment
       (request_id, name, media_type, content, hash_alg, hash, uploaded_by, uploaded_as, uploaded_at)
     values ($1, $2, $3, $4, $5, $6, $7, $8, $9) returning id`,
    [requestId, name, mediaType, content, hashAlg, hash, uploadedBy, uploadedAs, uploadedAt],
  );
  return row?.id ?? '';
}

/** How many documents a request has, and whether the owner attached the one of this id. */
export async function attachmentsOf(
  { query }: Transaction,
  requestId: string,
  id: string | null,
): Promise<{ readonly count: number; readonly isOwners: boolean }> {
  const [row] = await query<{ count: number; isOwners: boolean | null }>(
    `select count(*), bool_or(id = $2 and uploaded_as = 'OWNER') as "isOwners"
     from exchange.request_attachment where request_id = $1`,
    [requestId, id],
  );
  return { count: row?.count ?? 0, isOwners: row?.isOwners ?? false };
}

/** Gives the documents of one request to another that was split from it. */
export async function copyAttachments(
  { query }: Transaction,
  from: string,
  to: string,
): Promise<void> {
  await query(
    `insert into exchange.request_attachment
       (request_id, name, media_type, content, hash_alg, hash, uploaded_by, uploaded_as, uploaded_at)
     select $2, name, media_type, content, hash_alg, hash, uploaded_by, uploaded_as, uploaded_at
     from exchange.request_attachment where request_id = $1`,
    [from, to],
  );
}
