import { RiverGateError } from '../../shared/errors/rivergate-error';
import { isJsonObject } from '../../shared/domain/is-json-object';

/** How a request names its document by a hash. */
export interface DocumentReference {
  /**
   * `REGISTERED`: by `documentId`; `AUTOMATIC`: by the extension `persistedQuery`, which may also
   * name what the caller sent before.
   */
  readonly kind: 'REGISTERED' | 'AUTOMATIC';
  /** SHA-256 of the text in UTF-8, in lower-case hexadecimal. */
  readonly hash: string;
  /** The text, if it was sent too. */
  readonly text: string | null;
}

/** The parts of a request that name or hold its document, as they were sent. */
export interface DocumentParts {
  readonly query?: unknown;
  readonly documentId?: unknown;
  readonly extensions?: unknown;
}

const HASH = /^[0-9a-f]{64}$/;
const PREFIX = 'sha256:';

/**
 * The reference in a request: `documentId` as in appendix A of GraphQL over HTTP (draft of 2025),
 * or the extension `persistedQuery` of automatic persisted queries. Null if there is none. Throws
 * BAD_REQUEST if it is malformed, or if a request names its document in two ways.
 */
export function referenceIn(parts: DocumentParts): DocumentReference | null {
  const { query, documentId } = parts;
  const extension = extensionIn(parts);
  if (isAbsent(documentId)) return isAbsent(extension) ? null : automatic(extension, query);
  if (!isAbsent(query) || !isAbsent(extension))
    throw bad('A request names its document once: by `documentId`, or by `query`, or by a hash.');
  const hash = typeof documentId === 'string' ? documentId.replace(/^sha256:/, '') : '';
  if (documentId !== `${PREFIX}${hash}` || !HASH.test(hash))
    throw bad(
      `documentId must be "sha256:" and 64 lower-case hexadecimal digits, but got: ${shown(documentId)}.`,
    );
  return { kind: 'REGISTERED', hash, text: null };
}

/** Whether a request names its document by a hash, in whatever form. */
export function hasReference(parts: DocumentParts): boolean {
  return !isAbsent(parts.documentId) || !isAbsent(extensionIn(parts));
}

function extensionIn({ extensions }: DocumentParts): unknown {
  return isJsonObject(extensions) ? extensions['persistedQuery'] : undefined;
}

function automatic(extension: unknown, query: unknown): DocumentReference {
  const { version, sha256Hash: hash } = isJsonObject(extension) ? extension : {};
  if (version !== 1)
    throw bad(`persistedQuery must have the version 1, but got: ${shown(version)}.`);
  if (typeof hash !== 'string' || !HASH.test(hash))
    throw bad(
      `persistedQuery.sha256Hash must be 64 lower-case hexadecimal digits, but got: ${shown(hash)}.`,
    );
  if (!isAbsent(query) && typeof query !== 'string')
    throw bad(`query must be a text, but got: ${shown(query)}.`);
  return { kind: 'AUTOMATIC', hash, text: query ?? null };
}

function isAbsent(value: unknown): value is null | undefined {
  return value === undefined || value === null;
}

/** The input, shortened. */
function shown(value: unknown): string {
  return (JSON.stringify(value) ?? 'nothing').slice(0, 100);
}

function bad(message: string): RiverGateError {
  return new RiverGateError('BAD_REQUEST', message);
}
