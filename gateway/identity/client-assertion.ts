import { parseCompactJws } from '../../shared/identity/compact-jws';
import { publicJwk } from '../../shared/identity/public-jwk';
import { demand } from '../../shared/identity/token-fault';
import { verifyJwt } from '../../shared/identity/verify-jwt';
import type { IdentityOptions } from './identity-options';
import { keysOfClient, takeAssertion } from './client-assertion.loader';

/** The one type of assertion that is taken (RFC 7523, 2.2). */
export const ASSERTION_TYPE = 'urn:ietf:params:oauth:client-assertion-type:jwt-bearer';

/** An assertion says who asks at this moment; from `iat` to `exp`, in seconds. */
const MAX_LIFE_S = 300;
/** Many libraries write no `typ`, or the one of all JWTs. */
const TYPES = ['', 'JWT', 'client-authentication+jwt'];

/**
 * The client that signed an assertion (`private_key_jwt`): `iss` and `sub` are its id, `aud` is the hub or
 * its token endpoint, `exp` is near, and its `jti` was never used. Throws TokenFault where it does not hold.
 *
 * Nobody guesses a signature, so nothing is counted against who failed before.
 */
export async function assertingClient(
  assertion: string,
  { database, issuer, now }: IdentityOptions,
): Promise<string> {
  const { sub } = parseCompactJws(assertion, { needsType: false }).claims;
  demand(typeof sub === 'string' && /^client-[a-z0-9-]{1,56}$/.test(sub), 'sub is no client');
  const jwks = await database.asIdentity((transaction) => keysOfClient(transaction, sub));
  const keys = new Map(jwks.flatMap((jwk) => [publicJwk(jwk) ?? []].filter(isEntry)));
  const { tokenId: id, expiresAtMs } = verifyJwt(assertion, {
    types: TYPES,
    needsType: false,
    issuer: sub,
    isForUs: (audience) => isForUs(audience, issuer()),
    maxLifeS: MAX_LIFE_S,
    now: now(),
    keyFor: (kid) => keys.get(kid),
  });
  const isFirst = await database.asIdentity((transaction) =>
    takeAssertion(transaction, { client: sub, id, expiresAtMs }, now()),
  );
  demand(isFirst, 'its jti was used before');
  return sub;
}

type Entry = NonNullable<ReturnType<typeof publicJwk>>;

function isEntry(found: Entry | readonly []): found is Entry {
  return found.length === 2;
}

/** Alone: an assertion for several could be used by one of them at the other. */
function isForUs(audience: unknown, issuer: string): boolean {
  const [one, ...others]: unknown[] = Array.isArray(audience) ? audience : [audience];
  return others.length === 0 && (one === issuer || one === `${issuer}/oauth/token`);
}
