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

/** The type of RFC 9068, and the one that most issuers still write. */
const TYPES = ['at+jwt', 'JWT'];
const MAX_LIFE_S = 24 * 3600;
/** Only ID tokens have these claims; they prove a sign-in at the issuer, not access to the hub. */
const OF_ID_TOKENS = ['nonce', 'at_hash', 'c_hash', 's_hash'];

/**
 * The claims of an access token of an outside issuer, after the same checks as for our own. `aud`
 * is the configured audience, or a list that contains it, as issuers with several audiences write
 * it. Throws TokenFault.
 */
export async function verifyOutsideToken(
  token: string,
  { issuer, jwks }: OpenIssuer,
  now: Date,
): Promise<VerifiedJwt> {
  const { header } = parseCompactJws(token);
  requireThat(TYPES.includes(header.typ), 'it is of another type'); // Before keys are fetched for its kid.
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
