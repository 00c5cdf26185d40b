import type { RollupQueue } from '../../shared/monitoring/rollup/refresh-rollups';
import { setTimeout as delay } from 'node:timers/promises';
import { Pool, type Dispatcher } from 'undici';
import { CLOCK_TOLERANCE_MS } from '../../shared/identity/clock-tolerance';
import { CLOCK_HEADER } from '../../shared/server/clock-header';
import { TRACEPARENT } from '../../shared/tracing/trace-context';
import { absence } from './absence';
import { answerReader, type AnswerReader } from './answer-reader';
import { DepartmentRefusal, refusalIn } from './department-refusal';
import type { Link, LinkReport, LinkRequest } from './link';
import { rollupsIn } from './rollups-report';
import { linkAnswer } from './link-answer';

/** A department that answers over HTTP. */
interface HttpDepartment {
  readonly department: string;
  /** Where it answers GraphQL. */
  readonly url: string;
  /**
   * Headers that sign exactly these bytes and say for whom they are sent; none unless given.
   * `isLeased` is false once the cause of a 409 could not be corrected.
   */
  readonly sign?: (
    body: string,
    request: LinkRequest,
    isLeased: boolean,
  ) => Readonly<Record<string, string>>;
  /**
   * Corrects what a department answers 409 for, the first time, the second …; returns whether it
   * did. The request is then sent once more.
   */
  readonly onConflict?: (times: number, signal: AbortSignal) => Promise<boolean>;
  /** Called with the headers of each response. */
  readonly onHeaders?: (headers: AnswerHeaders) => void;
  /** Called at each health probe with how far the department's clock is ahead of this one. */
  readonly onClockOffset?: (offsetMs: number) => void;
  /**
   * Address whose GET is answered with 200 if the department is healthy; unless given, the probe is
   * the query `{ __typename }`.
   */
  readonly healthUrl?: string;
  /**
   * Called with the reason why there is no answer, for the log; callers learn only that there is
   * none.
   */
  readonly onFault?: (fault: unknown, requestId: string) => void;
  readonly maxAnswerBytes?: number;
}

/** Headers as received. */
export type AnswerHeaders = Dispatcher.ResponseData['headers'];

const GRAPHQL_RESPONSE = 'application/graphql-response+json';
const ACCEPT = `${GRAPHQL_RESPONSE}, application/json;q=0.9`;
const MAX_ANSWER_BYTES = 64 * 1024 * 1024;
/** A gateway has memory for two of the longest answers of a department at once. */
const LONGEST_AT_ONCE = 2;
const HEALTH_TIMEOUT_MS = 2000;
const MAX_HEALTH_BYTES = 64 * 1024;
/** Twice what a bulkhead lets through, so that health probes and gone callers find one. */
const MAX_CONNECTIONS = 256;

/**
 * A link over kept-alive connections.
 *
 * Like @apollo/gateway's own data source, it accepts an answer only with a status of success or, as
 * GraphQL over HTTP defines, with a 4xx whose content type says that it is a GraphQL response; a
 * 401 or 403 is a fault between the two systems, not the caller's.
 */
