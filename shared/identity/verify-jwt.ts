import type { KeyObject } from 'node:crypto';
import { verify } from 'jsonwebtoken';
import { CLOCK_TOLERANCE_S } from './clock-tolerance';
import { parseCompactJws, type CompactJws } from './compact-jws';
import type { JsonObject } from './strict-json';
import { requireThat } from './token-fault';

/** A public key with the one algorithm that it verifies. */
export interface VerifyingKey {
  readonly key: KeyObject;
  readonly algorithm: 'RS256' | 'PS256' | 'ES256' | 'ES384';
}

/** Requirements that a valid token meets. */
export interface JwtTerms {
  /** The only values of `typ`, as they are written. */
  readonly types: ReadonlyArray<string>;
  /** Whether it must have a `typ`; it must unless given, and is empty if it has none. */
  readonly needsType?: boolean;
  readonly issuer: string;
  /** Whether the value of `aud` (any JSON, or undefined) means us. */
  readonly isForUs: (audience: unknown) => boolean;
  /** The longest life, from `iat` to `exp`. */
  readonly maxLifeS: number;
  /** The wall clock here; null if the age of the token is counted in another way. */
  readonly now: Date | null;
  /** The key of this id; undefined when it is unknown. */
  readonly keyFor: (kid: string) => VerifyingKey | undefined;
}

/** What a verified token says of itself. */
export interface VerifiedJwt {
  readonly subject: string;
  readonly tokenId: string;
  readonly issuedAtMs: number;
  readonly expiresAtMs: number;
  readonly claims: JsonObject;
}

/**
 * What a token says, once form, key, signature, type, issuer, audience and times hold. Its algorithm is
 * the key's, never the header's. Throws TokenFault, and what jsonwebtoken throws.
 */
export function verifyJwt(token: unknown, terms: JwtTerms): VerifiedJwt {
  const jws = parseCompactJws(token, terms);
  const { typ, alg, kid } = jws.header;
  requireThat(terms.types.includes(typ), 'it is of another type');
  const key = terms.keyFor(kid);
  requireThat(key !== undefined, 'its key is unknown');
  requireThat(alg === key.algorithm, 'it names another algorithm than its key has');
  verifySignature(jws, key);
  return verifiedClaims(jws.claims, terms);
}

function verifySignature({ token }: CompactJws, { key, algorithm }: VerifyingKey): void {
  // Times are judged below, with a skew; jsonwebtoken looks at the signature alone.
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
  requireThat(isSeconds(iat), 'iat is missing or no whole number');
  requireThat(isSeconds(exp), 'exp is missing or no whole number');
  requireThat(exp > iat && exp - iat <= terms.maxLifeS, 'it lives too long, or not at all');
  requireThat(nbf === undefined || isSeconds(nbf), 'nbf is no whole number');
  if (terms.now !== null) requireTimely({ iat, exp, nbf }, terms.now.getTime() / 1000);
  return { subject: sub, tokenId: jti, issuedAtMs: iat * 1000, expiresAtMs: exp * 1000, claims };
}

interface Times {
  readonly iat: number;
  readonly exp: number;
  readonly nbf: number | undefined;
}

/**
 * The machine that wrote the beginning may have a clock that is ahead by the tolerance; an end is an end:
 * where clocks differ a token ends up to so much earlier or later.
 */
function requireTimely({ iat, exp, nbf = 0 }: Times, nowS: number): void {
  requireThat(iat <= nowS + CLOCK_TOLERANCE_S, 'it was issued in the future');
  requireThat(exp > nowS, 'it has expired');
  requireThat(nbf <= nowS + CLOCK_TOLERANCE_S, 'it does not hold yet');
}

/** Printable ASCII without blanks, so that it can stand in a log line and a key as it is. */
function isIdentifier(value: unknown): value is string {
  return typeof value === 'string' && /^[\x21-\x7e]{1,255}$/.test(value);
}

function isSeconds(value: unknown): value is number {
  return Number.isSafeInteger(value) && Number(value) > 0;
}
