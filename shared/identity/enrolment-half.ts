import { createHash, randomBytes, timingSafeEqual } from 'node:crypto';

/** What a person signs in with: a password, and a device that shows one-time codes. */
export type SignInFactor = 'PASSWORD' | 'SECOND_FACTOR';

/** Whose half of an enrolment code it is: who started the enrolment, or the steward of the department. */
export type HalfHolder = 'ISSUER' | 'STEWARD';

/** How long both halves are good, from when the enrolment was started. */
export const ENROLMENT_HOURS = 24;

/**
 * Letters and digits that are read out without mistakes; 32 of them, so each is equally likely for
 * a byte.
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
 * A half as it is compared: as it was typed, except for case, blanks and hyphens; null if it has
 * another form.
 */
export function halfIn(text: string): string | null {
  const letters = text.toLowerCase().replaceAll(/[\s-]/g, '');
  return new RegExp(`^[${LETTERS}]{${String(LENGTH)}}$`).test(letters) ? letters : null;
}

/**
 * What is stored of a half. One round of SHA-256 is enough, because nobody can try 2^100 halves; account
 * and holder are in it, so that a half is good in its own place alone.
 */
export function hashHalf(account: string, holder: HalfHolder, half: string): string {
  const text = ['enrolment', account, holder, halfIn(half) ?? ''].join('\0');
  return `sha256:${createHash('sha256').update(text).digest('base64url')}`;
}

/** Whether a half is the one that was hashed; the work is the same where none was. */
export function isHalfOf(hash: string, stored: string | null): boolean {
  const [left, right] = [Buffer.from(hash), Buffer.from(stored ?? `sha256:${'-'.repeat(43)}`)];
  return left.length === right.length && timingSafeEqual(left, right) && stored !== null;
}
