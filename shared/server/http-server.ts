import { LogController, fastify, type FastifyInstance } from 'fastify';
import type { Logger } from 'pino';
import { answerFault, answerNotFound } from './http-faults';
import { callersRequestId, newRequestId, REQUEST_ID_HEADER } from './request-id';

/** How an HTTP server of ours is set up. */
interface HttpServerOptions {
  readonly log: Logger;
  /** The largest body read, in bytes; 1 MiB unless given. */
  readonly bodyLimit?: number;
  /** Proxies whose `x-forwarded-…` headers say who called and how; none unless given. */
  readonly trustedProxies?: ReadonlyArray<string>;
  /** What answers where nothing is; a 404 as GraphQL writes errors unless given. */
  readonly notFound?: typeof answerNotFound;
}

/**
 * A fastify server with what all of ours share: a request id of our own (the one
 * that the caller gave is logged beside it), one log line a request (path without its query, which may
 * carry variables), and faults answered as GraphQL errors.
 */
export function createHttpServer({
  log,
  bodyLimit,
  trustedProxies = [],
  notFound,
}: HttpServerOptions) {
  const server = fastify({
    loggerInstance: log,
    logController: new LogController({
      disableRequestLogging: true,
      requestIdLogLabel: 'requestId',
    }),
    bodyLimit: bodyLimit ?? 1024 * 1024,
    genReqId: newRequestId,
    exposeHeadRoutes: false,
    trustProxy: trustedProxies.length > 0 ? [...trustedProxies] : false,
    // A client that keeps its connection must not hold up the end of the process.
    forceCloseConnections: 'idle',
  });
  server.addHook('onRequest', async (request, reply) => {
    reply.header(REQUEST_ID_HEADER, request.id);
    reply.header('x-content-type-options', 'nosniff');
  });
  server.addHook('onResponse', async (request, reply) => {
    const callersId = callersRequestId(request.headers[REQUEST_ID_HEADER]);
    request.log.info(
      {
        ...(callersId === undefined ? {} : { callersRequestId: callersId }),
        method: request.method,
        path: request.url.split('?', 1)[0],
        status: reply.statusCode,
        ms: Math.round(reply.elapsedTime),
      },
      'answered',
    );
  });
  server.setErrorHandler(answerFault);
  server.setNotFoundHandler(notFound ?? answerNotFound);
  return server;
}

/** Listens, and answers the address as a URL. */
export async function listening(
  server: Pick<FastifyInstance, 'listen'>,
  at: { readonly host: string; readonly port: number },
): Promise<string> {
  return server.listen({ host: at.host, port: at.port });
}
