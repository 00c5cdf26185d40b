import { parseCompactJws } from '../../shared/identity/compact-jws';
import { publicJwk } from '../../shared/identity/keys/public-jwk';
import { requireThat } from '../../shared/identity/token-fault';
import { verifyJwt } from '../../shared/identity/verify-jwt';
import type { IdentityOptions } from './identity-options';
import { keysOfClient, takeAssertion } from './client-assertion.store';

/** The one type of assertion that is accepted (RFC 7523, 2.2). */
export const ASSERTION_TYPE = 'urn:ietf:params:oauth:client-assertion-type:jwt-bearer';

/** The longest time from `iat` to `exp`, in seconds: an assertion is for immediate use. */
const MAX_LIFE_S = 300;
/** Many libraries write no `typ`, or the generic `JWT`. */
const TYPES = ['', 'JWT', 'client-authentication+jwt'];

/**
 * The client that an assertion claims, by which attempts are counted; nothing is verified. Null for
 * what cannot be an assertion of any client, whatever its signature.
 */
export function claimedClient(assertion: string): string | null {
  try {
    const { iss, sub } = parseCompactJws(assertion, { needsType: false }).claims;
    return typeof sub === 'string' && CLIENT_ID.test(sub) && iss === sub ? sub : null;
  } catch {
    // Not an assertion, so it claims no client.
    return null;
  }
}

const CLIENT_ID = /^client-[a-z0-9-]{1,56}$/;

/**
 * Verifies that this client signed an assertion (`private_key_jwt`): `iss` and `sub` are its id,
 * `aud` is the hub or its token endpoint, `exp` is near, and its `jti` was never used. Throws
 * TokenFault if it is not valid. The caller counts beforehand how often signatures are checked for
 * whom.
 */
export async function verifyAssertion(
  assertion: string,
  client: string,
  { database, issuer, now }: IdentityOptions,
): Promise<void> {
  const jwks = await database.asIdentity((transaction) => keysOfClient(transaction, client));
  const keys = new Map(jwks.flatMap((jwk) => [publicJwk(jwk) ?? []].filter(isEntry)));
  const { subject, tokenId, expiresAtMs } = verifyJwt(assertion, {
    types: TYPES,
    needsType: false,
    issuer: client,
    isForUs: (audience) => isForUs(audience, issuer()),
    maxLifeS: MAX_LIFE_S,
    now: now(),
    keyFor: (kid) => keys.get(kid),
  });
  requireThat(subject === client, 'sub is another client');
  const isFirst = await database.asIdentity((transaction) =>
    takeAssertion(transaction, { client, id: tokenId, expiresAtMs }, now()),
  );
  requireThat(isFirst, 'its jti was used before');
}

type Entry = NonNullable<ReturnType<typeof publicJwk>>;

function isEntry(found: Entry | readonly []): found is Entry {
  return found.length === 2;
}

/** The only audience: with several, one of them could use the assertion at another. */
function isForUs(audience: unknown, issuer: string): boolean {
  const [one, ...others]: unknown[] = Array.isArray(audience) ? audience : [audience];
  return others.length === 0 && (one === issuer || one === `${issuer}/oauth/token`);
}
