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

/**
 * Whether a request comes from this machine and was meant for it: by its peer, not by what headers say,
 * and through no proxy. The name in `Host` keeps a foreign page that points its own name here away.
 */
export function isLoopback({ raw, hostname, headers }: FastifyRequest): boolean {
  const isForwarded = FORWARDING.some((header) => headers[header] !== undefined);
  return (
    !isForwarded && isLoopbackAddress(raw.socket.remoteAddress ?? '') && isLoopbackName(hostname)
  );
}

const FORWARDING = ['forwarded', 'x-forwarded-for', 'x-forwarded-host', 'x-real-ip', 'via'];

function isLoopbackAddress(address: string): boolean {
  return address === '::1' || /^(::ffff:)?127\.\d+\.\d+\.\d+$/i.test(address);
}

function isLoopbackName(name: string): boolean {
  return /^(localhost|127\.\d+\.\d+\.\d+|\[::1\]|::1)$/i.test(name);
}
