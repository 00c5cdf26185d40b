import { createHash, randomBytes, timingSafeEqual } from 'node:crypto';

/** The credentials of a person: a password, and a device that shows one-time codes. */
export type SignInFactor = 'PASSWORD' | 'SECOND_FACTOR';

/**
 * The holder of one half of an enrolment code: the person who started the enrolment, or the steward
 * of the department.
 */
export type HalfHolder = 'ISSUER' | 'STEWARD';

/** How long both halves are valid, from the start of the enrolment. */
export const ENROLMENT_HOURS = 24;

/**
 * Letters and digits that are hard to confuse; exactly 32, so that a random byte maps to each
 * equally often.
 */
const LETTERS = 'abcdefghijkmnpqrstuvwxyz23456789';
const LENGTH = 20;

/** One half of an enrolment code: 100 random bits, as `xxxxx-xxxxx-xxxxx-xxxxx`. */
export function randomHalf(): string {
  const letters = Array.from(randomBytes(LENGTH), (byte) => LETTERS[byte % LETTERS.length]).join(
    '',
  );
  return (letters.match(/.{5}/g) ?? []).join('-');
}

/**
 * Normalises a typed half for comparison: ignores case, blanks and hyphens; null if the form is
 * wrong.
 */
export function halfIn(text: string): string | null {
  const letters = text.toLowerCase().replaceAll(/[\s-]/g, '');
  return new RegExp(`^[${LETTERS}]{${String(LENGTH)}}$`).test(letters) ? letters : null;
}

/**
 * The stored hash of a half. One round of SHA-256 is enough, because nobody can try 2^100 halves;
 * it includes account and holder, so that a half is valid only for these.
 */
export function hashHalf(account: string, holder: HalfHolder, half: string): string {
  const text = ['enrolment', account, holder, halfIn(half) ?? ''].join('\0');
  return `sha256:${createHash('sha256').update(text).digest('base64url')}`;
}

/** Whether a half matches the hash; takes the same time if there is no hash. */
export function isHalfOf(hash: string, stored: string | null): boolean {
  const [left, right] = [Buffer.from(hash), Buffer.from(stored ?? `sha256:${'-'.repeat(43)}`)];
  return left.length === right.length && timingSafeEqual(left, right) && stored !== null;
}
