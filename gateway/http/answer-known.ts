import type { FastifyReply, FastifyRequest } from 'fastify';
import type { Engine } from '../engine/engine';
import type { GatewayAnswer } from '../engine/execute-plan';
import type { RequestScope } from '../request-scope';
import { jsonText } from '../../shared/graphql/finished-text';
import { isJsonObject } from '../../shared/domain/is-json-object';

/** What answers `/graphql` past Apollo Server. */
interface KnownAnswering {
  readonly engine: Pick<Engine, 'answerKnown'>;
  /** Always the same scope for one request. */
  readonly scopeFor: (request: FastifyRequest, reply: FastifyReply) => RequestScope;
}

/**
 * Creates the hook that answers a plain POST of a document that was parsed before: the layers of
 * Apollo Server cost more than such an answer. The server still gives the form to an answer with
 * errors, and answers everything else. Both ways answer the same bytes.
 */
export function answerKnown({ engine, scopeFor }: KnownAnswering) {
  return async (
    request: FastifyRequest,
    reply: FastifyReply,
  ): Promise<FastifyReply | undefined> => {
    const asked = isPlainPost(request) ? plainlyAsked(request.body) : undefined;
    if (!asked) return undefined;
    const answer = await engine.answerKnown({ ...asked, context: scopeFor(request, reply) });
    if (!answer || !isPlain(answer)) return undefined;
    return reply.type(JSON_TYPE).send(textOf(answer));
  };
}

const JSON_TYPE = 'application/json; charset=utf-8';

/** Errors have a form of their own, and may change status and headers. */
function isPlain({ data, errors }: GatewayAnswer): boolean {
  return data !== undefined && errors === undefined;
}

function textOf({ data, extensions, hasTexts = false }: GatewayAnswer): string {
  const answer = { data, extensions };
  return `${hasTexts ? jsonText(answer) : JSON.stringify(answer)}\n`;
}

/** Media types of which Apollo Server chooses plain JSON. */
const PLAIN_ACCEPT: ReadonlySet<string | undefined> = new Set([
  undefined,
  '*/*',
  'application/json',
]);

function isPlainPost({ method, headers }: FastifyRequest): boolean {
  const isJson = headers['content-type'] === 'application/json';
  return method === 'POST' && isJson && PLAIN_ACCEPT.has(headers.accept);
}

/** The request of a body that holds one operation and nothing else. */
function plainlyAsked(body: unknown) {
  if (!isJsonObject(body)) return undefined;
  const { query, operationName, variables, extensions, ...others } = body;
  if (!isText(query) || query === '' || Object.keys(others).length > 0) return undefined;
  if (!isAbsentOr(isText, operationName) || !isAbsentOr(isJsonObject, variables)) return undefined;
  if (!isAbsentOr(isJsonObject, extensions) || extensions?.['persistedQuery']) return undefined;
  return { source: query, request: given({ operationName, variables, extensions }) };
}

type Given = Parameters<Engine['answerKnown']>[0]['request'];

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
