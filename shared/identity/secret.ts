import { createHash, randomBytes, timingSafeEqual } from 'node:crypto';

/** Generates a secret for a machine or a browser: 256 random bits as base64url, 43 characters. */
export function randomSecret(): string {
  return randomBytes(32).toString('base64url');
}

/** Whether a text has the form of such a secret. */
export function isSecretForm(text: string): boolean {
  return /^[\w-]{43}$/.test(text);
}

/**
 * The stored hash of a secret, with its algorithm: `sha256:<base64url>`. One round of SHA-256 is
 * enough, because nobody can try 2^256 secrets; only passwords that people invent need stretching
 * (scrypt).
 */
export function hashSecret(secret: string): string {
  return `sha256:${createHash('sha256').update(secret).digest('base64url')}`;
}

/** Whether a secret matches one of the stored hashes; takes the same time without a match. */
export function isSecretOf(secret: string, stored: ReadonlyArray<string | null>): boolean {
  const hash = hashSecret(secret);
  const fits = [...stored, null, null].slice(0, 2).map((one) => areEqual(hash, one ?? DUMMY_HASH));
  return fits.includes(true);
}

const DUMMY_HASH = `sha256:${'-'.repeat(43)}`;

function areEqual(one: string, other: string): boolean {
  const [left, right] = [Buffer.from(one), Buffer.from(other)];
  return left.length === right.length && timingSafeEqual(left, right);
}
