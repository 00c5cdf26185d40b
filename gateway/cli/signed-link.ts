import type { Logger } from 'pino';
import { messageOf } from '../../shared/errors/message-of';
import { RiverGateError } from '../../shared/errors/rivergate-error';
import { SIGNATURE_HEADER, signRequest } from '../../shared/identity/envelope';
import { loadPrivateKey } from '../../shared/identity/gateway-keys';
import { httpLink } from '../engine/http';
import type { Link } from '../engine/link';

/** Opens links to departments that are served apart; each request is signed. */
export type SignedLinkFor = (department: string, address: string) => Link;

/** Signed links with the key in a file; throws SETTINGS_INVALID where there is none. */
export function signedLinks(keyFile: string | undefined, log: Logger): SignedLinkFor {
  if (keyFile === undefined) {
    throw new RiverGateError(
      'SETTINGS_INVALID',
      'RIVERGATE_GATEWAY_KEY: departments served apart answer to signed requests only. Name the file of a private key; `npm run rivergate -- keys` makes one.',
    );
  }
  const key = loadPrivateKey(keyFile);
  return (department, address) =>
    httpLink({
      department,
      url: new URL('/graphql', address).href,
      healthUrl: new URL('/healthz', address).href,
      sign: (body, requestId) => ({
        [SIGNATURE_HEADER]: signRequest(key, { department, body, requestId, now: new Date() }),
      }),
      onFault: (fault, requestId) =>
        log.warn({ department, requestId, reason: messageOf(fault) }, 'department unavailable'),
    });
}
