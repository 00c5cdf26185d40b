import type { FastifyRequest } from 'fastify';
import { RiverGateError } from '../../shared/errors/rivergate-error';

/**
 * Throws BAD_REQUEST for a request that another site made a browser send, which shows in
 * `Sec-Fetch-Site` and in `Origin`, which must be ours. Callers other than browsers send neither.
 */
export function refuseCrossSite(request: FastifyRequest, issuer: string): void {
  const { origin, 'sec-fetch-site': site } = request.headers;
  const isSameSite = site === undefined || site === 'same-origin' || site === 'none';
  const ours = [`${request.protocol}://${request.host}`, issuer];
  if (isSameSite && (origin === undefined || ours.includes(origin))) return;
  throw new RiverGateError(
    'BAD_REQUEST',
    'This request came from another site; only pages of this hub may sign in and out.',
  );
}
