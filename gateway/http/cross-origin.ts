import type { FastifyReply, FastifyRequest } from 'fastify';
import type { createHttpServer } from '../../shared/server/http-server';
import { REQUEST_ID_HEADER } from '../../shared/server/request-id';
import { addToVary } from './answer-headers';

/** Origins whose pages may ask as the public and read the answer; `*` is every origin. */
export type OpenOrigins = ReadonlyArray<string>;

/** Marks answers for pages of other origins (the CORS protocol of the Fetch standard). */
export interface CrossOrigin {
  /** Answers the preflight requests of an address, by OPTIONS. */
  answerPreflights(server: ReturnType<typeof createHttpServer>, url: string): void;
  /**
   * Permits the page that sent a request to read its answer, unless the caller signed in. What a
   * page may read so is what everybody may: credentials are never permitted.
   */
  mark(request: FastifyRequest, reply: FastifyReply, hasSignedIn: boolean): void;
}

const METHODS = 'GET, POST';
/** No `authorization`: a browser then refuses to send a token from another origin. */
const REQUEST_HEADERS =
  'content-type, accept-language, apollo-require-preflight, x-apollo-operation-name, traceparent';
const ANSWER_HEADERS = `ratelimit, ratelimit-policy, retry-after, ${REQUEST_ID_HEADER}`;
const KEPT_SECONDS = '600';

/** Permits pages of these origins; none unless they are declared. */
export function crossOrigin(origins: OpenOrigins = []): CrossOrigin {
  const isOpenToAll = origins.includes('*');
  const permit = ({ headers: { origin } }: FastifyRequest, reply: FastifyReply): boolean => {
    // A cache keeps the answers for different origins apart.
    if (!isOpenToAll && origins.length > 0) addToVary(reply, ['origin']);
    if (origin === undefined || !(isOpenToAll || origins.includes(origin))) return false;
    reply.header('access-control-allow-origin', isOpenToAll ? '*' : origin);
    return true;
  };
  return {
    answerPreflights: (server, url) => {
      if (origins.length === 0) return;
      server.options(url, { bodyLimit: 1 }, (request, reply) => {
        reply.header('allow', `${METHODS}, OPTIONS`);
        if (permit(request, reply))
          reply
            .header('access-control-allow-methods', METHODS)
            .header('access-control-allow-headers', REQUEST_HEADERS)
            .header('access-control-max-age', KEPT_SECONDS);
        return reply.code(204).send();
      });
    },
    mark: (request, reply, hasSignedIn) => {
      if (hasSignedIn || !permit(request, reply)) return;
      reply.header('access-control-expose-headers', ANSWER_HEADERS);
    },
  };
}
