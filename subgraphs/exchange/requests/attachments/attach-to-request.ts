import { createHash } from 'node:crypto';
import { checkedText } from '../checked-text';
import type { RequestsContext } from '../requests-context';
import { act } from '../acts/request-act';
import { insertAttachment } from './request-attachment.store';
import { requireNoFaults } from '../acts/request-draft';
import { requireRoomForDocument } from './request-room.queries';
import type { DataRequestRow } from '../request-row';

/** A document to attach. */
export interface SentDocument {
  readonly name: string;
  readonly mediaType: string;
  readonly contentBase64: string;
}

/** Largest document, in bytes. */
export const MAX_ATTACHMENT_BYTES = 5 * 1024 * 1024;

const HASH_ALG = 'sha256';

/** Accepted media types, and the bytes with which each begins. */
const KINDS: Readonly<Record<string, string>> = {
  'application/pdf': '%PDF-',
  'application/ofd': 'PK\u0003\u0004',
  'image/png': '\u0089PNG\r\n\u001a\n',
  'image/jpeg': '\u00ff\u00d8\u00ff',
};

/** Attaches a document, of the applicant to the application or of the owner to the decision. */
export function attachToRequest(
  context: RequestsContext,
  requestId: string,
  sent: SentDocument,
): Promise<DataRequestRow | undefined> {
  const faults: string[] = [];
  const name = checkedText(sent.name, { name: 'name', max: 200 }, faults);
  if (/^$|[/\\\n\t]/.test(name))
    faults.push('name: it must be the name of a file without folders.');
  const content = contentOf(sent, faults);
  requireNoFaults(faults);
  const hash = createHash(HASH_ALG).update(content).digest('hex');
  return act(context, {
    requestId,
    act: 'ATTACH',
    work: async ({ transaction, requestContext, step }) => {
      const uploadedAs = step.transition.as === 'OWNER' ? 'OWNER' : 'APPLICANT';
      const { request } = requestContext;
      await requireRoomForDocument(transaction, { request, uploadedAs, bytes: content.length });
      const { subject } = context.access.caller;
      const attachmentId = await insertAttachment(transaction, {
        ...{ requestId, name, mediaType: sent.mediaType, content, hashAlg: HASH_ALG, hash },
        uploadedBy: subject,
        uploadedAs,
        uploadedAt: requestContext.now.toISOString(),
      });
      return { facts: { attachmentId, name, hashAlg: HASH_ALG, hash } };
    },
  });
}

function contentOf({ mediaType, contentBase64 }: SentDocument, faults: string[]): Buffer {
  const start = Object.hasOwn(KINDS, mediaType) ? KINDS[mediaType] : undefined;
  if (start === undefined)
    faults.push(
      `mediaType: one of ${Object.keys(KINDS).join(', ')}, but got "${mediaType.slice(0, 60)}".`,
    );
  const isShort = contentBase64.length <= MAX_ATTACHMENT_BYTES * 1.4;
  if (!isShort) faults.push('contentBase64: at most 5 MiB.');
  const content =
    isShort && BASE64.test(contentBase64) ? Buffer.from(contentBase64, 'base64') : Buffer.alloc(0);
  if (content.length === 0) faults.push('contentBase64: it must be the content in base64.');
  if (content.length > MAX_ATTACHMENT_BYTES)
    faults.push(`contentBase64: at most 5 MiB, but got ${String(content.length)} bytes.`);
  if (
    start !== undefined &&
    content.length > 0 &&
    !content.toString('latin1', 0, 16).startsWith(start)
  )
    faults.push(`contentBase64: it is not of type ${mediaType}.`);
  return content;
}

const BASE64 = /^[A-Za-z0-9+/]+={0,2}$/;
