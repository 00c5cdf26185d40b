import { METHODS } from 'node:http';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { RiverGateError } from '../../shared/errors/rivergate-error';
import type { createHttpServer } from '../../shared/server/http-server';

type HttpServer = ReturnType<typeof createHttpServer>;

/** CONNECT names no address of ours, and Node passes it to no route. */
const CLOSABLE_METHODS = METHODS.filter((method) => method !== 'CONNECT');

/**
 * Records from now on which methods each address accepts; the returned function closes the others:
 * OPTIONS is answered with 204, any other with 405, both with `allow` (RFC 9110, 9.3.7, 15.5.6).
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
      // Refused before the body is read; no caller sends one of 1 byte.
      server.route({ method: others, url, bodyLimit: 1, onRequest: refuse, handler: refuse });
    }
  };
}

type Refuse = (request: FastifyRequest, reply: FastifyReply) => Promise<FastifyReply>;

function refusing(allow: string): Refuse {
  return async ({ method }, reply) => {
    reply.header('allow', allow);
    if (method === 'OPTIONS') return reply.code(204).send();
    throw new RiverGateError(
      'METHOD_NOT_ALLOWED',
      `${method} is not supported here; use ${allow}.`,
    );
  };
}
