import { createPublicKey, type KeyObject } from 'node:crypto';
import type { JsonObject } from '../strict-json';
import type { VerifyingKey } from '../verify-jwt';

/**
 * A public key for signatures (RFC 7517) with its `kid`, whose kind determines the algorithm: RSA
 * from 2048 bits, P-256, P-384. Undefined for any other kind, and for a key with its private half.
 */
export function publicJwk(value: unknown): readonly [kid: string, key: VerifyingKey] | undefined {
  if (typeof value !== 'object' || value === null) return undefined;
  const jwk = value as JsonObject; // An object, with any members.
  const { kid, use, alg } = jwk;
  const isForSignatures = (use === undefined || use === 'sig') && !('d' in jwk) && !('k' in jwk);
  if (typeof kid !== 'string' || kid === '' || !isForSignatures) return undefined;
  try {
    const key = createPublicKey({ key: { ...jwk }, format: 'jwk' });
    const algorithm = algorithmOf(key, alg);
    return algorithm && [kid, { key, algorithm }];
  } catch {
    // A key that Node cannot read cannot verify anything.
    return undefined;
  }
}

function algorithmOf(key: KeyObject, alg: unknown): VerifyingKey['algorithm'] | undefined {
  const { modulusLength = 0, namedCurve = '' } = key.asymmetricKeyDetails ?? {};
  const kinds: Readonly<Record<string, VerifyingKey['algorithm']>> = {
    prime256v1: 'ES256',
    secp384r1: 'ES384',
  };
  const ofRsa = modulusLength >= 2048 ? (alg === 'PS256' ? 'PS256' : 'RS256') : undefined;
  const algorithm = key.asymmetricKeyType === 'rsa' ? ofRsa : kinds[namedCurve];
  return alg === undefined || alg === algorithm ? algorithm : undefined;
}
