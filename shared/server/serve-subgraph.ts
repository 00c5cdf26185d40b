import type { RollupQueue } from '../monitoring/rollup/refresh-rollups';
import type { Logger } from 'pino';
import { RiverGateError } from '../errors/rivergate-error';
import type { GuardedContext, GuardedExecute } from '../graphql/guarded-execution';
import { SYSTEM_CLOCK, type MachineClock } from '../identity/clock-tolerance';
import type { TrustedKeys } from '../identity/keys/gateway-keys';
import { NONCE_HEADER } from '../sharing/lease/lease';
import type { LeaseIssuer } from '../sharing/lease/lease-issuer';
import type { AccessDecisions } from '../sharing/access-decisions';
import type { ReceivedState } from '../sharing/lease/received-state';
import type { Trace, TracedPart } from '../tracing/trace';
import type { Tracing } from '../tracing/tracing';
import { CLOCK_HEADER } from './clock-header';
import { answerFetch } from './answer-fetch';
import { createHttpServer, listening } from './http-server';
import type { PermitGuard } from './permit-guard';
import { addSharingRoutes } from './sharing-routes';
import { auditHeadOf, signatureGuard } from './signature-guard';

/** What a department's server needs. */
interface SubgraphOptions {
  readonly department: string;
  readonly execute: GuardedExecute;
  /** What resolvers receive for one fetch of the gateway. */
  readonly contextFor: (requestId: string, access: AccessDecisions) => GuardedContext;
  /** Determines for which caller a gateway asks, and what that caller may read. */
  readonly access: PermitGuard;
  /** The sharing state as received from gateways. */
  readonly state: ReceivedState;
  /** Verifies and stores a head of the hub's audit log that came with a signed request. */
  readonly onAuditHead?: (line: string) => void;
  /** Issues leases on the sharing state; only the exchange has one. */
  readonly leases?: LeaseIssuer;
  /** Public keys of the gateways that may send requests. */
  readonly publicKeys: TrustedKeys;
  /** By default, the clocks of this process. */
  readonly clock?: MachineClock;
  /** How much still waits for its roll-ups, for `/healthz`; null or absent: unknown. */
  readonly rollups?: () => RollupQueue | null;
  /** Records the traces of gateways; absent: nothing is recorded. */
  readonly tracing?: Pick<Tracing, 'continued'> | undefined;
  readonly host: string;
  /** 0 selects a free port. */
  readonly port: number;
  readonly log: Logger;
}

/** A running server. */
export interface RunningServer {
  readonly url: string;
  /** Stops listening; resolves when every request in progress is answered. */
  close(): Promise<void>;
}

/**
 * Maximum size of a gateway's fetch, in bytes: it may hold the representations of many entities.
 */
const FETCH_BYTES = 16 * 1024 * 1024;

/**
 * Serves one department: `/graphql` for gateways that sign their requests, `/healthz` for
 * everybody.
 *
 * Both answer CLOCK_SKEWED (503) if the clock of this machine is too far from the exchange's. Any
 * other request is refused with 401 REQUEST_UNSIGNED, also for unknown paths.
 */
export async function serveSubgraph(options: SubgraphOptions): Promise<RunningServer> {
  const server = createHttpServer({ log: options.log, notFound });
  addRoutes(server, options);
  const url = await listening(server, options);
  return { url, close: () => server.close() };
}

type HttpServer = ReturnType<typeof createHttpServer>;

function addRoutes(server: HttpServer, options: SubgraphOptions): void {
  const { department, publicKeys, state, leases, clock = SYSTEM_CLOCK } = options;
  const guard = signatureGuard({ department, publicKeys, clock });
  server.removeAllContentTypeParsers();
  server.addContentTypeParser('*', { parseAs: 'buffer' }, (_request, body, done) => {
    done(null, body);
  });
  server.get('/healthz', async (_request, reply) => {
    reply.header(CLOCK_HEADER, clock.now().toISOString());
    state.clock.assertWithin();
    const rollups = options.rollups?.() ?? null;
    return { status: 'up', department, ...(rollups && { rollups }) };
  });
  server.post('/graphql', {
    bodyLimit: FETCH_BYTES,
    preHandler: async (request, reply) => {
      guard.verify(request);
      reply.header(NONCE_HEADER, state.nonce());
      const head = auditHeadOf(request);
      if (head !== undefined)
        options.onAuditHead?.(Buffer.from(head, 'base64url').toString('utf8'));
      options.access.verify(request, guard.signedBy(request));
    },
    handler: async (request, reply) => {
      const { requestId, traceparent } = guard.signedBy(request);
      const context = options.contextFor(requestId, options.access.accessOf(request));
      const answer = () => answerFetch(request, reply, (asked) => options.execute(asked, context));
      const trace = options.tracing?.continued(traceparent);
      return trace ? trace.within(spanOf(trace, department), answer) : answer();
    },
  });
  addSharingRoutes(server, { state, verify: guard.verify, ...(leases ? { leases } : {}) });
}

function spanOf({ rootId: spanId, parentId }: Trace, department: string): TracedPart {
  const attributes = { 'rivergate.department': department };
  return { name: `department ${department}`, kind: 'SERVER', attributes, spanId, parentId };
}

function notFound(): never {
  throw new RiverGateError(
    'REQUEST_UNSIGNED',
    'A subgraph answers only requests signed by a gateway, at /graphql.',
  );
}
