import { ApolloServer } from '@apollo/server';
import { fastifyApolloHandler } from '@as-integrations/fastify';
import type { FastifyReply, FastifyRequest } from 'fastify';
import type { Logger } from 'pino';
import { apolloSettings } from '../../shared/server/apollo-settings';
import { createHttpServer, listening } from '../../shared/server/http-server';
import type { Permits } from '../../shared/sharing/permits';
import type { Engine } from '../engine/engine';
import type { RequestScope } from '../engine/link';
import { documentLength } from './document-length';
import { frontPage } from './front-page';
import { registerOauth } from './oauth';
import type { OauthOptions } from './oauth-options';
import { registerPages } from './pages';
import { readiness, type GatewayParts } from './readiness';

/** What callers meet. */
export interface FrontOptions {
  readonly engine: Engine;
  /**
   * What the caller of a request may read; it rejects with the refusal of who is not honoured. Absent:
   * nothing binds.
   */
  readonly permitsFor?: (request: FastifyRequest, issuer: string) => Promise<Permits>;
  /** The ways of signing in; absent: there are none. */
  readonly oauth?: OauthOptions;
  /** What `/readyz` asks besides departments. */
  readonly parts?: GatewayParts;
  readonly log: Logger;
  /** Whether errors suggest names of the schema; not in production. */
  readonly hasSuggestions: boolean;
  readonly maxTokens: number;
  /** The longest document read, in bytes; 64 KiB unless given. */
  readonly maxDocumentBytes?: number;
  /** The largest request read, in bytes; 1 MiB unless given. */
  readonly bodyLimit?: number;
  /** Where the built pages lie; absent: `/` is a page without script, and there is no explorer. */
  readonly pagesFolder?: string;
  /** The query that the front page asks first; one that lists what can be asked unless given. */
  readonly firstQuestion?: string;
  /** Proxies whose word on who called is taken. */
  readonly trustedProxies?: ReadonlyArray<string>;
  readonly host: string;
  /** 0 takes a free one. */
  readonly port: number;
}

/** A front that answers. */
export interface Front {
  readonly url: string;
  /** Stops listening, resolves when every request under way is answered, then closes engine and links. */
  close(): Promise<void>;
}

/** Opens the gateway to callers: `/graphql`, `/healthz`, `/readyz`, and the pages. */
export async function openFront(options: FrontOptions): Promise<Front> {
  const { engine, log, bodyLimit, trustedProxies } = options;
  const apollo = new ApolloServer<RequestScope>({
    ...apolloSettings({ ...options, documents: engine.documents }),
    gateway: engine.gateway,
  });
  await apollo.start();
  const server = createHttpServer({ log, bodyLimit, trustedProxies });
  if (options.oauth) await registerOauth(server, options.oauth);
  const permitsOf = identified(server, options);
  const context = (request: FastifyRequest, reply: FastifyReply) =>
    Promise.resolve(scopeOf(request, reply, permitsOf(request)));
  server.route({
    method: ['GET', 'POST'],
    url: '/graphql',
    preHandler: documentLength(options.maxDocumentBytes),
    handler: fastifyApolloHandler(apollo, { context }),
  });
  server.route({
    method: ['PUT', 'PATCH', 'DELETE', 'HEAD'],
    url: '/graphql',
    handler: (_request, reply) => reply.code(405).header('allow', 'GET, POST').send(),
  });
  server.get('/healthz', () => ({ status: 'up' }));
  const ready = readiness(engine, options.parts);
  server.get('/readyz', async (_request, reply) => {
    const answer = await ready();
    return reply.code(answer.status === 'ready' ? 200 : 503).send(answer);
  });
  if (options.pagesFolder !== undefined) await registerPages(server, options.pagesFolder);
  else server.get('/', (request, reply) => frontPage(request, reply, options.firstQuestion));
  const url = await listening(server, options);
  return {
    url,
    close: async () => {
      await server.close();
      await apollo.stop();
    },
  };
}

/** Identifies callers of `/graphql` before a body is looked at; answers the permits of a request. */
function identified(
  server: ReturnType<typeof createHttpServer>,
  { permitsFor, oauth }: FrontOptions,
): (request: FastifyRequest) => Permits | undefined {
  const permits = new WeakMap<object, Permits>();
  if (permitsFor) {
    server.addHook('onRequest', async (request) => {
      if (request.routeOptions.url !== '/graphql') return;
      permits.set(request.raw, await permitsFor(request, oauth?.issuer() ?? ''));
    });
  }
  return ({ raw }) => permits.get(raw);
}

/** One scope a request; it aborts when the caller goes before the answer has. */
function scopeOf(
  request: FastifyRequest,
  reply: FastifyReply,
  permits: Permits | undefined,
): RequestScope {
  const abort = new AbortController();
  reply.raw.once('close', () => {
    if (!reply.raw.writableFinished) abort.abort();
  });
  const trail = { recordSequence: null, fetches: [] };
  return { requestId: request.id, signal: abort.signal, trail, ...(permits ? { permits } : {}) };
}
