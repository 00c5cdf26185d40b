import type { FastifyReply } from 'fastify';

/** Request headers that an answer of `/graphql` depends on. */
const DEPENDS_ON = ['authorization', 'cookie', 'rivergate-purpose', 'accept-encoding'];

/**
 * Marks an answer as dependent on the caller (`Vary`), and forbids caching if the caller signed in
 * or the answer is a refusal.
 */
export function varyingByCaller(reply: FastifyReply, hasSignedIn: boolean): void {
  const given = String(reply.getHeader('vary') ?? '').split(/\s*,\s*/);
  const fields = [...given, ...DEPENDS_ON].filter((field) => field !== '');
  reply.header('vary', [...new Set(fields)].join(', '));
  if (hasSignedIn || reply.statusCode >= 400) reply.header('cache-control', 'private, no-store');
}
