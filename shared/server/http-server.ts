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

/** How an HTTP server of ours is set up. */
interface HttpServerOptions {
  readonly log: Logger;
  /** Proxies whose `x-forwarded-…` headers say who called and how; none unless given. */
  readonly trustedProxies?: ReadonlyArray<string>;
  /** What answers where nothing is; a 404 as GraphQL writes errors unless given. */
  readonly notFound?: typeof answerNotFound;
  /** Bounds of time and number that differ from SERVER_BOUNDS. */
  readonly bounds?: Partial<ServerBounds>;
  /** Whether what answers GET answers HEAD; not unless given. */
  readonly exposeHeadRoutes?: boolean;
}

/**
 * A fastify server with what all of ours share: a request id of our own (the one
 * that the caller gave is logged beside it), one log line a request (path without its query, which may
 * carry variables), faults answered as GraphQL errors, and a bound of its own for each body that is read.
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
    // A client that keeps its connection must not hold up the end of the process.
    forceCloseConnections: 'idle',
    clientErrorHandler: answerUnread,
    frameworkErrors: (fault, request, reply) => {
      named(request, reply); // No hook has seen an address that is none.
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

/** Until when headers and bodies must have come. */
function timeLimits({ headersMs, requestMs }: ServerBounds) {
  return {
    requestTimeout: requestMs,
    http: {
      headersTimeout: Math.min(headersMs, requestMs),
      connectionsCheckingInterval: Math.min(1000, Math.ceil(requestMs / 4)),
      requireHostHeader: false, // Node would answer without a body; requireReadable looks instead.
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

/** Bounds connections and readers, and answers what Node itself would answer without a body. */
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
      'Nothing but `Expect: 100-continue` is met.',
    );
    const type = 'application/json; charset=utf-8';
    const length = Buffer.byteLength(body);
    response.writeHead(status, { 'content-type': type, 'content-length': length }).end(body);
  });
  server.on('connect', (_request, socket) => {
    socket.end(rawRefusal('METHOD_NOT_ALLOWED', 'This is no proxy: CONNECT leads nowhere.'));
  });
}

/** Listens, and answers the address as a URL. */
export async function listening(
  server: Pick<FastifyInstance, 'listen'>,
  at: { readonly host: string; readonly port: number },
): Promise<string> {
  return server.listen({ host: at.host, port: at.port });
}
