import { createHmac, randomBytes, timingSafeEqual } from 'node:crypto';

const STEP_S = 30;
const DIGITS = 6;
const SECRET_BYTES = 20;
const ALPHABET = 'ABCDEFGHIJKLMNOPQRSTUVWXYZ234567';

/**
 * Generates a secret of one-time codes (TOTP): 160 random bits, in Base32 (RFC 4648), the format of
 * authenticators.
 */
export function randomTotpSecret(): string {
  return base32(randomBytes(SECRET_BYTES));
}

/**
 * The code at a time: RFC 6238 with HMAC-SHA-1, steps of 30 s and six digits, the defaults of
 * authenticators.
 */
export function totpCode(secret: string, now: Date): string {
  return codeAt(secret, stepOf(now));
}

/**
 * The step (number of 30 s since 1970) that has this code: the present, previous or next one; null
 * if none of them has. Takes the same time with a null secret (unknown account).
 */
export function totpStep(secret: string | null, code: string, now: Date): number | null {
  const steps = [-1, 0, 1].map((shift) => stepOf(now) + shift);
  const fits = steps.filter((step) => areEqual(codeAt(secret ?? DUMMY_SECRET, step), code));
  return secret === null ? null : (fits[0] ?? null);
}

/** The `otpauth:` address for an authenticator, as a QR code or a link. */
export function totpAddress(secret: string, account: string): string {
  const label = encodeURIComponent(`RiverGate:${account}`);
  return `otpauth://totp/${label}?secret=${secret}&issuer=RiverGate&algorithm=SHA1&digits=6&period=30`;
}

const DUMMY_SECRET = ALPHABET;

function stepOf(now: Date): number {
  return Math.floor(now.getTime() / 1000 / STEP_S);
}

function codeAt(secret: string, step: number): string {
  const counter = Buffer.alloc(8);
  counter.writeBigUInt64BE(BigInt(step));
  const mac = createHmac('sha1', bytesOfBase32(secret)).update(counter).digest();
  const offset = (mac.at(-1) ?? 0) & 0x0f;
  const number = mac.readUInt32BE(offset) & 0x7fffffff;
  return String(number % 10 ** DIGITS).padStart(DIGITS, '0');
}

function areEqual(wanted: string, code: string): boolean {
  const [left, right] = [Buffer.from(wanted), Buffer.from(code)];
  return left.length === right.length && timingSafeEqual(left, right);
}

function base32(bytes: Buffer): string {
  const bits = Array.from(bytes, (byte) => byte.toString(2).padStart(8, '0')).join('');
  const letters = bits.match(/.{1,5}/g) ?? [];
  return letters.map((group) => ALPHABET[parseInt(group.padEnd(5, '0'), 2)]).join('');
}

function bytesOfBase32(text: string): Buffer {
  const bits = Array.from(text, (letter) => ALPHABET.indexOf(letter).toString(2).padStart(5, '0'));
  const octets = bits.join('').match(/.{8}/g) ?? [];
  return Buffer.from(octets.map((octet) => parseInt(octet, 2)));
}
