import { isCount } from '../../domain/is-count';
import { createHash, randomUUID } from 'node:crypto';
import { sign } from 'jsonwebtoken';
import { RiverGateError } from '../../errors/rivergate-error';
import type { SigningKey, TrustedKeys } from '../../identity/keys/gateway-keys';
import { requireThat, refusingAlike, type OnTokenFault } from '../../identity/token-fault';
import { verifyJwt } from '../../identity/verify-jwt';
import { NONCE_FORM } from './given-nonces';
import { LEASE_MS } from './state-holder';

/** The header of the exchange's lease in requests from a gateway to a department. */
export const LEASE_HEADER = 'rivergate-lease';

/** The header in which a department returns a nonce for the next lease. */
export const NONCE_HEADER = 'rivergate-nonce';

/**
 * The content of a lease: this version of the sharing state was current after these nonces were
 * issued.
 */
export interface Lease {
  readonly version: number;
  /** SHA-256 of the state's text, base64url. */
  readonly stateHash: string;
  /** SHA-256 of the text of the cases of suspected tampering, which only gateways receive. */
  readonly casesHash: string;
  /**
   * When the exchange read the state, ms since 1970 by its clock: used to compare clocks, never for
   * the age of a lease.
   */
  readonly issuedAtMs: number;
  /** The issuer of a nonce counts the age of the lease from the issue of that nonce. */
  readonly nonces: ReadonlyArray<string>;
}

const TYPE = 'rivergate-lease+jwt';
const ISSUER = 'rivergate-exchange';
const AUDIENCE = 'rivergate-departments';
/** A formal lifetime only: the age of a lease is counted from its nonces. */
const LIFETIME_S = Math.ceil(LEASE_MS / 1000) + 1;
/** Maximum number of nonces of one lease: one for each department, and the gateway's own. */
export const MOST_NONCES = 128;

/** The hash of the text of a state, or of cases. */
export function textHashOf(text: string): string {
  return createHash('sha256').update(text).digest('base64url');
}

/** Signs a lease for the exchange (ES256): a JWT that no gateway can create or extend. */
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
 * Verifies that the exchange signed a lease, and returns its content; the issuers of its nonces
 * determine its age. Throws SHARING_STATE_STALE, always with the same message.
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
    requireThat(isCount(version) && isCount(issuedAtMs), 'its version or its time is not a number');
    requireThat(typeof stateHash === 'string', 'its hash is not a text');
    requireThat(typeof casesHash === 'string', 'its hash of cases is not a text');
    requireThat(areNonces(nonces), 'its nonces are malformed');
    return { version, stateHash, casesHash, issuedAtMs, nonces };
  };
  return refusingAlike(check, unleased, onFault);
}

/** Whether a value is a list of nonces that one lease may name. */
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
    'Only the exchange can prove which grants are in force, and this lease is not valid.',
  );
}
