import { METHODS } from 'node:http';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { RiverGateError } from '../../shared/errors/rivergate-error';
import type { createHttpServer } from '../../shared/server/http-server';

type HttpServer = ReturnType<typeof createHttpServer>;

/** What CONNECT asks for is no address of ours; Node hands it to nobody. */
const CLOSABLE_METHODS = METHODS.filter((method) => method !== 'CONNECT');

/**
 * Remembers which methods each address answers, from here on; the function returned closes the others
 * of each address: OPTIONS is answered 204, any other 405, both with `allow` (RFC 9110, 9.3.7, 15.5.6).
 */
export function closedMethods(server: HttpServer): () => void {
  for (const method of CLOSABLE_METHODS) {
    if (!server.supportedMethods.includes(method)) server.addHttpMethod(method);
  }
  const answered = new Map<string, Set<string>>();
  server.addHook('onRoute', ({ url, method }) => {
    const known = answered.get(url) ?? new Set();
    answered.set(url, known);
    for (const one of [method].flat()) known.add(one);
  });
  return () => {
    for (const [url, methods] of [...answered]) {
      const allow = [...methods].sort().join(', ');
      const others = CLOSABLE_METHODS.filter((method) => !methods.has(method));
      const refuse = refusing(allow);
      // Before a body is read; that of 1 byte is none that anybody sends.
      server.route({ method: others, url, bodyLimit: 1, onRequest: refuse, handler: refuse });
    }
  };
}

type Refuse = (request: FastifyRequest, reply: FastifyReply) => Promise<FastifyReply>;

function refusing(allow: string): Refuse {
  return async ({ method }, reply) => {
    reply.header('allow', allow);
    if (method === 'OPTIONS') return reply.code(204).send();
    throw new RiverGateError('METHOD_NOT_ALLOWED', `${method} is not answered here; ${allow} is.`);
  };
}
