import { createHash, randomUUID } from 'node:crypto';
import { sign } from 'jsonwebtoken';
import { RiverGateError } from '../errors/rivergate-error';
import type { SigningKey, TrustedKeys } from '../identity/gateway-keys';
import { demand, refusingAlike, type OnTokenFault } from '../identity/token-fault';
import { verifyJwt } from '../identity/verify-jwt';
import { LEASE_MS } from './state-holder';

/** The header in which the directory's lease travels from a gateway to a department. */
export const LEASE_HEADER = 'rivergate-lease';

/** What a lease says: that this version of the sharing state was current at this moment. */
export interface Lease {
  readonly version: number;
  /** SHA-256 of the state's text, base64url. */
  readonly stateHash: string;
  /** SHA-256 of the text of the cases of suspected tampering, which gateways alone get to see. */
  readonly casesHash: string;
  /** When the directory looked, ms since 1970. */
  readonly issuedAtMs: number;
}

const TYPE = 'rivergate-lease+jwt';
const ISSUER = 'rivergate-directory';
const AUDIENCE = 'rivergate-departments';
/** JWT counts seconds; the lease itself is counted in ms. */
const LIFETIME_S = Math.ceil(LEASE_MS / 1000) + 1;
/** How far the clocks of two machines may be apart. */
const SKEW_MS = 250;

/** The hash of the text of a state, or of cases. */
export function textHashOf(text: string): string {
  return createHash('sha256').update(text).digest('base64url');
}

/** A lease, signed by the directory (ES256): a JWT that no gateway can make or lengthen. */
export function signLease(key: SigningKey, lease: Lease): string {
  const { version, stateHash, casesHash, issuedAtMs } = lease;
  const iat = Math.floor(issuedAtMs / 1000);
  const about = { iss: ISSUER, aud: AUDIENCE, sub: 'sharing-state', jti: randomUUID() };
  const claims = { version, hashAlg: 'sha256', stateHash, casesHash, issuedAtMs };
  return sign({ ...about, iat, exp: iat + LIFETIME_S, ...claims }, key.key, {
    algorithm: 'ES256',
    header: { alg: 'ES256', typ: TYPE, kid: key.kid },
  });
}

/** What a lease says, once it is known to be the directory's. Throws SHARING_STATE_STALE, always with the same message. */
export function verifyLease(
  token: unknown,
  keys: TrustedKeys,
  { now, onFault }: { readonly now: Date; readonly onFault?: OnTokenFault },
): Lease {
  const check = (): Lease => {
    const { claims } = verifyJwt(token, {
      types: [TYPE],
      issuer: ISSUER,
      isForUs: (audience) => audience === AUDIENCE,
      maxLifeS: LIFETIME_S,
      now,
      keyFor: (kid) => {
        const key = keys.get(kid);
        return key && { key, algorithm: 'ES256' };
      },
    });
    const { version, stateHash, casesHash, issuedAtMs } = claims;
    demand(isCount(version) && isCount(issuedAtMs), 'its version or its moment is no number');
    demand(typeof stateHash === 'string', 'its hash is no text');
    demand(typeof casesHash === 'string', 'its hash of cases is no text');
    demand(issuedAtMs <= now.getTime() + SKEW_MS, 'it was issued in the future');
    return { version, stateHash, casesHash, issuedAtMs };
  };
  return refusingAlike(check, unleased, onFault);
}

function isCount(value: unknown): value is number {
  return Number.isSafeInteger(value) && Number(value) >= 0;
}

function unleased(): RiverGateError {
  return new RiverGateError(
    'SHARING_STATE_STALE',
    'What is granted today is believed on the word of the directory alone, and this lease is not valid.',
  );
}
