import { createPublicKey } from 'node:crypto';
import { readdirSync, rmSync, statSync, utimesSync } from 'node:fs';
import { join } from 'node:path';
import { withLock } from '../../data/server/exclusive-lock';
import { messageOf } from '../../errors/message-of';
import type { SigningKey, TrustedKeys } from './gateway-keys';
import { makeKeyFolder, readIfThere, readOrMake } from './key-files';
import { RSA, signingKeyIn } from './key-kinds';

/** The keys of access tokens as the folder holds them. */
export interface TokenKeys {
  readonly signing: SigningKey;
  /** All of them, newest first. */
  readonly verifying: TrustedKeys;
}

/** A clock, and the callback for a file that could not be used while the hub runs. */
export interface KeyClock {
  readonly now: () => Date;
  readonly onFault?: (fault: string) => void;
}

const LOOK_AGAIN_MS = 2000;
/** So long a new key verifies before it signs: every gateway has seen it by then. */
const SETTLE_MS = 10_000;

/**
 * The keys of access tokens in a folder (`token-<kid>.key`), the first of which is made. The newest
 * file signs, all verify; files that come or go later are seen within two seconds, and one that is no
 * key is then passed over. Throws SETTINGS_INVALID for a file of another kind that lies there at once.
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
 * Adds a key, and takes those away that have not signed for longer than a token lives. Answers the new
 * key's id and how many remain.
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
  if (found.length === 0 && known.length > 0) return known; // Anyone who empties the folder stops nothing.
  return found.toSorted(
    (one, other) => other.bornMs - one.bornMs || (one.file < other.file ? -1 : 1),
  );
}

function readKey(folder: string, file: string, bornMs: number): TokenKeyFile | undefined {
  const content = readIfThere(join(folder, file));
  return content && { file, bornMs, key: signingKeyIn(join(folder, file), content, RSA) };
}

/** While the hub runs a file that is no key is reported and skipped; at the start it is a fault. */
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
 * Keys that verified before stay the same object, by which a cache of verified tokens recognises it.
 */
function inUse(files: ReadonlyArray<TokenKeyFile>, nowMs: number, before?: TrustedKeys): TokenKeys {
  const settled = files.find(({ bornMs }) => nowMs - bornMs >= SETTLE_MS);
  const signing = settled ?? files.at(-1);
  if (!signing) throw new TypeError('A folder of keys has at least one key of access tokens.');
  const verifying = before ?? new Map(files.map(({ key }) => [key.kid, createPublicKey(key.key)]));
  return { signing: signing.key, verifying };
}

function bornAt(file: string): number {
  return Math.floor(statSync(file, { throwIfNoEntry: false })?.mtimeMs ?? 0);
}

/** One of the processes that start at once makes the first key. */
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