export function httpLink(remote: HttpDepartment): Link {
  const { origin, pathname, search } = new URL(remote.url);
  const maxResponseSize = remote.maxAnswerBytes ?? MAX_ANSWER_BYTES;
  const pool = new Pool(origin, { connections: MAX_CONNECTIONS, maxResponseSize });
  const maxHeldBytes = LONGEST_AT_ONCE * maxResponseSize;
  const reader = answerReader({ maxBytes: maxResponseSize, maxHeldBytes });
  let health: Health = { isWell: false, clockOffsetMs: null, rollups: null };
  const fetch = async (request: LinkRequest) => {
    try {
      const path = `${pathname}${search}`;
      const response = await asked({ pool, path, remote }, request);
      const body = await parsed(response, reader, request.signal);
      return linkAnswer(body, request) ?? refuse('no GraphQL response');
    } catch (fault) {
      remote.onFault?.(fault, request.requestId);
      const because = fault instanceof DepartmentRefusal ? fault.told : undefined;
      return absence('DEPARTMENT_UNAVAILABLE', { department: remote.department, because }, request);
    }
  };
  return {
    department: remote.department,
    fetch,
    isReady: async () => {
      health = await healthOf(pool, remote);
      const { clockOffsetMs } = health;
      if (clockOffsetMs !== null) remote.onClockOffset?.(clockOffsetMs);
      return health.isWell && Math.abs(clockOffsetMs ?? 0) <= CLOCK_TOLERANCE_MS;
    },
    report: () => reportOf(health),
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
  let isLeased = true;
  for (let times = 1; ; times += 1) {
    const headers = () => headersFor(remote, body, { request, isLeased });
    const response = await sent({ pool, path }, { headers, body, request });
    remote.onHeaders?.(response.headers);
    if (response.statusCode !== CONFLICT || !remote.onConflict || !isLeased) return response;
    await response.body.dump();
    isLeased = await remote.onConflict(times, request.signal);
  }
}

const CONFLICT = 409;

interface Sending {
  /** Signed each time: a department accepts a signature once. */
  readonly headers: () => Readonly<Record<string, string>>;
  readonly body: string;
  readonly request: LinkRequest;
}

/**
 * Sends a request; a query that failed before anything of its answer came is sent once more, after
 * a pause that differs from caller to caller. A mutation may have been executed, so it is not.
 */
async function sent(
  { pool, path }: Pick<Asking, 'pool' | 'path'>,
  { headers, body, request }: Sending,
): Promise<Dispatcher.ResponseData> {
  const { signal, query } = request;
  const send = () => pool.request({ path, method: 'POST', headers: headers(), body, signal });
  try {
    return await send();
  } catch (fault) {
    if (signal.aborted || query.startsWith('mutation')) throw fault;
    await delay(RETRY_MS * (0.5 + Math.random()), undefined, { signal });
    return send();
  }
}

/** A connection that was closed while idle is replaced at once; a restart takes longer anyway. */
const RETRY_MS = 20;

function bodyOf({ query, operationName, variables }: LinkRequest): string {
  return JSON.stringify({ query, variables, operationName });
}

function headersFor(
  { sign }: HttpDepartment,
  body: string,
  { request, isLeased }: { readonly request: LinkRequest; readonly isLeased: boolean },
): Readonly<Record<string, string>> {
  return {
    'content-type': 'application/json',
    accept: ACCEPT,
    'accept-encoding': 'gzip',
    'x-request-id': request.requestId,
    ...(request.traceparent !== undefined && { [TRACEPARENT]: request.traceparent }),
    ...sign?.(body, request, isLeased),
  };
}

async function parsed(
  response: Dispatcher.ResponseData,
  reader: AnswerReader,
  signal: AbortSignal,
): Promise<unknown> {
  const type = String(response.headers['content-type'] ?? '');
  if (isAnswer(response.statusCode, type)) return reader.read(response, signal);
  const told = await refusalIn(response);
  throw new DepartmentRefusal(`status ${response.statusCode}, content type "${type}"`, told);
}

function isAnswer(status: number, type: string): boolean {
  if (status >= 200 && status < 300) {
    return type.startsWith(GRAPHQL_RESPONSE) || type.startsWith('application/json');
  }
  const isBetweenSystems = status < 400 || status >= 500 || status === 401 || status === 403;
  return !isBetweenSystems && type.startsWith(GRAPHQL_RESPONSE);
}

function refuse(came: string): never {
  throw new DepartmentRefusal(came);
}

interface Health {
  readonly isWell: boolean;
  /** Null if the department does not report its clock. */
  readonly clockOffsetMs: number | null;
  /** Null if it does not report its queue of roll-ups. */
  readonly rollups: RollupQueue | null;
}

async function healthOf(pool: Pool, { url, healthUrl }: HttpDepartment): Promise<Health> {
  const { pathname, search } = new URL(healthUrl ?? url);
  const signal = AbortSignal.timeout(HEALTH_TIMEOUT_MS);
  const sentAtMs = Date.now();
  try {
    const response = await pool.request({
      path: `${pathname}${search}`,
      signal,
      ...(healthUrl ? { method: 'GET' } : TYPENAME_REQUEST),
    });
    const clockOffsetMs = offsetIn(response.headers, sentAtMs, Date.now());
    const health = answerReader({ maxBytes: MAX_HEALTH_BYTES, maxHeldBytes: MAX_HEALTH_BYTES });
    const rollups = rollupsIn(await health.read(response, signal).catch(() => null));
    return { isWell: response.statusCode === 200, clockOffsetMs, rollups };
  } catch {
    return { isWell: false, clockOffsetMs: null, rollups: null };
  }
}

function reportOf({ clockOffsetMs, rollups }: Health): LinkReport {
  return {
    ...(clockOffsetMs === null ? {} : { clockOffsetMs }),
    ...(rollups === null ? {} : { rollups }),
  };
}

/** How far the other clock is ahead at least: it was read at some moment between these two. */
function offsetIn(headers: AnswerHeaders, fromMs: number, toMs: number): number | null {
  const shownMs = Date.parse(String(headers[CLOCK_HEADER] ?? ''));
  if (Number.isNaN(shownMs)) return null;
  if (shownMs > toMs) return shownMs - toMs;
  return shownMs < fromMs ? shownMs - fromMs : 0;
}

const TYPENAME_REQUEST = {
  method: 'POST',
  headers: { 'content-type': 'application/json', accept: ACCEPT },
  body: '{"query":"{ __typename }"}',
} as const;
