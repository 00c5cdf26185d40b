import { constants } from 'node:zlib';
import { ApolloServer } from '@apollo/server';
import fastifyCompress, { type FastifyCompressOptions } from '@fastify/compress';
import type { Logger } from 'pino';
import { apolloSettings } from '../../shared/server/apollo-settings';
import { answerNotFound } from '../../shared/server/http-faults';
import { createHttpServer, listening } from '../../shared/server/http-server';
import type { ServerBounds } from '../../shared/server/server-bounds';
import type { Tracing } from '../../shared/tracing/tracing';
import type { Engine } from '../engine/engine';
import type { HubMetrics } from '../metrics/hub-metrics';
import type { RequestScope } from '../request-scope';
import type { Rates } from '../rates/rates';
import type { AccessFor } from './asker-access';
import { askers } from './askers';
import { closedMethods } from './closed-methods';
import { crossOrigin, type OpenOrigins } from './cross-origin';
import { frontPage } from './front-page';
import { graphqlRoute } from './graphql/graphql-route';
import type { CallersDocuments } from './graphql/resolve-document';
import { registerOauth } from './oauth';
import type { OauthOptions } from './oauth-options';
import { missingPage } from './missing-page';
import { registerPages } from './pages';
import { readiness, type GatewayParts } from './readiness';

/** Options of the HTTP server that callers reach. */
export interface FrontOptions {
  readonly engine: Engine;
  /**
   * Identifies the caller and what it may read; rejects if its credentials are not valid. If
   * absent, nothing is restricted.
   */
  readonly accessFor?: AccessFor;
  /** Documents that callers send by their hash; if absent, all send texts. */
  readonly documents?: CallersDocuments;
  /** Counts requests and cost; if absent, nothing is counted. */
  readonly rates?: Rates;
  /** The ways of signing in; if absent, there are none. */
  readonly oauth?: OauthOptions;
  /** What `/readyz` checks in addition to departments. */
  readonly parts?: GatewayParts;
  /** Warnings in `/readyz` for an operator, before anything fails. */
  readonly warnings?: () => ReadonlyArray<string>;
  /** Called when a request is answered, with the address as it is declared; for metrics. */
  readonly onAnswered?: HubMetrics['answered'];
  /** Records requests and their parts; absent: nothing is recorded. */
  readonly tracing?: Pick<Tracing, 'begin'> | undefined;
  readonly log: Logger;
  /** Whether errors suggest names of the schema; false in production. */
  readonly hasSuggestions: boolean;
  readonly maxTokens: number;
  /** The longest document read, in bytes; 64 KiB unless given. */
  readonly maxDocumentBytes?: number;
  /**
   * The largest body of a query that is read, in bytes; 1 MiB unless given. Every other address has
   * its own bound.
   */
  readonly bodyLimit?: number;
  /**
   * Folder of the built pages; if absent, `/` is a page without scripts, and there is no explorer.
   */
  readonly pagesFolder?: string;
  /** The first query that the front page suggests; unless given, one that lists all queries. */
  readonly firstQuestion?: string;
  /** Proxies that are trusted to report the caller's address. */
  readonly trustedProxies?: ReadonlyArray<string>;
  /** Origins whose pages may ask as the public; none unless given. */
  readonly openOrigins?: OpenOrigins;
  /** Timeouts and the number of connections; SERVER_BOUNDS unless given. */
  readonly bounds?: Partial<ServerBounds>;
  readonly host: string;
  /** 0 chooses a free port. */
  readonly port: number;
}

/** A server that accepts requests. */
export interface Front {
  readonly url: string;
  /** Stops listening, waits for requests in progress, then closes engine and links. */
  close(): Promise<void>;
}

/** Opens the gateway to callers: `/graphql`, `/healthz`, `/readyz`, and the pages. */
export async function openFront(options: FrontOptions): Promise<Front> {
  const { engine, log, trustedProxies, bounds, accessFor } = options;
  const apollo = new ApolloServer<RequestScope>({
    ...apolloSettings({
      ...options,
      documents: engine.documents,
      keepsForeignCodes: accessFor === undefined,
    }),
    gateway: engine.gateway,
  });
  await apollo.start();
  const exposeHeadRoutes = true;
  const notFound =
    options.pagesFolder === undefined ? answerNotFound : await missingPage(options.pagesFolder);
  const server = createHttpServer({ log, trustedProxies, bounds, notFound, exposeHeadRoutes });
  const { onAnswered } = options;
  if (onAnswered)
    server.addHook('onResponse', async ({ routeOptions }, reply) => {
      onAnswered(routeOptions.url, reply.statusCode, reply.elapsedTime);
    });
  const closeMethods = closedMethods(server);
  await server.register(fastifyCompress, COMPRESSION);
  if (options.oauth) await registerOauth(server, options.oauth);
  const origins = crossOrigin(options.openOrigins);
  origins.answerPreflights(server, '/graphql');
  await graphqlRoute(server, apollo, { ...options, origins, askersOf: askers(options) });
  stateRoutes(server, readiness(engine, options.parts, options.warnings));
  if (options.pagesFolder !== undefined) await registerPages(server, options.pagesFolder);
  else server.get('/', (request, reply) => frontPage(request, reply, options.firstQuestion));
  closeMethods();
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

/**
 * Answers are compressed as they are written, so brotli uses level 4 of 11, where it costs as much
 * as gzip; answers that fit into one packet are not compressed. Request bodies must not be
 * compressed (`requireReadable`).
 */
const COMPRESSION = {
  global: false,
  encodings: ['br', 'gzip', 'identity'],
  threshold: 1400,
  brotliOptions: { params: { [constants.BROTLI_PARAM_QUALITY]: 4 } },
} satisfies FastifyCompressOptions;

function stateRoutes(server: HttpServer, ready: ReturnType<typeof readiness>): void {
  server.get('/healthz', (_request, reply) =>
    reply.header('cache-control', 'no-store').send({ status: 'up' }),
  );
  server.get('/readyz', async (_request, reply) => {
    const answer = await ready();
    const status = answer.status === 'unready' ? 503 : 200;
    return reply.code(status).header('cache-control', 'no-store').send(answer);
  });
}
