import type { ApolloServer } from '@apollo/server';
import { fastifyApolloHandler } from '@as-integrations/fastify';
import type { FastifyReply, FastifyRequest } from 'fastify';
import type { createHttpServer } from '../../../shared/server/http-server';
import type { Tracing } from '../../../shared/tracing/tracing';
import type { Engine } from '../../engine/engine';
import { newTrail, type RequestScope } from '../../request-scope';
import { traceRequests } from '../../tracing/trace-requests';
import { varyingByCaller } from '../answer-headers';
import type { CrossOrigin } from '../cross-origin';
import { answerKnown } from './answer-known';
import type { askers } from '../askers';
import { documentLength } from './document-length';
import { resolveDocument, type CallersDocuments } from './resolve-document';

const QUESTION_BYTES = 1024 * 1024;

/** What the route needs of the options of the front. */
interface RouteOptions {
  readonly engine: Engine;
  readonly askersOf: ReturnType<typeof askers>;
  readonly origins: CrossOrigin;
  readonly documents?: CallersDocuments;
  readonly maxDocumentBytes?: number;
  readonly bodyLimit?: number;
  readonly tracing?: Pick<Tracing, 'begin'> | undefined;
}

/** Declares `/graphql`: identifies the caller, finds its document, and answers. */
export async function graphqlRoute(
  server: ReturnType<typeof createHttpServer>,
  apollo: ApolloServer<RequestScope>,
  options: RouteOptions,
): Promise<void> {
  const { engine, askersOf, maxDocumentBytes, bodyLimit = QUESTION_BYTES } = options;
  const scopes = new WeakMap<FastifyRequest, RequestScope>();
  server.decorateRequest('asked', null);
  server.decorateRequest('resolvedDocument', null);
  await server.register((scope, _options, done) => {
    const { tracing } = options;
    const traceOf = traceRequests(scope, { tracing, scopeOf: (request) => scopes.get(request) });
    const scopeFor = (request: FastifyRequest, reply: FastifyReply) => {
      const parts = () => ({ ...askersOf.scopeParts(request, reply), ...traceOf(request) });
      const kept = scopes.get(request) ?? scopeOf(request, reply, parts());
      scopes.set(request, kept);
      return kept;
    };
    scope.addHook('onRequest', askersOf.identify);
    scope.addHook('onSend', async (request, reply) => {
      markAnswer(request, reply, options);
    });
    scope.route({
      method: ['GET', 'POST'],
      url: '/graphql',
      bodyLimit,
      exposeHeadRoute: false, // The headers of an answer alone say nothing.
      compress: {},
      preHandler: [
        documentLength(maxDocumentBytes),
        resolveDocument(options.documents),
        answerKnown({ engine, scopeFor }),
      ],
      handler: fastifyApolloHandler(apollo, {
        context: (request, reply) => Promise.resolve(scopeFor(request, reply)),
      }),
    });
    done();
  });
}

/** Tells caches and pages of other origins for whom an answer is. */
function markAnswer(
  request: FastifyRequest,
  reply: FastifyReply,
  { askersOf, origins }: Pick<RouteOptions, 'askersOf' | 'origins'>,
): void {
  const hasSignedIn = askersOf.hasSignedIn(request);
  varyingByCaller(reply, hasSignedIn);
  origins.mark(request, reply, hasSignedIn);
}

/** One scope for each request; it aborts if the caller disconnects before the answer is sent. */
function scopeOf(
  request: FastifyRequest,
  reply: FastifyReply,
  parts: Pick<RequestScope, 'access' | 'spend' | 'traced'>,
): RequestScope {
  const abort = new AbortController();
  reply.raw.once('close', () => {
    if (!reply.raw.writableFinished) abort.abort();
  });
  const { id: requestId, ip: address } = request;
  const { list, id: documentId } = request.resolvedDocument ?? { list: null, id: null };
  return {
    ...{ requestId, address, signal: abort.signal, trail: newTrail(), ...parts },
    ...(list && { documents: list }),
    ...(documentId !== null && { documentId }),
  };
}
