import type { FastifyRequest } from 'fastify';
import { RiverGateError } from '../../../shared/errors/rivergate-error';
import { isJsonObject } from '../../../shared/domain/is-json-object';
import { jsonOrNothing, searchOf } from '../../../shared/server/search-parameters';
import type { Caller } from '../../../shared/identity/caller';
import type { AutomaticDocuments } from '../../documents/automatic-documents';
import type { DocumentList, DocumentLists } from '../../documents/document-lists';
import {
  hasReference,
  referenceIn,
  type DocumentParts,
  type DocumentReference,
} from '../../documents/document-reference';
import { referredDocument } from '../../documents/referred-document';
import type { BindingList } from '../../documents/binding-list';
import { listedTexts } from '../../documents/listed-texts';

/** The documents that callers send by their hash. */
export interface CallersDocuments {
  readonly lists: DocumentLists;
  readonly automatic: AutomaticDocuments;
  /** Called when a client sends a registered document by its hash. */
  readonly onUsed?: (client: string, hash: string) => void;
}

/** What became known of the document of a request before it is parsed. */
export interface ResolvedDocument {
  /** The list that binds the caller; null if none does. */
  readonly list: BindingList | null;
  /** The id of a registered document that the request named; null for any other. */
  readonly id: string | null;
}

declare module 'fastify' {
  interface FastifyRequest {
    /** Null until it is resolved, and at other addresses. */
    resolvedDocument: ResolvedDocument | null;
  }
}

/**
 * Creates the hook that puts the text in place of a hash, so that everything after it sees the
 * request as if the text had been sent: rules, limits, the audit log, dry runs. Callers who did not
 * sign in send texts (PERSISTED_QUERY_NOT_SUPPORTED).
 */
export function resolveDocument(documents: CallersDocuments | undefined) {
  return async (request: FastifyRequest): Promise<void> => {
    const parts = partsOf(request);
    const caller = signedIn(request);
    if (!documents || !caller) {
      if (hasReference(parts)) throw notSupported();
      return;
    }
    const reference = referenceIn(parts);
    const { lists, automatic } = documents;
    const { kind, subject } = caller;
    const list = kind === 'MACHINE' ? await lists.of(subject) : null; // Persons have none.
    if (!reference) {
      request.resolvedDocument = { list: bindingList(list, null), id: null };
      return;
    }
    const found = referredDocument(reference, { subject, list, automatic });
    if (found.isRegistered) documents.onUsed?.(subject, reference.hash);
    request.resolvedDocument = {
      list: bindingList(list, found.isRegistered ? found.text : null),
      id: found.isRegistered ? `sha256:${reference.hash}` : null,
    };
    putText(request, reference, found.text);
  };
}

function signedIn({ asked }: FastifyRequest): Caller | null {
  const caller = asked?.asker?.access.caller;
  return caller && caller.kind !== 'NOBODY' ? caller : null;
}

function bindingList(list: DocumentList | null, named: string | null): BindingList | null {
  if (!list || list.mode === 'OFF') return null;
  return { mode: list.mode, isListed: listedTexts(list, named) };
}

/** Clients of automatic persisted queries recognise exactly this message. */
function notSupported(): RiverGateError {
  return new RiverGateError('PERSISTED_QUERY_NOT_SUPPORTED', 'PersistedQueryNotSupported');
}

/** The parts of a request; what is no operation at all is left to Apollo Server, which refuses it. */
function partsOf(request: FastifyRequest): DocumentParts {
  if (request.method !== 'GET') return isJsonObject(request.body) ? request.body : {};
  const search = searchOf(request);
  return {
    query: onceIn(search, 'query'),
    documentId: onceIn(search, 'documentId'),
    extensions: jsonOrNothing(onceIn(search, 'extensions')),
  };
}

function onceIn(search: URLSearchParams, name: string): string | undefined {
  const [one, ...others] = search.getAll(name);
  if (others.length === 0) return one;
  throw new RiverGateError('BAD_REQUEST', `The search parameter "${name}" is given once at most.`);
}

/**
 * Puts the text in the body, or for a GET in the address, from which Apollo Server reads the
 * parameters.
 */
function putText(request: FastifyRequest, { kind }: DocumentReference, text: string): void {
  if (request.method === 'GET') putInAddress(request, kind, text);
  else if (isJsonObject(request.body)) request.body = withText(request.body, kind, text);
}

function withText(
  { documentId: _, ...others }: Readonly<Record<string, unknown>>,
  kind: DocumentReference['kind'],
  text: string,
): Readonly<Record<string, unknown>> {
  if (kind === 'REGISTERED') return { ...others, query: text };
  return { ...others, query: text, extensions: withoutHash(others['extensions']) };
}

function putInAddress(
  request: FastifyRequest,
  kind: DocumentReference['kind'],
  text: string,
): void {
  const search = searchOf(request);
  search.delete('documentId');
  search.set('query', text);
  if (kind === 'AUTOMATIC') {
    const extensions = withoutHash(jsonOrNothing(onceIn(search, 'extensions')));
    search.set('extensions', JSON.stringify(extensions));
  }
  const [path = ''] = request.url.split('?');
  Object.defineProperty(request, 'url', { value: `${path}?${search.toString()}` });
}

function withoutHash(extensions: unknown): Readonly<Record<string, unknown>> {
  const entries = Object.entries(isJsonObject(extensions) ? extensions : {});
  return Object.fromEntries(entries.filter(([name]) => name !== 'persistedQuery'));
}
