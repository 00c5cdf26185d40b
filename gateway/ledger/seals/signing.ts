import { sign, verify, type KeyObject } from 'node:crypto';
import { RiverGateError } from '../../../shared/errors/rivergate-error';
import type { SigningKey } from '../../../shared/identity/keys/gateway-keys';

/** Signs texts with one key. */
export interface Signer {
  readonly kid: string;
  /** The value of `sigAlg` (names of JOSE, RFC 7518 and 8037). */
  readonly sigAlg: string;
  /** Signature of a text's UTF-8 bytes, base64url. */
  sign(text: string): string;
}

/** A signature algorithm, determined by the kind of key and never by what a text claims. */
interface SigningAlg {
  readonly name: string;
  readonly digest: string | null;
  readonly fits: (key: KeyObject) => boolean;
}

/** SM2 (GB/T 32918) is added here once the platform's cryptography supports it. */
const ALGS: ReadonlyArray<SigningAlg> = [
  { name: 'EdDSA', digest: null, fits: (key) => key.asymmetricKeyType === 'ed25519' },
  {
    name: 'ES256',
    digest: 'sha256',
    fits: (key) =>
      key.asymmetricKeyType === 'ec' && key.asymmetricKeyDetails?.namedCurve === 'prime256v1',
  },
];

/** A signer of seals and heads; throws SETTINGS_INVALID unless the key is Ed25519 or EC P-256 and private. */
export function signerOf({ kid, key }: SigningKey): Signer {
  const alg = key.type === 'private' ? algOf(key) : undefined;
  if (!alg) {
    throw new RiverGateError(
      'SETTINGS_INVALID',
      `The audit log is sealed with an Ed25519 or EC P-256 private key, but got: ${key.asymmetricKeyType ?? key.type}.`,
    );
  }
  return {
    kid,
    sigAlg: alg.name,
    sign: (text) =>
      sign(alg.digest, Buffer.from(text), { key, dsaEncoding: 'ieee-p1363' }).toString('base64url'),
  };
}

/** Whether a public key's owner signed exactly this text with this algorithm. */
export function isSigned(
  key: KeyObject,
  text: string,
  { sigAlg, signature }: { readonly sigAlg: string; readonly signature: string },
): boolean {
  const alg = algOf(key);
  const bytes = Buffer.from(signature, 'base64url');
  // The last character of base64url has unused bits, so only the canonical form of a signature is
  // accepted.
  if (alg?.name !== sigAlg || bytes.toString('base64url') !== signature) return false;
  return verify(alg.digest, Buffer.from(text), { key, dsaEncoding: 'ieee-p1363' }, bytes);
}

function algOf(key: KeyObject): SigningAlg | undefined {
  return ALGS.find(({ fits }) => fits(key));
}
