import { createHmac, generateKeyPairSync, sign as signBytes, type KeyObject } from 'node:crypto';

/** Base64url of a text or of a value's JSON. */
export function encoded(value: unknown): string {
  return Buffer.from(typeof value === 'string' ? value : JSON.stringify(value)).toString(
    'base64url',
  );
}

/** How the signature of a forged token is made. */
export type Signer = (input: string) => Buffer;

/** RSASSA-PKCS1-v1_5 with SHA-256. */
export function rs256(key: KeyObject): Signer {
  return (input) => signBytes('sha256', Buffer.from(input), key);
}

/** Another hash with the same key. */
export function rsa(hash: string, key: KeyObject): Signer {
  return (input) => signBytes(hash, Buffer.from(input), key);
}

/** RSASSA-PSS with SHA-256. */
export function ps256(key: KeyObject): Signer {
  return (input) => signBytes('sha256', Buffer.from(input), { key, padding: 6, saltLength: 32 });
}

/** ECDSA over P-256 with SHA-256. */
export function es256(key: KeyObject): Signer {
  return (input) => signBytes('sha256', Buffer.from(input), { key, dsaEncoding: 'ieee-p1363' });
}

/** HMAC with a text as its secret, as when a public key is taken for one. */
export function hs(hash: string, secret: string | Buffer): Signer {
  return (input) => createHmac(hash, secret).update(input).digest();
}

/** A token of any header and payload, each a value or the text itself. */
export function tokenOf(header: unknown, payload: unknown, signer: Signer): string {
  const input = `${encoded(header)}.${encoded(payload)}`;
  return `${input}.${signer(input).toString('base64url')}`;
}

/** A stranger's keys. */
export const STRANGER = {
  rsa: generateKeyPairSync('rsa', { modulusLength: 2048 }),
  ec: generateKeyPairSync('ec', { namedCurve: 'P-256' }),
} as const;
