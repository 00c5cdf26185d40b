import type { FastifyRequest } from 'fastify';
import { RiverGateError } from '../../shared/errors/rivergate-error';

/**
 * Throws BAD_REQUEST for a request that another site made a browser send: by `Sec-Fetch-Site`, and by
 * `Origin`, which must be ours. A caller that is no browser sends neither.
 */
export function refuseCrossSite(request: FastifyRequest, issuer: string): void {
  const { origin, 'sec-fetch-site': site } = request.headers;
  const isSameSite = site === undefined || site === 'same-origin' || site === 'none';
  const ours = [`${request.protocol}://${request.host}`, issuer];
  if (isSameSite && (origin === undefined || ours.includes(origin))) return;
  throw new RiverGateError(
    'BAD_REQUEST',
    'Another site made this request; signing in and out is for pages of this hub alone.',
  );
}
