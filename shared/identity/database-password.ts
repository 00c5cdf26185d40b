import { randomBytes } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { messageOf } from '../errors/message-of';
import { RiverGateError } from '../errors/rivergate-error';
import { readOrMake, replaceFile } from './keys/key-files';

const FILE = 'password';
const RANDOM_BYTES = 32;

/**
 * The password of a database login, from `<folder>/<login>/password`. If the file is missing, it is
 * written with `first` or a random password, readable by its owner only. Throws SETTINGS_INVALID if
 * others can read the file.
 */
export function keptPassword(folder: string, login: string, first?: string): string {
  const make = () => Buffer.from(first ?? randomBytes(RANDOM_BYTES).toString('base64url'));
  return readOrMake(join(folder, login, FILE), make)
    .toString('utf8')
    .trim();
}

/**
 * Writes a password for a process with another user id, into a volume that only this process
 * mounts.
 */
export function copyPassword(folder: string, login: string, password: string): void {
  replaceFile(join(folder, login, FILE), password, 0o644);
}

/** Settings with the address of a database. */
interface DatabaseSettings {
  readonly databaseUrl?: string | undefined;
  readonly databasePasswordFile?: string | undefined;
}

/**
 * The same settings; if the address of the database has no password, that of the file is added.
 * Throws SETTINGS_INVALID if the file cannot be read.
 */
export function withDatabasePassword<Given extends DatabaseSettings>(settings: Given): Given {
  const { databaseUrl, databasePasswordFile: file } = settings;
  if (databaseUrl === undefined || file === undefined) return settings;
  const address = new URL(databaseUrl);
  if (address.password !== '') return settings;
  address.password = encodeURIComponent(passwordIn(file));
  return { ...settings, databaseUrl: address.href };
}

function passwordIn(file: string): string {
  try {
    return readFileSync(file, 'utf8').trim();
  } catch (thrown) {
    throw new RiverGateError(
      'SETTINGS_INVALID',
      `RIVERGATE_DATABASE_PASSWORD_FILE: the password of DATABASE_URL cannot be read: ${messageOf(thrown)}. \`npm run rivergate -- keys --passwords <folder>\` makes it.`,
    );
  }
}
