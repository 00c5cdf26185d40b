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

/** A kind of key that the hub keeps in a file. */
export interface KeyKind {
  /** As a fault names it. */
  readonly wanted: string;
  /** The content of a new file. */
  generate(): Buffer;
  isOfKind(key: KeyObject): boolean;
}

/**
 * RSA, 2048 bits (tokens live for minutes, keys for weeks): access tokens (RS256). Longer ones are
 * accepted, too.
 */
export const RSA: KeyKind = {
  wanted: 'an RSA private key of at least 2048 bits as PEM',
  generate: () => pem(generateKeyPairSync('rsa', { modulusLength: 2048 }).privateKey),
  isOfKind: ({ asymmetricKeyType, asymmetricKeyDetails }) =>
    asymmetricKeyType === 'rsa' && (asymmetricKeyDetails?.modulusLength ?? 0) >= 2048,
};

/** EC P-256: permits and the sharing state (ES256). */
export const P256: KeyKind = {
  wanted: 'an EC P-256 private key as PEM',
  generate: () => pem(generateKeyPairSync('ec', { namedCurve: 'P-256' }).privateKey),
  isOfKind: ({ asymmetricKeyType, asymmetricKeyDetails }) =>
    asymmetricKeyType === 'ec' && asymmetricKeyDetails?.namedCurve === 'prime256v1',
};

/** Ed25519: seals of the audit log (EdDSA). */
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

/** The signing key in the content of a file; throws SETTINGS_INVALID naming the file unless it is of the kind. */
export function signingKeyIn(file: string, content: Buffer, kind: KeyKind): SigningKey {
  const key = parsed(file, content, kind);
  if (!kind.isOfKind(key)) {
    const { namedCurve, modulusLength } = key.asymmetricKeyDetails ?? {};
    throw wrongKey(file, kind.wanted, [key.asymmetricKeyType, namedCurve, modulusLength].join(' '));
  }
  return { kid: keyId(createPublicKey(key)), key };
}

/** The secret in the content of a file; throws SETTINGS_INVALID naming the file unless it is 32 bytes. */
export function secretIn(file: string, content: Buffer): KeyObject {
  if (content.length !== SECRET_BYTES)
    throw wrongKey(file, '32 random bytes', `${String(content.length)} bytes`);
  return createSecretKey(content);
}

/** The public half of a private key, as SPKI in PEM. */
export function publicPem({ key }: SigningKey): string {
  return createPublicKey(key).export({ type: 'spki', format: 'pem' }).toString();
}

/** The refusal of a key file: it names the file and what was wanted, never what is in it. */
export function wrongKey(file: string, wanted: string, came: string): RiverGateError {
  return new RiverGateError(
    'SETTINGS_INVALID',
    `Key file ${file}: wanted ${wanted}, but got: ${came.trim()}. Put the right file there, or take it away and a new one is made.`,
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
