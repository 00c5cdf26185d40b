import { createPublicKey } from 'node:crypto';
import { readdirSync, rmSync, statSync, utimesSync } from 'node:fs';
import { join } from 'node:path';
import { withLock } from '../../data/server/exclusive-lock';
import { messageOf } from '../../errors/message-of';
import type { SigningKey, TrustedKeys } from './gateway-keys';
import { makeKeyFolder, readIfThere, readOrMake } from './key-files';
import { RSA, signingKeyIn } from './key-kinds';

/** The keys of access tokens in the folder. */
export interface TokenKeys {
  readonly signing: SigningKey;
  /** All keys, newest first. */
  readonly verifying: TrustedKeys;
}

/** A clock, and the callback for a file that could not be used while the hub runs. */
export interface KeyClock {
  readonly now: () => Date;
  readonly onFault?: (fault: string) => void;
}

const LOOK_AGAIN_MS = 2000;
/** How long a new key only verifies before it also signs, so that every gateway has read it. */
const SETTLE_MS = 10_000;

/**
 * Reads the keys of access tokens in a folder (`token-<kid>.key`), and generates the first one. The
 * newest file signs, all verify. Files added or removed later are noticed within two seconds, and
 * then a file that is not a key is skipped; at the start it throws SETTINGS_INVALID.
 */
export async function tokenKeysIn(
  folder: string,
  { now, onFault = () => undefined }: KeyClock,
): Promise<() => TokenKeys> {
  await makeFirst(folder);
  let lookedAtMs = now().getTime();
  let known = read(folder);
  let keys = inUse(known, lookedAtMs);
  return () => {
    const nowMs = now().getTime();
    if (Math.abs(nowMs - lookedAtMs) < LOOK_AGAIN_MS) return keys;
    lookedAtMs = nowMs;
    try {
      const found = read(folder, known, onFault);
      keys = inUse(found, nowMs, areSame(found, known) ? keys.verifying : undefined);
      known = found;
    } catch (thrown) {
      onFault(messageOf(thrown)); // The keys known so far stay in use.
    }
    return keys;
  };
}

/**
 * Adds a key, and removes keys that have not signed for longer than a token lives. Returns the id
 * of the new key and the number of remaining keys.
 */
export function rotateTokenKey(
  folder: string,
  { now, lifeMinutes }: { readonly now: Date; readonly lifeMinutes: number },
): { readonly kid: string; readonly remaining: number } {
  const before = read(folder);
  const graceMs = lifeMinutes * 60_000 + SETTLE_MS + LOOK_AGAIN_MS;
  // A key stopped signing when the next newer one began; the newest one signs until now.
  const spent = before.slice(1).filter((_, at) => {
    const newer = before[at];
    return newer !== undefined && now.getTime() - newer.bornMs > graceMs;
  });
  for (const { file } of spent) rmSync(join(folder, file), { force: true });
  const kid = addKey(folder, now);
  return { kid, remaining: before.length - spent.length + 1 };
}

interface TokenKeyFile {
  readonly file: string;
  readonly bornMs: number;
  readonly key: SigningKey;
}

function read(
  folder: string,
  known: ReadonlyArray<TokenKeyFile> = [],
  onFault?: (fault: string) => void,
): ReadonlyArray<TokenKeyFile> {
  const files = readdirSync(folder).filter((name) => /^token-[\w-]+\.key$/.test(name));
  const read = files.map((file) => {
    const bornMs = bornAt(join(folder, file));
    const same = known.find((one) => one.file === file && one.bornMs === bornMs);
    return same ?? passingOver(() => readKey(folder, file, bornMs), onFault);
  });
  const found = read.filter((one) => one !== undefined);
  if (found.length === 0 && known.length > 0) return known; // Emptying the folder does not stop a running process.
  return found.toSorted(
    (one, other) => other.bornMs - one.bornMs || (one.file < other.file ? -1 : 1),
  );
}

function readKey(folder: string, file: string, bornMs: number): TokenKeyFile | undefined {
  const content = readIfThere(join(folder, file));
  return content && { file, bornMs, key: signingKeyIn(join(folder, file), content, RSA) };
}

/**
 * While the hub runs, a file that is not a key is reported and skipped; at the start it is an
 * error.
 */
function passingOver<T>(work: () => T, onFault?: (fault: string) => void): T | undefined {
  if (!onFault) return work();
  try {
    return work();
  } catch (thrown) {
    onFault(messageOf(thrown));
    return undefined;
  }
}

function areSame(one: ReadonlyArray<TokenKeyFile>, other: ReadonlyArray<TokenKeyFile>): boolean {
  return one.length === other.length && one.every((file, at) => file === other[at]);
}

/**
 * Unchanged keys stay the same object, because the cache of verified tokens compares by identity.
 */
function inUse(files: ReadonlyArray<TokenKeyFile>, nowMs: number, before?: TrustedKeys): TokenKeys {
  const settled = files.find(({ bornMs }) => nowMs - bornMs >= SETTLE_MS);
  const signing = settled ?? files.at(-1);
  if (!signing) throw new TypeError('The key folder must have at least one key of access tokens.');
  const verifying = before ?? new Map(files.map(({ key }) => [key.kid, createPublicKey(key.key)]));
  return { signing: signing.key, verifying };
}

function bornAt(file: string): number {
  return Math.floor(statSync(file, { throwIfNoEntry: false })?.mtimeMs ?? 0);
}

/** If several processes start at once, one of them makes the first key. */
async function makeFirst(folder: string): Promise<void> {
  makeKeyFolder(folder);
  await withLock(join(folder, 'token.lock'), async () => {
    if (read(folder).length === 0) addKey(folder);
  });
}

function addKey(folder: string, now?: Date): string {
  const content = RSA.generate();
  const { kid } = signingKeyIn('a new key', content, RSA);
  const file = join(folder, `token-${kid}.key`);
  readOrMake(file, () => content);
  if (now) utimesSync(file, now, now);
  return kid;
}
