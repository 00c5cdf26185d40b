import { randomUUID } from 'node:crypto';
import { sign } from 'jsonwebtoken';
import { RiverGateError } from '../errors/rivergate-error';
import type { Caller } from './caller';
import { callerOfClaims, claimsOfCaller } from './caller-claims';
import type { SigningKey, TrustedKeys } from './keys/gateway-keys';
import { requireThat, refusingAlike, type OnTokenFault } from './token-fault';
import { verifyJwt } from './verify-jwt';

/** The issuer of access tokens and their lifetime. */
export interface AccessTokenTerms {
  readonly issuer: string;
  /** From issue to expiry; a token with a longer lifetime is refused. */
  readonly lifeMinutes: number;
  readonly now: Date;
}

/** A new token. */
export interface MintedToken {
  readonly token: string;
  readonly tokenId: string;
  readonly expiresAtMs: number;
}

/** The content of a valid access token. */
export interface VerifiedAccessToken {
  readonly caller: Caller;
  readonly tokenId: string;
  readonly issuedAtMs: number;
  readonly expiresAtMs: number;
}

const TYPE = 'at+jwt';
const AUDIENCE = 'rivergate';

/**
 * Issues an access token (RFC 9068, RS256) for a caller; `sigAlg` becomes the `alg` of its header.
 */
export function mintAccessToken(
  key: SigningKey,
  caller: Caller,
  { issuer, lifeMinutes, now }: AccessTokenTerms,
): MintedToken {
  const iat = Math.floor(now.getTime() / 1000);
  const exp = iat + lifeMinutes * 60;
  const jti = randomUUID();
  const claims = { iss: issuer, aud: AUDIENCE, iat, exp, jti, ...claimsOfCaller(caller) };
  const token = sign(claims, key.key, {
    algorithm: 'RS256',
    header: { alg: 'RS256', typ: TYPE, kid: key.kid },
  });
  return { token, tokenId: jti, expiresAtMs: exp * 1000 };
}

/**
 * Verifies an access token of this hub and returns its caller. `aud` must be the text `rivergate`:
 * the hub issues no token for several audiences, so a list is refused. Claims that the hub does not
 * know are ignored (RFC 7519, 4).
 *
 * Throws UNAUTHENTICATED, always with the same message; `onFault` is called with the check that
 * failed.
 */
export function verifyAccessToken(
  token: unknown,
  keys: TrustedKeys,
  terms: AccessTokenTerms & { readonly onFault?: OnTokenFault },
): VerifiedAccessToken {
  const check = () => {
    const { claims, ...verified } = verifyJwt(token, {
      types: [TYPE],
      issuer: terms.issuer,
      isForUs: (audience) => audience === AUDIENCE,
      maxLifeS: terms.lifeMinutes * 60,
      now: terms.now,
      keyFor: (kid) => {
        const key = keys.get(kid);
        return key && { key, algorithm: 'RS256' };
      },
    });
    const caller = callerOfClaims(claims);
    requireThat(caller.kind !== 'NOBODY', 'it is for nobody');
    const { tokenId, issuedAtMs, expiresAtMs } = verified;
    return { caller, tokenId, issuedAtMs, expiresAtMs };
  };
  return refusingAlike(check, unauthenticated, terms.onFault);
}

/** The only refusal of tokens and sessions; it never gives the reason. */
export function unauthenticated(): RiverGateError {
  return new RiverGateError('UNAUTHENTICATED', 'The token or session is not valid here.');
}
