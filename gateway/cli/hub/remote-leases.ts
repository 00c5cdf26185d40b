import { request as post } from 'undici';
import { LEASE_PATH } from '../../../shared/server/sharing-routes';
import type { IssuedLease, LeaseIssuer } from '../../../shared/sharing/lease/lease-issuer';
import { signature, type Vouching } from './signed-link';

const DIRECTORY = 'exchange';
const TIMEOUT_MS = 1000;

/** Leases from an exchange that is served apart. */
export function remoteLeases(
  address: string,
  vouching: Pick<Vouching, 'gatewayKey' | 'now'>,
): LeaseIssuer {
  return {
    issue: async (knownHash, nonces) => {
      const body = JSON.stringify({ knownHash, nonces });
      const signed = { department: DIRECTORY, body, requestId: 'sharing-lease' };
      const answer = await post(new URL(LEASE_PATH, address), {
        method: 'POST',
        headers: { 'content-type': 'application/json', ...signature(vouching, signed) },
        body,
        signal: AbortSignal.timeout(TIMEOUT_MS),
      });
      if (answer.statusCode === 200) return issuedIn(await answer.body.json());
      await answer.body.dump();
      throw new TypeError(
        `The exchange answered a lease with status ${String(answer.statusCode)}.`,
      );
    },
  };
}

function issuedIn(body: unknown): IssuedLease {
  const { lease, state, cases } = body as Partial<Record<keyof IssuedLease, unknown>>; // Checked field by field below.
  if (typeof lease !== 'string') throw new TypeError('The answer of the exchange was not a lease.');
  return typeof state === 'string' && typeof cases === 'string'
    ? { lease, state, cases }
    : { lease };
}
