import { createHash } from 'node:crypto';
import { boundedCache } from '../../shared/data/bounded-cache';
import {
  verifyAccessToken,
  type AccessTokenTerms,
  type VerifiedAccessToken,
} from '../../shared/identity/access-token';
import type { TrustedKeys } from '../../shared/identity/keys/gateway-keys';
import type { OnTokenFault } from '../../shared/identity/token-fault';

/** Verifies a token. */
type Terms = AccessTokenTerms & { readonly onFault: OnTokenFault };

/** Verifies access tokens as `verifyAccessToken` does. */
export type VerifyOwn = (token: string, keys: TrustedKeys, terms: Terms) => VerifiedAccessToken;

const CAPACITY = 10_000;

/**
 * Verifies access tokens, and caches valid ones by their hash: a repeated token costs a hash, not a
 * signature check. An entry is valid until the token ends and while the keys are the same;
 * revocation is checked separately each time.
 */
export function knownTokens(): VerifyOwn {
  let keysThen: TrustedKeys | undefined;
  let known = boundedCache<VerifiedAccessToken>(CAPACITY);
  return (token, keys, terms) => {
    if (keys !== keysThen) {
      keysThen = keys;
      known = boundedCache(CAPACITY);
    }
    const hash = createHash('sha256').update(token).digest('base64');
    const nowMs = terms.now.getTime();
    const before = known.get(hash);
    if (before && before.issuedAtMs <= nowMs && nowMs < before.expiresAtMs) return before;
    const verified = verifyAccessToken(token, keys, terms);
    known.set(hash, verified);
    return verified;
  };
}
