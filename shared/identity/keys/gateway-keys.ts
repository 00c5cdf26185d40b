import {
  createHash,
  createPrivateKey,
  createPublicKey,
  generateKeyPairSync,
  type KeyObject,
} from 'node:crypto';
import { readFileSync } from 'node:fs';
import { messageOf } from '../../errors/message-of';
import { RiverGateError } from '../../errors/rivergate-error';

/** A new key pair of a gateway, as PEM texts: EC P-256, PKCS #8 and SPKI. */
interface GatewayKeyPair {
  readonly privateKeyPem: string;
  readonly publicKeyPem: string;
}

/** A private key for signatures, and its id. */
export interface SigningKey {
  readonly kid: string;
  readonly key: KeyObject;
}

/** The public keys of trusted gateways, by key id. */
export type TrustedKeys = ReadonlyMap<string, KeyObject>;

/** Generates a new key pair. */
export function generateGatewayKey(): GatewayKeyPair {
  const { privateKey, publicKey } = generateKeyPairSync('ec', {
    namedCurve: 'P-256',
    privateKeyEncoding: { type: 'pkcs8', format: 'pem' },
    publicKeyEncoding: { type: 'spki', format: 'pem' },
  });
  return { privateKeyPem: privateKey, publicKeyPem: publicKey };
}

/** The signing key in a PEM text; throws SETTINGS_INVALID unless it is an EC P-256 private key. */
export function signingKey(pem: string): SigningKey {
  const key = parsed('private', () => createPrivateKey(pem));
  return { kid: keyId(createPublicKey(key)), key };
}

/** The keys in PEM texts; throws SETTINGS_INVALID unless each is an EC P-256 public key. */
export function trustedKeys(pems: ReadonlyArray<string>): TrustedKeys {
  const keys = pems.map((pem) =>
    parsed('public', () => {
      // createPublicKey also accepts a private key, but a subgraph must not hold one.
      if (pem.includes('PRIVATE')) throw new TypeError('the file holds a private key');
      return createPublicKey(pem);
    }),
  );
  return new Map(keys.map((key) => [keyId(key), key]));
}

/** The public half of a signing key, as a set of trusted keys. */
export function publicHalf({ kid, key }: SigningKey): TrustedKeys {
  return new Map([[kid, createPublicKey(key)]]);
}

/**
 * The signing key in a file; throws SETTINGS_INVALID if the file cannot be read or has another kind
 * of key.
 */
export function loadPrivateKey(file: string): SigningKey {
  return signingKey(read(file));
}

/**
 * The trusted keys in files; throws SETTINGS_INVALID if a file cannot be read or has another kind
 * of key.
 */
export function loadPublicKeys(files: ReadonlyArray<string>): TrustedKeys {
  return trustedKeys(files.map(read));
}

/** A key id as in RFC 7638, but over the SPKI form: both sides derive the same id. */
export function keyId(publicKey: KeyObject): string {
  const spki = publicKey.export({ type: 'spki', format: 'der' });
  return createHash('sha256').update(spki).digest('base64url').slice(0, 22);
}

function read(file: string): string {
  try {
    return readFileSync(file, 'utf8');
  } catch (thrown) {
    throw new RiverGateError(
      'SETTINGS_INVALID',
      `A key file cannot be read: ${messageOf(thrown)}.`,
    );
  }
}

function parsed(kind: 'private' | 'public', parse: () => KeyObject): KeyObject {
  const wanted = `wanted an EC P-256 ${kind} key as PEM`;
  let key: KeyObject;
  try {
    key = parse();
  } catch (thrown) {
    throw new RiverGateError(
      'SETTINGS_INVALID',
      `Gateway key: ${wanted}, but: ${messageOf(thrown)}.`,
    );
  }
  const curve = key.asymmetricKeyDetails?.namedCurve;
  if (key.asymmetricKeyType !== 'ec' || curve !== 'prime256v1') {
    const came = [key.asymmetricKeyType, curve].filter(Boolean).join(' ');
    throw new RiverGateError('SETTINGS_INVALID', `Gateway key: ${wanted}, but got: ${came}.`);
  }
  return key;
}
