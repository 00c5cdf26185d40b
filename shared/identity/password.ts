import { randomBytes, scrypt, timingSafeEqual, type ScryptOptions } from 'node:crypto';

/** What scrypt costs: N = 2^15, r = 8, p = 3, 32 MiB (OWASP Password Storage Cheat Sheet, 2023). */
const COST = { ln: 15, r: 8, p: 3 } as const;
const SALT_BYTES = 16;
const HASH_BYTES = 32;
const MAX_CHARACTERS = 256;
const MIN_CHARACTERS = 12;

/**
 * The hash of a password, as text that names its algorithm and cost (PHC string format):
 * `$scrypt$ln=15,r=8,p=3$<salt>$<hash>`. Takes about 0.2 s in Node's thread pool.
 */
export async function hashPassword(password: string): Promise<string> {
  const salt = randomBytes(SALT_BYTES);
  const hash = await derive(password, salt, COST);
  const { ln, r, p } = COST;
  const cost = `ln=${String(ln)},r=${String(r)},p=${String(p)}`;
  return `$scrypt$${cost}$${salt.toString('base64url')}$${hash.toString('base64url')}`;
}

/** Whether a password is the one that was hashed; without a hash (nobody has this name) the work is the same and the answer false. */
export async function isPasswordOf(password: string, stored: string | null): Promise<boolean> {
  const parsed = parsedHash(stored ?? NOBODY);
  const hash = await derive(password.slice(0, MAX_CHARACTERS), parsed.salt, parsed.cost);
  const isSame = timingSafeEqual(hash, parsed.hash);
  return isSame && stored !== null && password.length <= MAX_CHARACTERS;
}

/** Why a text is no password to choose; null when it is one. */
export function passwordFault(password: string, account: string): string | null {
  if (password.length < MIN_CHARACTERS || password.length > MAX_CHARACTERS)
    return `A password has ${String(MIN_CHARACTERS)} to ${String(MAX_CHARACTERS)} characters.`;
  if (new Set(password).size < 6) return 'A password has at least six different characters.';
  if (password.toLowerCase().includes(account)) return 'A password does not hold the account.';
  return null;
}

/** A random password: 120 bits, in letters and digits that are read out without mistakes. */
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

const NOBODY = `$scrypt$ln=${String(COST.ln)},r=${String(COST.r)},p=${String(COST.p)}$${'A'.repeat(22)}$${'A'.repeat(43)}`;

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
    // One spelling of each letter, whichever keyboard wrote it (NIST SP 800-63B, 5.1.1.2).
    scrypt(password.normalize('NFKC'), salt, HASH_BYTES, options, (failed, hash) => {
      if (failed) reject(failed);
      else resolve(hash);
    });
  });
}
