import { Pool, type Dispatcher } from 'undici';
import { absence } from './absence';
import type { Link, LinkRequest } from './link';
import { linkAnswer } from './link-answer';

/** A department that answers over HTTP. */
interface HttpDepartment {
  readonly department: string;
  /** Where it answers GraphQL. */
  readonly url: string;
  /** Headers that vouch for these exact bytes, and for whom they are sent; none unless given. */
  readonly sign?: (body: string, request: LinkRequest) => Readonly<Record<string, string>>;
  /** Mends what a department answers 409 for; it is asked once more then. */
  readonly onConflict?: () => Promise<void>;
  /** What a GET answers with 200 where the department is well; else it is asked `{ __typename }`. */
  readonly healthUrl?: string;
  /** Receives why an answer could not be had, for the log; callers are told only that. */
  readonly onFault?: (fault: unknown, requestId: string) => void;
  readonly maxAnswerBytes?: number;
}

const GRAPHQL_RESPONSE = 'application/graphql-response+json';
const ACCEPT = `${GRAPHQL_RESPONSE}, application/json;q=0.9`;
const MAX_ANSWER_BYTES = 64 * 1024 * 1024;
const HEALTH_TIMEOUT_MS = 2000;

/**
 * A link over kept-alive connections.
 *
 * As @apollo/gateway's own data source it takes an answer only from a status of success, and, as
 * GraphQL over HTTP has it, from a 4xx that says it is a GraphQL response; a 401 or 403 is a fault
 * between the two systems and none of the caller's.
 */
export function httpLink(remote: HttpDepartment): Link {
  const { origin, pathname, search } = new URL(remote.url);
  const pool = new Pool(origin, { maxResponseSize: remote.maxAnswerBytes ?? MAX_ANSWER_BYTES });
  const fetch = async (request: LinkRequest) => {
    try {
      const path = `${pathname}${search}`;
      const response = await asked({ pool, path, remote }, request);
      return linkAnswer(await parsed(response), request) ?? refuse('no GraphQL response');
    } catch (fault) {
      remote.onFault?.(fault, request.requestId);
      return absence('DEPARTMENT_UNAVAILABLE', remote.department, request);
    }
  };
  return {
    department: remote.department,
    fetch,
    isReady: () => isWell(pool, remote),
    close: () => pool.close(),
  };
}

interface Asking {
  readonly pool: Pool;
  readonly path: string;
  readonly remote: HttpDepartment;
}

async function asked(
  { pool, path, remote }: Asking,
  request: LinkRequest,
): Promise<Dispatcher.ResponseData> {
  const body = bodyOf(request);
  const ask = () =>
    pool.request({
      path,
      method: 'POST',
      headers: headersFor(remote, body, request),
      body,
      signal: request.signal,
    });
  const first = await ask();
  if (first.statusCode !== CONFLICT || !remote.onConflict) return first;
  await first.body.dump();
  await remote.onConflict();
  return ask();
}

const CONFLICT = 409;

function bodyOf({ query, operationName, variables }: LinkRequest): string {
  return JSON.stringify({ query, variables, operationName });
}

function headersFor(
  { sign }: HttpDepartment,
  body: string,
  request: LinkRequest,
): Readonly<Record<string, string>> {
  return {
    'content-type': 'application/json',
    accept: ACCEPT,
    'x-request-id': request.requestId,
    ...sign?.(body, request),
  };
}

async function parsed(response: Dispatcher.ResponseData): Promise<unknown> {
  const type = String(response.headers['content-type'] ?? '');
  if (isAnswer(response.statusCode, type)) return response.body.json();
  await response.body.dump();
  return refuse(`status ${response.statusCode}, content type "${type}"`);
}

function isAnswer(status: number, type: string): boolean {
  if (status >= 200 && status < 300) {
    return type.startsWith(GRAPHQL_RESPONSE) || type.startsWith('application/json');
  }
  const isBetweenSystems = status < 400 || status >= 500 || status === 401 || status === 403;
  return !isBetweenSystems && type.startsWith(GRAPHQL_RESPONSE);
}

function refuse(came: string): never {
  throw new TypeError(`A department must answer GraphQL as JSON, but got: ${came}.`);
}

async function isWell(pool: Pool, { url, healthUrl }: HttpDepartment): Promise<boolean> {
  const { pathname, search } = new URL(healthUrl ?? url);
  const signal = AbortSignal.timeout(HEALTH_TIMEOUT_MS);
  try {
    const response = await pool.request({
      path: `${pathname}${search}`,
      signal,
      ...(healthUrl ? { method: 'GET' } : TYPENAME_REQUEST),
    });
    await response.body.dump();
    return response.statusCode === 200;
  } catch {
    return false;
  }
}

const TYPENAME_REQUEST = {
  method: 'POST',
  headers: { 'content-type': 'application/json', accept: ACCEPT },
  body: '{"query":"{ __typename }"}',
} as const;
