import type { FastifyReply } from 'fastify';

/** Request headers that an answer of `/graphql` depends on. */
const DEPENDS_ON = ['authorization', 'cookie', 'rivergate-purpose', 'accept-encoding'];

/**
 * Marks an answer as dependent on the caller (`Vary`), and forbids caching if the caller signed in
 * or the answer is a refusal.
 */
export function varyingByCaller(reply: FastifyReply, hasSignedIn: boolean): void {
  addToVary(reply, DEPENDS_ON);
  if (hasSignedIn || reply.statusCode >= 400) reply.header('cache-control', 'private, no-store');
}

/** Adds request headers to those that an answer depends on (`Vary`); each is named once. */
export function addToVary(reply: FastifyReply, headers: ReadonlyArray<string>): void {
  const given = String(reply.getHeader('vary') ?? '').split(/\s*,\s*/);
  const fields = [...given, ...headers].filter((field) => field !== '');
  reply.header('vary', [...new Set(fields)].join(', '));
}
