import type { FastifyRequest } from 'fastify';
import { RiverGateError } from '../errors/rivergate-error';

/**
 * Refuses ambiguous or unreadable requests: none or several `Host` headers (RFC 9112, 3.2), or a
 * body with a content coding, because none is supported (RFC 9110, 8.4).
 */
export function requireReadable({ raw, headers }: FastifyRequest): void {
  const hosts = raw.rawHeaders.filter((name, at) => at % 2 === 0 && /^host$/i.test(name));
  const isOld = raw.httpVersionMajor === 1 && raw.httpVersionMinor === 0;
  if (hosts.length > 1 || (hosts.length === 0 && !isOld))
    throw new RiverGateError('BAD_REQUEST', 'A request names its host once, in `Host`.');
  const coding = String(headers['content-encoding'] ?? 'identity').trim();
  if (/^(identity)?$/i.test(coding)) return;
  throw new RiverGateError(
    'UNSUPPORTED_MEDIA_TYPE',
    'Bodies are read as they are, without a content-encoding.',
  );
}
