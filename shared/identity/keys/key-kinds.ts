import {
  createPrivateKey,
  createPublicKey,
  createSecretKey,
  generateKeyPairSync,
  randomBytes,
  type KeyObject,
} from 'node:crypto';
import { messageOf } from '../../errors/message-of';
import { RiverGateError } from '../../errors/rivergate-error';
import { keyId, type SigningKey } from './gateway-keys';

/** A kind of key that the hub stores in a file. */
export interface KeyKind {
  /** Its name in errors. */
  readonly wanted: string;
  /** The content of a new file. */
  generate(): Buffer;
  isOfKind(key: KeyObject): boolean;
}

/**
 * RSA for access tokens (RS256): 2048 bits, because tokens live for minutes and keys for weeks.
 * Longer keys are accepted, too.
 */
export const RSA: KeyKind = {
  wanted: 'an RSA private key of at least 2048 bits as PEM',
  generate: () => pem(generateKeyPairSync('rsa', { modulusLength: 2048 }).privateKey),
  isOfKind: ({ asymmetricKeyType, asymmetricKeyDetails }) =>
    asymmetricKeyType === 'rsa' && (asymmetricKeyDetails?.modulusLength ?? 0) >= 2048,
};

/** EC P-256 for permits and the sharing state (ES256). */
export const P256: KeyKind = {
  wanted: 'an EC P-256 private key as PEM',
  generate: () => pem(generateKeyPairSync('ec', { namedCurve: 'P-256' }).privateKey),
  isOfKind: ({ asymmetricKeyType, asymmetricKeyDetails }) =>
    asymmetricKeyType === 'ec' && asymmetricKeyDetails?.namedCurve === 'prime256v1',
};

/** Ed25519 for seals of the audit log (EdDSA). */
export const ED25519: KeyKind = {
  wanted: 'an Ed25519 private key as PEM',
  generate: () => pem(generateKeyPairSync('ed25519').privateKey),
  isOfKind: ({ asymmetricKeyType }) => asymmetricKeyType === 'ed25519',
};

const SECRET_BYTES = 32;

/** The content of a new file with a secret key. */
export function generateSecret(): Buffer {
  return randomBytes(SECRET_BYTES);
}

/** Parses a signing key; throws SETTINGS_INVALID naming the file unless the key is of this kind. */
export function signingKeyIn(file: string, content: Buffer, kind: KeyKind): SigningKey {
  const key = parsed(file, content, kind);
  if (!kind.isOfKind(key)) {
    const { namedCurve, modulusLength } = key.asymmetricKeyDetails ?? {};
    throw wrongKey(file, kind.wanted, [key.asymmetricKeyType, namedCurve, modulusLength].join(' '));
  }
  return { kid: keyId(createPublicKey(key)), key };
}

/** Parses a secret; throws SETTINGS_INVALID naming the file unless it has 32 bytes. */
export function secretIn(file: string, content: Buffer): KeyObject {
  if (content.length !== SECRET_BYTES)
    throw wrongKey(file, '32 random bytes', `${String(content.length)} bytes`);
  return createSecretKey(content);
}

/** The public half of a private key, as SPKI in PEM. */
export function publicPem({ key }: SigningKey): string {
  return createPublicKey(key).export({ type: 'spki', format: 'pem' }).toString();
}

/** The error for a key file: it names the file and the expected kind, never the content. */
export function wrongKey(file: string, wanted: string, came: string): RiverGateError {
  return new RiverGateError(
    'SETTINGS_INVALID',
    `Key file ${file}: wanted ${wanted}, but got: ${came.trim()}. Replace it with the right file, or remove it and a new one is generated.`,
  );
}

function parsed(file: string, content: Buffer, kind: KeyKind): KeyObject {
  try {
    return createPrivateKey(content);
  } catch (thrown) {
    throw wrongKey(file, kind.wanted, messageOf(thrown));
  }
}

function pem(key: KeyObject): Buffer {
  return Buffer.from(key.export({ type: 'pkcs8', format: 'pem' }));
}
