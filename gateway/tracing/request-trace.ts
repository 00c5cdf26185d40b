import type { IncomingHttpHeaders } from 'node:http';
import { newSpanId } from '../../shared/tracing/trace';
import { TRACEPARENT } from '../../shared/tracing/trace-context';
import type { Tracing } from '../../shared/tracing/tracing';
import type { RequestTrace, RequestTrail } from '../request-scope';

/** What is known of a request when it has been answered. */
interface AnsweredRequest {
  readonly method: string;
  readonly status: number;
  readonly requestId: string;
  /** Absent if the request was refused before it was read. */
  readonly trail: RequestTrail | undefined;
}

/** Begins to record a request; undefined if it is not recorded. */
export function beginTrace(
  tracing: Pick<Tracing, 'begin'>,
  headers: IncomingHttpHeaders,
): RequestTrace | undefined {
  const trace = tracing.begin(headers[TRACEPARENT]);
  return trace ? { trace, startedMs: performance.now(), executeId: newSpanId() } : undefined;
}

/** Records an answered request and its stages; its fetches are recorded already. */
export function endTrace(
  { trace, startedMs, executeId }: RequestTrace,
  { method, status, requestId, trail }: AnsweredRequest,
): void {
  const parentId = trace.rootId;
  for (const { stage, startedMs: from, ms } of trail?.stages ?? []) {
    const ofStage = stage === 'execute' ? { spanId: executeId } : {};
    const times = { startedMs: from, endedMs: from + ms };
    trace.add({ name: stage, kind: 'INTERNAL', parentId, ...ofStage, ...times });
  }
  trace.add({
    ...{ name: `${method} ${ROUTE}`, kind: 'SERVER', spanId: trace.rootId },
    ...{ parentId: trace.parentId, startedMs, endedMs: performance.now() },
    attributes: {
      ...{ 'http.request.method': method, 'http.route': ROUTE },
      ...{ 'http.response.status_code': status, 'rivergate.request_id': requestId },
    },
    hasFailed: status >= 500,
  });
}

const ROUTE = '/graphql';
