import { createHash, type KeyObject } from 'node:crypto';
import { readdirSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { withLock } from '../../data/server/exclusive-lock';
import { makeKeyFolder, readIfThere, readOrMake } from './key-files';
import { generateSecret, secretIn } from './key-kinds';

/** A key that encrypts the secrets of one-time codes, and its id. */
export interface SecondFactorKey {
  readonly kid: string;
  readonly key: KeyObject;
}

/**
 * The keys of a folder (`second-factor-<kid>.key`): the newest one encrypts, all of them decrypt.
 */
export interface SecondFactorKeys {
  sealing(): SecondFactorKey;
  /** The key with this id; undefined if the folder, read again, does not have it. */
  byId(kid: string): KeyObject | undefined;
  /** Ids, newest first. */
  ids(): ReadonlyArray<string>;
}

/**
 * Reads the keys of second factors in a folder; generates the first one, readable only by the
 * folder's owner. A key that another process adds is found when it is first needed. Throws
 * SETTINGS_INVALID for a file that is not a key, or that others can read.
 */
export async function secondFactorKeysIn(folder: string): Promise<SecondFactorKeys> {
  makeKeyFolder(folder);
  await withLock(join(folder, 'second-factor.lock'), () => {
    if (read(folder).length === 0) addKey(folder);
    return Promise.resolve();
  });
  let known = read(folder);
  const find = (kid: string) => known.find((one) => one.kid === kid)?.key;
  return {
    sealing: () => {
      const [newest] = known;
      if (!newest) throw new TypeError('The key folder must have a key of second factors.');
      return newest;
    },
    byId: (kid) => {
      if (find(kid) === undefined) {
        const found = read(folder);
        if (found.length > 0) known = found; // Emptying the folder does not stop a running process.
      }
      return find(kid);
    },
    ids: () => known.map(({ kid }) => kid),
  };
}

/** Adds a key, which encrypts from a gateway's next start on; returns its id. */
export function rotateSecondFactorKey(folder: string): string {
  return addKey(folder);
}

function read(folder: string): ReadonlyArray<SecondFactorKey> {
  const files = readdirSync(folder).filter((name) => /^second-factor-[\w-]{22}\.key$/.test(name));
  return files
    .map((name) => ({ file: join(folder, name), bornMs: bornAt(join(folder, name)) }))
    .toSorted((one, other) => other.bornMs - one.bornMs || (one.file < other.file ? -1 : 1))
    .flatMap(({ file }) => {
      const content = readIfThere(file);
      return content ? [{ kid: idOf(content), key: secretIn(file, content) }] : [];
    });
}

function addKey(folder: string): string {
  const content = generateSecret();
  const kid = idOf(content);
  readOrMake(join(folder, `second-factor-${kid}.key`), () => content);
  return kid;
}

function bornAt(file: string): number {
  return statSync(file, { throwIfNoEntry: false })?.mtimeMs ?? 0;
}

/** A hash of the key: identifies it and reveals nothing about it. */
function idOf(content: Buffer): string {
  return createHash('sha256')
    .update('second factor ')
    .update(content)
    .digest('base64url')
    .slice(0, 22);
}
