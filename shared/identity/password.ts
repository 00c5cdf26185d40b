import { randomBytes, scrypt, timingSafeEqual, type ScryptOptions } from 'node:crypto';

/**
 * Cost parameters of scrypt: N = 2^15, r = 8, p = 3, 32 MiB (OWASP Password Storage Cheat Sheet,
 * 2023).
 */
const COST: Cost = { ln: 15, r: 8, p: 3 };
/**
 * Lower cost for random passwords: nobody can try 2^120, and only passwords that people invent need
 * stretching.
 */
export const RANDOM_COST: Cost = { ln: 10, r: 8, p: 1 };
const SALT_BYTES = 16;
const HASH_BYTES = 32;
/** Maximum length of a password, in UTF-16 units and in UTF-8 bytes after normalising. */
export const MAX_PASSWORD_CHARACTERS = 256;
export const MAX_PASSWORD_BYTES = 1024;

/**
 * Hashes a password; the result names algorithm and cost (PHC string format):
 * `$scrypt$ln=15,r=8,p=3$<salt>$<hash>`. Takes about 0.2 s in Node's thread pool at the usual cost.
 */
export async function hashPassword(password: string, cost: Cost = COST): Promise<string> {
  const salt = randomBytes(SALT_BYTES);
  const hash = await derive(password, salt, cost);
  const { ln, r, p } = cost;
  const named = `ln=${String(ln)},r=${String(r)},p=${String(p)}`;
  return `$scrypt$${named}$${salt.toString('base64url')}$${hash.toString('base64url')}`;
}

/**
 * Whether a password matches a hash; without a hash (unknown account) it takes the same time and is
 * false.
 */
export async function isPasswordOf(password: string, stored: string | null): Promise<boolean> {
  const parsed = parsedHash(stored ?? DUMMY_HASH);
  const isTooLong =
    password.length > MAX_PASSWORD_CHARACTERS || passwordBytes(password) > MAX_PASSWORD_BYTES;
  const hash = await derive(isTooLong ? '' : password, parsed.salt, parsed.cost);
  const isSame = timingSafeEqual(hash, parsed.hash);
  return isSame && stored !== null && !isTooLong;
}

/** Number of bytes of a normalised password; an overlong one is cut before normalising. */
export function passwordBytes(password: string): number {
  return Buffer.byteLength(password.slice(0, MAX_PASSWORD_CHARACTERS + 1).normalize('NFKC'));
}

/** A random password: 120 bits, in letters and digits that are hard to confuse. */
export function randomPassword(): string {
  const letters = 'abcdefghijkmnpqrstuvwxyz23456789';
  return Array.from(randomBytes(24), (byte) => letters[byte % letters.length]).join('');
}

interface Cost {
  readonly ln: number;
  readonly r: number;
  readonly p: number;
}

interface ParsedHash {
  readonly cost: Cost;
  readonly salt: Buffer;
  readonly hash: Buffer;
}

const DUMMY_HASH = `$scrypt$ln=${String(COST.ln)},r=${String(COST.r)},p=${String(COST.p)}$${'A'.repeat(22)}$${'A'.repeat(43)}`;

function parsedHash(stored: string): ParsedHash {
  const [, ln, r, p, salt = '', hash = ''] =
    /^\$scrypt\$ln=(\d+),r=(\d+),p=(\d+)\$([\w-]+)\$([\w-]+)$/.exec(stored) ?? [];
  const cost = { ln: Number(ln), r: Number(r), p: Number(p) };
  const parsed = { cost, salt: bytes(salt), hash: bytes(hash) };
  if (parsed.hash.length !== HASH_BYTES)
    throw new TypeError('A stored password must be a PHC string of scrypt with 32 bytes.');
  return parsed;
}

function bytes(text: string): Buffer {
  return Buffer.from(text, 'base64url');
}

function derive(password: string, salt: Buffer, { ln, r, p }: Cost): Promise<Buffer> {
  const options: ScryptOptions = { N: 2 ** ln, r, p, maxmem: 2 ** ln * r * 128 * 2 };
  return new Promise((resolve, reject) => {
    // Normalises letters that keyboards encode differently (NIST SP 800-63B, 5.1.1.2).
    scrypt(password.normalize('NFKC'), salt, HASH_BYTES, options, (failed, hash) => {
      if (failed) reject(failed);
      else resolve(hash);
    });
  });
}
