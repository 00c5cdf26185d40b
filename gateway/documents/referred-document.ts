import { hash as hashOf } from 'node:crypto';
import { RiverGateError } from '../../shared/errors/rivergate-error';
import type { AutomaticDocuments } from './automatic-documents';
import type { DocumentList } from './document-lists';
import type { DocumentReference } from './document-reference';

/** Who names a document, and what the hub keeps for it alone. */
export interface ReferringCaller {
  readonly subject: string;
  /** Null if it registered none. */
  readonly list: DocumentList | null;
  readonly automatic: AutomaticDocuments;
}

/** A document that was found. */
export interface ReferredDocument {
  readonly text: string;
  /** Whether the caller registered it. */
  readonly isRegistered: boolean;
}

/**
 * The document that a caller refers to, among those that it registered or sent itself: what others
 * have is never looked at. A text that was sent with its hash is kept, unless only registered ones
 * are accepted. Throws PERSISTED_QUERY_NOT_FOUND, or BAD_REQUEST if text and hash do not fit.
 */
export function referredDocument(
  { kind, hash, text }: DocumentReference,
  { subject, list, automatic }: ReferringCaller,
): ReferredDocument {
  if (text !== null) requireFitting(text, hash);
  const registered = list?.texts.get(hash);
  if (registered !== undefined) return { text: registered, isRegistered: true };
  if (text === null) {
    const sent = kind === 'AUTOMATIC' ? automatic.find(subject, hash) : undefined;
    if (sent === undefined || list?.mode === 'ENFORCE') throw notFound();
    return { text: sent, isRegistered: false };
  }
  if (list?.mode !== 'ENFORCE') automatic.keep(subject, hash, text);
  return { text, isRegistered: false };
}

/** A text with half of a surrogate pair would have the hash of another text. */
function requireFitting(text: string, hash: string): void {
  if (isWellFormed(text) && hashOf('sha256', text) === hash) return;
  throw new RiverGateError(
    'BAD_REQUEST',
    'persistedQuery.sha256Hash is not the SHA-256 of `query` in UTF-8.',
  );
}

function isWellFormed(text: string): boolean {
  return !/\p{Surrogate}/u.test(text);
}

/** Clients of automatic persisted queries recognise exactly this message. */
function notFound(): RiverGateError {
  return new RiverGateError('PERSISTED_QUERY_NOT_FOUND', 'PersistedQueryNotFound');
}
