import { execFile } from 'node:child_process';
import { randomBytes } from 'node:crypto';
import { existsSync } from 'node:fs';
import { chown, mkdir, readFile, readdir, rename, rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { messageOf } from '../../errors/message-of';
import type { ServerSite } from './choose-binaries';
import { databaseUnavailable } from './database-unavailable';
import { programIn } from './find-binaries';
import { serverEnvironment } from './server-environment';
import { clusterIn } from './server-home';
import type { RunAs } from './unprivileged-user';

/** The superuser of a server we started. */
export const SUPERUSER = 'rivergate';

const DRAFT = 'cluster.new-';

/**
 * Creates the cluster of a site if it does not exist, and returns its superuser's password.
 *
 * The cluster gets its final name only when it is complete; an interrupted one is removed.
 */
export async function ensureCluster(site: ServerSite, isDurable: boolean): Promise<string> {
  const password = await passwordOf(site.home);
  if (existsSync(clusterIn(site.home))) return password;
  await clearDrafts(site.home);
  const draft = join(site.home, `${DRAFT}${String(process.pid)}`);
  const passwordFile = `${draft}.password`;
  await mkdir(draft, { mode: 0o700 });
  await writeFile(passwordFile, password, { mode: 0o600 });
  await handOver([draft, passwordFile], site.runAs);
  try {
    await runInitdb(site, [
      `--pgdata=${draft}`,
      `--pwfile=${passwordFile}`,
      ...initOptions(isDurable),
    ]);
    await rename(draft, clusterIn(site.home));
  } finally {
    await clearDrafts(site.home);
  }
  return password;
}

/**
 * The password is in a file that only the current user can read, and it survives a failed attempt.
 */
async function passwordOf(home: string): Promise<string> {
  const file = join(home, 'password');
  if (!existsSync(file)) {
    if (existsSync(clusterIn(home))) {
      throw databaseUnavailable(
        `The data in ${home} exist, but the password file beside them does not.`,
        'Restore that file, or move the folder away to begin with an empty database.',
      );
    }
    await writeFile(file, randomBytes(24).toString('hex'), { mode: 0o600 });
  }
  return (await readFile(file, 'utf8')).trim();
}

function initOptions(isDurable: boolean): ReadonlyArray<string> {
  const options = [
    `--username=${SUPERUSER}`,
    '--auth=scram-sha-256',
    '--encoding=UTF8',
    '--no-locale',
    '--data-checksums',
  ];
  return isDurable ? options : [...options, '--no-sync'];
}

async function runInitdb(site: ServerSite, options: ReadonlyArray<string>): Promise<void> {
  try {
    await promisify(execFile)(programIn(site.binaries.folder, 'initdb'), options, {
      ...site.runAs,
      cwd: site.home,
      env: serverEnvironment(),
    });
  } catch (thrown) {
    throw databaseUnavailable(
      `initdb failed in ${site.home}: ${messageOf(thrown).trim()}`,
      'Check that the disk has space and the folder is writable, then start again.',
    );
  }
}

async function handOver(paths: ReadonlyArray<string>, { uid, gid }: RunAs): Promise<void> {
  if (uid === undefined || gid === undefined) return;
  for (const path of paths) await chown(path, uid, gid);
}

async function clearDrafts(home: string): Promise<void> {
  for (const name of await readdir(home)) {
    if (name.startsWith(DRAFT)) await rm(join(home, name), { recursive: true, force: true });
  }
}
