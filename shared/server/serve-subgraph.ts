import type { RollupQueue } from '../monitoring/rollup/refresh-rollups';
import { ApolloServer } from '@apollo/server';
import { fastifyApolloHandler } from '@as-integrations/fastify';
import type { FastifyRequest } from 'fastify';
import type { GraphQLSchema } from 'graphql';
import type { Logger } from 'pino';
import { memoryBudget, type MemoryBudget } from '../data/memory-budget';
import { RiverGateError } from '../errors/rivergate-error';
import type { GuardedContext, GuardedExecute } from '../graphql/guarded-execution';
import { SYSTEM_CLOCK, type MachineClock } from '../identity/clock-tolerance';
import type { TrustedKeys } from '../identity/keys/gateway-keys';
import { NONCE_HEADER } from '../sharing/lease/lease';
import type { LeaseIssuer } from '../sharing/lease/lease-issuer';
import type { AccessDecisions } from '../sharing/access-decisions';
import type { ReceivedState } from '../sharing/lease/received-state';
import { CLOCK_HEADER } from './clock-header';
import { apolloSettings } from './apollo-settings';
import { documentStore } from './document-store';
import { createHttpServer, listening } from './http-server';
import type { PermitGuard } from './permit-guard';
import { addSharingRoutes } from './sharing-routes';
import { auditHeadOf, signatureGuard } from './signature-guard';

/** What a department's server needs. */
interface SubgraphOptions {
  readonly department: string;
  readonly schema: GraphQLSchema;
  readonly execute: GuardedExecute;
  /** What resolvers receive for one fetch of the gateway. */
  readonly contextFor: (requestId: string, access: AccessDecisions) => GuardedContext;
  /** Finds out for whom a gateway asks, and what that caller may read. */
  readonly access: PermitGuard;
  /** The sharing state as gateways bring it. */
  readonly state: ReceivedState;
  /**
   * Verifies and keeps a head of the hub's audit log, as the gateway that signed the request brings
   * it.
   */
  readonly onAuditHead?: (line: string) => void;
  /** The exchange alone issues leases on it. */
  readonly leases?: LeaseIssuer;
  /** The gateways that may ask. */
  readonly publicKeys: TrustedKeys;
  /** The clocks of this process, unless given. */
  readonly clock?: MachineClock;
  /** What waits for its roll-ups, for `/healthz`; null or absent: nothing is known. */
  readonly rollups?: () => RollupQueue | null;
  readonly host: string;
  /** 0 takes a free one. */
  readonly port: number;
  readonly log: Logger;
  /** What parsed documents may weigh; a budget of their own unless given. */
  readonly budget?: MemoryBudget;
}

/** A server that answers. */
export interface RunningServer {
  readonly url: string;
  /** Stops listening and resolves when every request in progress is answered. */
  close(): Promise<void>;
}

/** The largest fetch of a gateway: representations of many entities. */
const FETCH_BYTES = 16 * 1024 * 1024;

/**
 * Serves one department: `/graphql` to gateways that sign, `/healthz` to everybody, and nothing else.
 *
 * Both say CLOCK_SKEWED (503) where the clock here is too far from the exchange's. Anything else is refused with 401 REQUEST_UNSIGNED, unknown paths too.
 */
export async function serveSubgraph(options: SubgraphOptions): Promise<RunningServer> {
  const apollo = apolloOf(options);
  await apollo.start();
  const server = createHttpServer({ log: options.log, notFound });
  addRoutes(server, apollo, options);
  const url = await listening(server, options);
  return {
    url,
    close: async () => {
      await server.close();
      await apollo.stop();
    },
  };
}

type HttpServer = ReturnType<typeof createHttpServer>;

function addRoutes(
  server: HttpServer,
  apollo: ApolloServer<SubgraphRequest>,
  options: SubgraphOptions,
): void {
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
    handler: fastifyApolloHandler(apollo, {
      context: (request: FastifyRequest) =>
        Promise.resolve({
          requestId: guard.signedBy(request).requestId,
          access: options.access.accessOf(request),
        }),
    }),
  });
  addSharingRoutes(server, { state, verify: guard.verify, ...(leases ? { leases } : {}) });
}

function apolloOf(options: SubgraphOptions): ApolloServer<SubgraphRequest> {
  const documents = documentStore(options.budget ?? memoryBudget());
  return new ApolloServer<SubgraphRequest>({
    ...apolloSettings({
      log: options.log,
      hasSuggestions: false,
      keepsForeignCodes: true,
      documents,
    }),
    gateway: executionOf(options),
  });
}

function notFound(): never {
  throw new RiverGateError(
    'REQUEST_UNSIGNED',
    'A subgraph answers only requests signed by a gateway, at /graphql.',
  );
}

interface SubgraphRequest {
  readonly requestId: string;
  readonly access: AccessDecisions;
}

/** The compiled execution in the place where Apollo Server expects a gateway. */
function executionOf({ schema, execute, contextFor }: SubgraphOptions) {
  const contextOf = (given: Readonly<Record<string, unknown>>): GuardedContext => {
    if (!isSubgraphRequest(given)) throw new TypeError('A request reached us without its permits.');
    return contextFor(given.requestId, given.access);
  };
  return {
    onSchemaLoadOrUpdate: (callback: (loaded: LoadedSchema) => void) => {
      callback({ apiSchema: schema, coreSupergraphSdl: '' });
      return () => undefined;
    },
    load: () =>
      Promise.resolve({
        executor: ({ request, context }: ExecutorInput) =>
          execute(
            {
              query: request.query ?? '',
              operationName: request.operationName,
              variables: request.variables,
            },
            contextOf(context),
          ),
      }),
    stop: () => Promise.resolve(),
  };
}

/** What Apollo Server hands on is what `context` made; it types it as anything. */
function isSubgraphRequest(given: object): given is SubgraphRequest {
  return 'requestId' in given && 'access' in given;
}

interface LoadedSchema {
  readonly apiSchema: GraphQLSchema;
  readonly coreSupergraphSdl: string;
}

interface ExecutorInput {
  readonly request: {
    readonly query?: string;
    readonly operationName?: string;
    readonly variables?: Readonly<Record<string, unknown>>;
  };
  readonly context: Readonly<Record<string, unknown>>;
}
