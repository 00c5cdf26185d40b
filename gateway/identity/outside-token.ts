import type { OutsideIssuer } from '../../shared/config/outside-issuers';
import { parseCompactJws } from '../../shared/identity/compact-jws';
import { requireThat } from '../../shared/identity/token-fault';
import { verifyJwt, type VerifiedJwt } from '../../shared/identity/verify-jwt';
import type { Jwks } from './jwks';

/** An outside issuer with its keys. */
export interface OpenIssuer {
  readonly issuer: OutsideIssuer;
  readonly jwks: Jwks;
}

/** RFC 9068, and what most issuers still write. */
const TYPES = ['at+jwt', 'JWT'];
const MAX_LIFE_S = 24 * 3600;
/** Only ID tokens have these; they say that somebody signed in there, not that he may ask here. */
const OF_ID_TOKENS = ['nonce', 'at_hash', 'c_hash', 's_hash'];

/**
 * What an access token of an outside issuer says, after the same checks as our own. `aud` is the audience
 * configured, or a list of texts with it, as issuers write it that serve several. Throws TokenFault.
 */
export async function verifyOutsideToken(
  token: string,
  { issuer, jwks }: OpenIssuer,
  now: Date,
): Promise<VerifiedJwt> {
  const { header } = parseCompactJws(token);
  requireThat(TYPES.includes(header.typ), 'it is of another type'); // Before its kid makes us ask for keys.
  const key = await jwks.keyFor(header.kid);
  const verified = verifyJwt(token, {
    types: TYPES,
    issuer: issuer.issuer,
    isForUs: (audience) => isAmong(audience, issuer.audience),
    maxLifeS: MAX_LIFE_S,
    now,
    keyFor: () => key,
  });
  for (const claim of OF_ID_TOKENS) requireThat(!(claim in verified.claims), `it has ${claim}`);
  return verified;
}

function isAmong(audience: unknown, wanted: string): boolean {
  const list: unknown[] = Array.isArray(audience) ? audience : [audience];
  return list.includes(wanted) && list.every((one) => typeof one === 'string');
}
