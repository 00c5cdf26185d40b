import { existsSync } from 'node:fs';
import {
  chmod,
  mkdir,
  mkdtemp,
  readlink,
  realpath,
  rmdir,
  symlink,
  writeFile,
} from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { messageOf } from '../../errors/message-of';
import { databaseUnavailable } from './database-unavailable';
import { canEnter, type RunAs } from './unprivileged-user';

/** Location of a server: the operator's folder, its user, and the log. */
interface HomeOptions {
  readonly dataFolder: string;
  readonly runAs: RunAs;
  readonly log: (line: string) => void;
}

/** Path of the data of one major version, relative to the operator's folder. */
export function homeIn(dataFolder: string, major: number): string {
  return resolve(dataFolder, `postgres-${String(major)}`);
}

/** The folder of a cluster within its server's home. */
export function clusterIn(home: string): string {
  return join(home, 'cluster');
}

/**
 * Creates the home of a server, and returns its real path.
 *
 * Under a folder that the server's user can't enter (a root's home, mode 0700) the home becomes a
 * link to a folder that this user can enter. Throws DATABASE_UNAVAILABLE if data exist there
 * already.
 */
export async function makeHome(wanted: string, options: HomeOptions): Promise<string> {
  await refuseDanglingLink(wanted);
  await mkdir(wanted, { recursive: true });
  const home = await realpath(wanted);
  if (options.runAs.uid === undefined) return home;
  if (process.getuid?.() === 0) await chmod(home, 0o755);
  return (await canEnter(home, options.runAs)) ? home : moveHome(wanted, options);
}

async function moveHome(wanted: string, { runAs, log }: HomeOptions): Promise<string> {
  const home = await mkdtemp(join(await openFolder(runAs), 'postgres-'));
  await chmod(home, 0o755);
  await writeFile(join(home, 'belongs-to'), `${wanted}\n`);
  try {
    await rmdir(wanted);
  } catch (thrown) {
    throw databaseUnavailable(
      `PostgreSQL's user (uid ${String(runAs.uid)}) cannot enter ${wanted}: ${messageOf(thrown)}.`,
      'Let others pass its parent folders (chmod o+x), or move RIVERGATE_DATA.',
    );
  }
  await symlink(home, wanted);
  log(
    `PostgreSQL may not run as root, nor enter ${wanted} as another user; its data are in ${home}.`,
  );
  return home;
}

/** A lost data folder must not silently be replaced by an empty database. */
async function refuseDanglingLink(wanted: string): Promise<void> {
  const link = await readlink(wanted).catch(() => null);
  if (link === null || existsSync(wanted)) return;
  throw databaseUnavailable(
    `${wanted} links to ${link}, which does not exist.`,
    'Restore that folder, or remove the link to begin with an empty database.',
  );
}

/** A folder for data that survives a restart, or else one for temporary files. */
async function openFolder(runAs: RunAs): Promise<string> {
  const lasting = '/var/lib/rivergate';
  const isOpen = await mkdir(lasting, { recursive: true, mode: 0o755 })
    .then(() => chmod(lasting, 0o755))
    .then(() => canEnter(lasting, runAs))
    .catch(() => false);
  return isOpen ? lasting : tmpdir();
}
