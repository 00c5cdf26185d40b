import { hash } from 'node:crypto';
import { RiverGateError } from '../../../shared/errors/rivergate-error';

/** A hash algorithm, under its name in the audit log. */
export interface Hasher {
  /** The value of `hashAlg`. */
  readonly alg: string;
  /** The name of the keyed hash (`keyHashes.alg`). */
  readonly keyedAlg: string;
  /** What the first entry and the first seal link to: zero bytes of the length of a hash. */
  readonly genesis: string;
  /** Hash of a text's UTF-8 bytes, base64url. */
  hash(text: string): string;
}

/**
 * `hub.append_entries` computes the same hashes. SM3 (GB/T 32905) is added here and there once both
 * platforms' cryptography supports it.
 */
const HASHERS: ReadonlyArray<Hasher> = [
  {
    alg: 'sha256',
    keyedAlg: 'hmac-sha256',
    genesis: Buffer.alloc(32).toString('base64url'),
    hash: (text) => hash('sha256', text, 'base64url'),
  },
];

/** The hasher with this name; throws SETTINGS_INVALID if it is unknown. */
export function hasher(alg: string): Hasher {
  const found = knownHasher(alg);
  if (found) return found;
  const known = HASHERS.map((one) => one.alg).join(', ');
  throw new RiverGateError(
    'SETTINGS_INVALID',
    `The audit log hashes by ${known}, but got: "${alg}".`,
  );
}

/** The hasher with this name; undefined if it is unknown. */
export function knownHasher(alg: string): Hasher | undefined {
  return HASHERS.find((one) => one.alg === alg);
}
