import type { FastifyInstance, FastifyRequest } from 'fastify';
import type { Tracing } from '../../shared/tracing/tracing';
import type { RequestScope, RequestTrace } from '../request-scope';
import { beginTrace, endTrace } from './request-trace';

/** Dependencies of recording requests. */
interface Recording {
  /** Absent: nothing is recorded, and no hook is added. */
  readonly tracing: Pick<Tracing, 'begin'> | undefined;
  /** The scope of a request; undefined if it was refused before it had one. */
  readonly scopeOf: (request: FastifyRequest) => RequestScope | undefined;
}

/** The trace of a request, as a part of its scope. */
export type TraceOf = (request: FastifyRequest) => Pick<RequestScope, 'traced'>;

/** Records the requests of these routes, from their headers to the end of their answers. */
export function traceRequests(
  server: Pick<FastifyInstance, 'addHook'>,
  { tracing, scopeOf }: Recording,
): TraceOf {
  if (!tracing) return () => UNTRACED;
  const traces = new WeakMap<FastifyRequest, RequestTrace>();
  server.addHook('onRequest', (request, _reply, done) => {
    const traced = beginTrace(tracing, request.headers);
    if (traced) traces.set(request, traced);
    done();
  });
  server.addHook('onResponse', (request, { statusCode: status }, done) => {
    const traced = traces.get(request);
    const { id: requestId, method } = request;
    const trail = scopeOf(request)?.trail;
    if (traced) endTrace(traced, { method, status, requestId, trail });
    done();
  });
  return (request) => {
    const traced = traces.get(request);
    return traced ? { traced } : UNTRACED;
  };
}

const UNTRACED = {};
