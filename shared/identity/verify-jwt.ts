import type { KeyObject } from 'node:crypto';
import { verify } from 'jsonwebtoken';
import { CLOCK_TOLERANCE_S } from './clock-tolerance';
import { parseCompactJws, type CompactJws } from './compact-jws';
import type { JsonObject } from './strict-json';
import { requireThat } from './token-fault';

/** A public key, and the only algorithm that it verifies. */
export interface VerifyingKey {
  readonly key: KeyObject;
  readonly algorithm: 'RS256' | 'PS256' | 'ES256' | 'ES384';
}

/** Requirements that a valid token meets. */
export interface JwtTerms {
  /** The accepted values of `typ`, case-sensitive. */
  readonly types: ReadonlyArray<string>;
  /** Whether a `typ` is required; true by default. A missing one is read as an empty text. */
  readonly needsType?: boolean;
  readonly issuer: string;
  /** Whether the value of `aud` (any JSON, or undefined) names this hub. */
  readonly isForUs: (audience: unknown) => boolean;
  /** Maximum lifetime, from `iat` to `exp`. */
  readonly maxLifeS: number;
  /** The wall clock of this machine; null if the age of the token is measured otherwise. */
  readonly now: Date | null;
  /** The key with this id; undefined if unknown. */
  readonly keyFor: (kid: string) => VerifyingKey | undefined;
}

/** The content of a verified token. */
export interface VerifiedJwt {
  readonly subject: string;
  readonly tokenId: string;
  readonly issuedAtMs: number;
  readonly expiresAtMs: number;
  readonly claims: JsonObject;
}

/**
 * Verifies form, key, signature, type, issuer, audience and times of a token, and returns its
 * content. The algorithm comes from the key, never from the header. Throws TokenFault, and what
 * jsonwebtoken throws.
 */
export function verifyJwt(token: unknown, terms: JwtTerms): VerifiedJwt {
  const jws = parseCompactJws(token, terms);
  const { typ, alg, kid } = jws.header;
  requireThat(terms.types.includes(typ), 'it is of another type');
  const key = terms.keyFor(kid);
  requireThat(key !== undefined, 'its key is unknown');
  requireThat(alg === key.algorithm, 'its algorithm is not that of its key');
  verifySignature(jws, key);
  return verifiedClaims(jws.claims, terms);
}

function verifySignature({ token }: CompactJws, { key, algorithm }: VerifyingKey): void {
  // Times are checked below, with a tolerance; jsonwebtoken checks only the signature.
  verify(token, key, {
    algorithms: [algorithm],
    ignoreExpiration: true,
    ignoreNotBefore: true,
  });
}

function verifiedClaims(claims: JsonObject, terms: JwtTerms): VerifiedJwt {
  const { iss, aud, sub, jti, iat, exp, nbf } = claims;
  requireThat(iss === terms.issuer, 'it is of another issuer');
  requireThat(terms.isForUs(aud), 'it is for another audience');
  requireThat(isIdentifier(sub), 'sub is missing or malformed');
  requireThat(isIdentifier(jti), 'jti is missing or malformed');
  requireThat(isSeconds(iat), 'iat is missing or not an integer');
  requireThat(isSeconds(exp), 'exp is missing or not an integer');
  requireThat(exp > iat && exp - iat <= terms.maxLifeS, 'it lives too long, or not at all');
  requireThat(nbf === undefined || isSeconds(nbf), 'nbf is not an integer');
  if (terms.now !== null) requireTimely({ iat, exp, nbf }, terms.now.getTime() / 1000);
  return { subject: sub, tokenId: jti, issuedAtMs: iat * 1000, expiresAtMs: exp * 1000, claims };
}

interface Times {
  readonly iat: number;
  readonly exp: number;
  readonly nbf: number | undefined;
}

/**
 * The start of validity allows for an issuer whose clock is ahead by the tolerance. The end has no
 * allowance, so a token may end earlier or later by the difference of the clocks.
 */
function requireTimely({ iat, exp, nbf = 0 }: Times, nowS: number): void {
  requireThat(iat <= nowS + CLOCK_TOLERANCE_S, 'it was issued in the future');
  requireThat(exp > nowS, 'it has expired');
  requireThat(nbf <= nowS + CLOCK_TOLERANCE_S, 'it is not valid yet');
}

/** Printable ASCII without blanks, safe to use in log lines and keys. */
function isIdentifier(value: unknown): value is string {
  return typeof value === 'string' && /^[\x21-\x7e]{1,255}$/.test(value);
}

function isSeconds(value: unknown): value is number {
  return Number.isSafeInteger(value) && Number(value) > 0;
}
