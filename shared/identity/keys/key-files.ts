import {
  linkSync,
  mkdirSync,
  readFileSync,
  renameSync,
  rmSync,
  statSync,
  writeFileSync,
} from 'node:fs';
import { dirname } from 'node:path';
import { errorCodeOf } from '../../errors/error-code';
import { messageOf } from '../../errors/message-of';
import { wrongKey } from './key-kinds';

/**
 * Creates the key folder, accessible only to its owner; folders above it get the usual permissions,
 * because others may need them.
 */
export function makeKeyFolder(folder: string): void {
  mkdirSync(dirname(folder), { recursive: true });
  try {
    mkdirSync(folder, { mode: 0o700 });
  } catch (thrown) {
    if (errorCodeOf(thrown) !== 'EEXIST') throw thrown;
  }
}

/**
 * Returns the content of a key file, and creates the file if it is missing: atomically, readable
 * only by its owner, and once even if several processes do so at the same time. Throws
 * SETTINGS_INVALID if it cannot be read, or others can read it.
 */
export function readOrMake(file: string, make: () => Buffer): Buffer {
  return readIfThere(file) ?? made(file, make());
}

/**
 * The content of a key file; undefined if it does not exist. Throws SETTINGS_INVALID if others can
 * read it.
 */
export function readIfThere(file: string): Buffer | undefined {
  try {
    refuseOpenFile(file);
    return readFileSync(file);
  } catch (thrown) {
    if (errorCodeOf(thrown) === 'ENOENT') return undefined;
    if (errorCodeOf(thrown) === null) throw thrown;
    throw wrongKey(file, 'a file that can be read', messageOf(thrown));
  }
}

/** Writes a file atomically, replacing an older one. */
export function replaceFile(file: string, content: string | Buffer, mode: number): void {
  const draft = draftOf(file);
  writeFileSync(draft, content, { mode, flag: 'wx' });
  renameSync(draft, file);
}

/** `link` is atomic: of several processes one succeeds, and the others read its file. */
function made(file: string, content: Buffer): Buffer {
  makeKeyFolder(dirname(file));
  const draft = draftOf(file);
  writeFileSync(draft, content, { mode: 0o600, flag: 'wx' });
  try {
    linkSync(draft, file);
    return content;
  } catch (thrown) {
    if (errorCodeOf(thrown) !== 'EEXIST') throw thrown;
    return readFileSync(file);
  } finally {
    rmSync(draft, { force: true });
  }
}

/** A name that does not match key files. */
function draftOf(file: string): string {
  return `${file}.${crypto.randomUUID()}.draft`;
}

function refuseOpenFile(file: string): void {
  const { mode } = statSync(file);
  if (process.platform === 'win32' || (mode & 0o007) === 0) return;
  throw wrongKey(
    file,
    'a file that others cannot read (chmod 600)',
    `mode ${(mode & 0o777).toString(8)}`,
  );
}
