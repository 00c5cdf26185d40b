import { isCount } from '../../domain/is-count';
import { createHash, randomUUID } from 'node:crypto';
import { sign } from 'jsonwebtoken';
import { RiverGateError } from '../../errors/rivergate-error';
import type { SigningKey, TrustedKeys } from '../../identity/keys/gateway-keys';
import { requireThat, refusingAlike, type OnTokenFault } from '../../identity/token-fault';
import { verifyJwt } from '../../identity/verify-jwt';
import { NONCE_FORM } from './given-nonces';
import { LEASE_MS } from './state-holder';

/** The header in which the exchange's lease travels from a gateway to a department. */
export const LEASE_HEADER = 'rivergate-lease';

/** Where a department hands a nonce to who asks it, so that a lease may be brought that names it. */
export const NONCE_HEADER = 'rivergate-nonce';

/** What a lease says: that this version of the sharing state was current after these nonces were given. */
export interface Lease {
  readonly version: number;
  /** SHA-256 of the state's text, base64url. */
  readonly stateHash: string;
  /** SHA-256 of the text of the cases of suspected tampering, which gateways alone get to see. */
  readonly casesHash: string;
  /** When the exchange looked, ms since 1970 by its clock: clocks are compared by it, ages never. */
  readonly issuedAtMs: number;
  /** From the giving of one of them the one who gave it counts the age of the lease. */
  readonly nonces: ReadonlyArray<string>;
}

const TYPE = 'rivergate-lease+jwt';
const ISSUER = 'rivergate-exchange';
const AUDIENCE = 'rivergate-departments';
/** For the form alone: the age of a lease is counted from its nonces. */
const LIFETIME_S = Math.ceil(LEASE_MS / 1000) + 1;
/** Nonces that one lease may name: one for each department, and the gateway's own. */
export const MOST_NONCES = 128;

/** The hash of the text of a state, or of cases. */
export function textHashOf(text: string): string {
  return createHash('sha256').update(text).digest('base64url');
}

/** A lease, signed by the exchange (ES256): a JWT that no gateway can make or lengthen. */
export function signLease(key: SigningKey, lease: Lease): string {
  const { version, stateHash, casesHash, issuedAtMs, nonces } = lease;
  const iat = Math.floor(issuedAtMs / 1000);
  const about = { iss: ISSUER, aud: AUDIENCE, sub: 'sharing-state', jti: randomUUID() };
  const claims = { version, hashAlg: 'sha256', stateHash, casesHash, issuedAtMs, nonces };
  return sign({ ...about, iat, exp: iat + LIFETIME_S, ...claims }, key.key, {
    algorithm: 'ES256',
    header: { alg: 'ES256', typ: TYPE, kid: key.kid },
  });
}

/**
 * What a lease says, once it is known to be the exchange's; how old it is its nonces say to those who
 * gave them. Throws SHARING_STATE_STALE, always with the same message.
 */
export function verifyLease(
  token: unknown,
  keys: TrustedKeys,
  { onFault }: { readonly onFault?: OnTokenFault } = {},
): Lease {
  const check = (): Lease => {
    const { claims } = verifyJwt(token, {
      types: [TYPE],
      issuer: ISSUER,
      isForUs: (audience) => audience === AUDIENCE,
      maxLifeS: LIFETIME_S,
      now: null,
      keyFor: (kid) => {
        const key = keys.get(kid);
        return key && { key, algorithm: 'ES256' };
      },
    });
    const { version, stateHash, casesHash, issuedAtMs, nonces } = claims;
    requireThat(isCount(version) && isCount(issuedAtMs), 'its version or its moment is no number');
    requireThat(typeof stateHash === 'string', 'its hash is no text');
    requireThat(typeof casesHash === 'string', 'its hash of cases is no text');
    requireThat(areNonces(nonces), 'its nonces are malformed');
    return { version, stateHash, casesHash, issuedAtMs, nonces };
  };
  return refusingAlike(check, unleased, onFault);
}

/** Whether these are nonces that one lease may name. */
export function areNonces(value: unknown): value is ReadonlyArray<string> {
  return (
    Array.isArray(value) &&
    value.length <= MOST_NONCES &&
    value.every((nonce) => typeof nonce === 'string' && NONCE_FORM.test(nonce))
  );
}

function unleased(): RiverGateError {
  return new RiverGateError(
    'SHARING_STATE_STALE',
    'What is granted today is believed on the word of the exchange alone, and this lease is not valid.',
  );
}
