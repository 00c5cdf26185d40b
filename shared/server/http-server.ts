import type { Server } from 'node:http';
import {
  LogController,
  fastify,
  type FastifyInstance,
  type FastifyReply,
  type FastifyRequest,
} from 'fastify';
import type { Logger } from 'pino';
import { requireBodyBounds, UNDECLARED_BODY_BYTES } from './body-bounds';
import { boundConnections } from './connection-bounds';
import { answerFault, answerNotFound } from './http-faults';
import { rawRefusal, refusalParts } from './raw-refusal';
import { requireReadable } from './request-form';
import { callersRequestId, newRequestId, REQUEST_ID_HEADER } from './request-id';
import { sentInPieces } from './sent-in-pieces';
import { SERVER_BOUNDS, type ServerBounds } from './server-bounds';
import { cutSlowReaders } from './slow-readers';
import { answerUnread } from './unread-request';

/** Options of an HTTP server of the hub. */
interface HttpServerOptions {
  readonly log: Logger;
  /**
   * Proxies whose `x-forwarded-…` headers are trusted for the caller's address and scheme; none by
   * default.
   */
  readonly trustedProxies?: ReadonlyArray<string>;
  /** Answers unknown paths; by default a 404 in the form of a GraphQL error. */
  readonly notFound?: typeof answerNotFound;
  /** Time and connection limits that differ from SERVER_BOUNDS. */
  readonly bounds?: Partial<ServerBounds>;
  /** Whether each GET route also answers HEAD; false by default. */
  readonly exposeHeadRoutes?: boolean;
}

/**
 * Creates a fastify server with what all servers of the hub share: a new id for each request (the
 * caller's id is logged beside it), one log line a request (path without its query, which may carry
 * variables), failures answered as GraphQL errors, and a declared size limit for each route that
 * reads a body.
 */
export function createHttpServer({
  log,
  trustedProxies = [],
  notFound,
  bounds,
  exposeHeadRoutes = false,
}: HttpServerOptions) {
  const bound = { ...SERVER_BOUNDS, ...bounds };
  const server = fastify({
    ...timeLimits(bound),
    loggerInstance: log,
    logController: new LogController({
      disableRequestLogging: true,
      requestIdLogLabel: 'requestId',
    }),
    bodyLimit: UNDECLARED_BODY_BYTES,
    genReqId: newRequestId,
    exposeHeadRoutes,
    trustProxy: trustedProxies.length > 0 ? [...trustedProxies] : false,
    // An idle keep-alive connection must not delay the end of the process.
    forceCloseConnections: 'idle',
    clientErrorHandler: answerUnread,
    frameworkErrors: (fault, request, reply) => {
      named(request, reply); // No hook runs for a malformed URL.
      answerFault(fault, request, reply);
    },
  });
  boundSockets(server.server, { bound, trustedProxies, log });
  requireBodyBounds(server);
  server.addHook('onRequest', begun);
  server.addHook('onRequest', async (request, reply) => {
    if (request.is404) return (notFound ?? answerNotFound)(request, reply); // Before any body is read.
  });
  server.addHook('onSend', sentInPieces);
  server.addHook('onResponse', answered);
  server.setErrorHandler(answerFault);
  server.setNotFoundHandler(notFound ?? answerNotFound);
  return server;
}

/** Time limits within which headers and body must arrive. */
function timeLimits({ headersMs, requestMs }: ServerBounds) {
  return {
    requestTimeout: requestMs,
    http: {
      headersTimeout: Math.min(headersMs, requestMs),
      connectionsCheckingInterval: Math.min(1000, Math.ceil(requestMs / 4)),
      requireHostHeader: false, // Node would answer without a body; requireReadable checks it instead.
    },
  };
}

async function begun(request: FastifyRequest, reply: FastifyReply): Promise<void> {
  named(request, reply);
  requireReadable(request);
}

function named({ id }: Pick<FastifyRequest, 'id'>, reply: Pick<FastifyReply, 'header'>): void {
  reply.header(REQUEST_ID_HEADER, id);
  reply.header('x-content-type-options', 'nosniff');
}

async function answered(request: FastifyRequest, reply: FastifyReply): Promise<void> {
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
}

/**
 * Limits connections and slow readers, and answers the requests that Node itself would answer
 * without a body.
 */
function boundSockets(
  server: Server,
  {
    bound,
    trustedProxies,
    log,
  }: Required<Pick<HttpServerOptions, 'trustedProxies' | 'log'>> & { readonly bound: ServerBounds },
): void {
  boundConnections(server, bound, trustedProxies);
  cutSlowReaders(server, bound, () => {
    log.info('a caller that read too slowly was cut off');
  });
  server.on('checkExpectation', (_request, response) => {
    const { status, body } = refusalParts(
      'BAD_REQUEST',
      'The only supported expectation is `Expect: 100-continue`.',
    );
    const type = 'application/json; charset=utf-8';
    const length = Buffer.byteLength(body);
    response.writeHead(status, { 'content-type': type, 'content-length': length }).end(body);
  });
  server.on('connect', (_request, socket) => {
    socket.end(
      rawRefusal('METHOD_NOT_ALLOWED', 'This server is not a proxy: CONNECT is not supported.'),
    );
  });
}

/** Starts listening and returns the address as a URL. */
export async function listening(
  server: Pick<FastifyInstance, 'listen'>,
  at: { readonly host: string; readonly port: number },
): Promise<string> {
  return server.listen({ host: at.host, port: at.port });
}
