import type { FastifyRequest } from 'fastify';
import { isJsonObject } from '../../../shared/domain/is-json-object';
import { jsonOrNothing, searchOf } from '../../../shared/server/search-parameters';
import type { Engine } from '../../engine/engine';

type Known = Parameters<Engine['answerKnown']>[0];

/**
 * The one operation of a request that Apollo Server would answer in plain JSON; undefined for any
 * other request, which is left to the server with its refusals. By GET only a query is such an
 * operation.
 */
export function plainRequest(request: FastifyRequest): Omit<Known, 'context'> | undefined {
  if (!PLAIN_ACCEPT.has(request.headers.accept)) return undefined;
  const isGet = request.method === 'GET';
  const parts = isGet ? partsOfGet(request) : partsOfPost(request);
  const operation = parts && operationIn(parts);
  return operation && { ...operation, isQueryOnly: isGet };
}

/** Media types of which Apollo Server chooses plain JSON. */
const PLAIN_ACCEPT: ReadonlySet<string | undefined> = new Set([
  undefined,
  '*/*',
  'application/json',
]);

const JSON_TYPE = 'application/json';

type Parts = Readonly<Record<string, unknown>>;

function partsOfPost({ method, headers, body }: FastifyRequest): Parts | undefined {
  const isPlain = method === 'POST' && headers['content-type'] === JSON_TYPE;
  return isPlain && isJsonObject(body) ? body : undefined;
}

function partsOfGet(request: FastifyRequest): Parts | undefined {
  if (!isOfOurPages(request)) return undefined;
  const search = [...searchOf(request)];
  if (new Set(search.map(([name]) => name)).size < search.length) return undefined;
  const parts: Parts = Object.fromEntries(
    search.map(([name, text]) => [name, IN_JSON.has(name) ? jsonOrNothing(text) : text]),
  );
  return search.every(([name]) => !IN_JSON.has(name) || isJsonObject(parts[name]))
    ? parts
    : undefined;
}

const IN_JSON: ReadonlySet<string> = new Set(['variables', 'extensions']);

/** No page of another site can send it without asking first: the rule of Apollo Server (CSRF). */
function isOfOurPages({ headers }: FastifyRequest): boolean {
  const { 'content-type': type } = headers;
  if (type !== undefined) return type === JSON_TYPE;
  return PREFLIGHTED.some((name) => typeof headers[name] === 'string' && headers[name] !== '');
}

const PREFLIGHTED = ['x-apollo-operation-name', 'apollo-require-preflight'];

function operationIn(parts: Parts) {
  const { query, operationName, variables, extensions, ...others } = parts;
  if (!isText(query) || query === '' || Object.keys(others).length > 0) return undefined;
  if (!isAbsentOr(isText, operationName) || !isAbsentOr(isJsonObject, variables)) return undefined;
  if (!isAbsentOr(isJsonObject, extensions) || extensions?.['persistedQuery']) return undefined;
  return { source: query, request: given({ operationName, variables, extensions }) };
}

type Given = Known['request'];

/** Without what is null or absent. */
function given(parts: { readonly [Name in keyof Given]: Given[Name] | null }): Given {
  return Object.fromEntries(Object.entries(parts).filter(([, value]) => value != null));
}

function isAbsentOr<T>(
  isOne: (value: unknown) => value is T,
  value: unknown,
): value is T | null | undefined {
  return value === undefined || value === null || isOne(value);
}

function isText(value: unknown): value is string {
  return typeof value === 'string';
}
