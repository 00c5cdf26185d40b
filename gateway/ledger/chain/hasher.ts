import { hash } from 'node:crypto';
import { RiverGateError } from '../../../shared/errors/rivergate-error';

/** One way of hashing, under the name that the audit log gives it. */
export interface Hasher {
  /** As `hashAlg` says it. */
  readonly alg: string;
  /** As the audit log names the keyed hash (`keyHashes.alg`). */
  readonly keyedAlg: string;
  /** What the first entry and the first seal link to: as many zero bytes as a hash has. */
  readonly genesis: string;
  /** Hash of a text's UTF-8 bytes, base64url. */
  hash(text: string): string;
}

/** SM3 (GB/T 32905) takes its place here once the platform's cryptography has it. */
const HASHERS: ReadonlyArray<Hasher> = [
  {
    alg: 'sha256',
    keyedAlg: 'hmac-sha256',
    genesis: Buffer.alloc(32).toString('base64url'),
    hash: (text) => hash('sha256', text, 'base64url'),
  },
];

/** The hasher of this name; throws SETTINGS_INVALID for one that is unknown here. */
export function hasher(alg: string): Hasher {
  const found = knownHasher(alg);
  if (found) return found;
  const known = HASHERS.map((one) => one.alg).join(', ');
  throw new RiverGateError(
    'SETTINGS_INVALID',
    `The audit log hashes by ${known}, but got: "${alg}".`,
  );
}

/** The hasher of this name; undefined for one that is unknown here. */
export function knownHasher(alg: string): Hasher | undefined {
  return HASHERS.find((one) => one.alg === alg);
}
