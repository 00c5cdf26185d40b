import { mkdtemp, chmod, readdir, realpath, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { npmBinaries } from '../../shared/data/server/npm-binaries';
import { stopPostmaster } from '../../shared/data/server/postmaster';
import { hasProcess } from '../../shared/data/server/process-identity';
import { clusterIn } from '../../shared/data/server/server-home';

const PREFIX = 'rivergate-test-';

/** Creates the folder for the databases of one test run, and removes those of runs that crashed. */
export async function makeRunFolder(): Promise<string> {
  const parent = await realpath(tmpdir());
  for (const name of await readdir(parent)) {
    const [, pid] = /^rivergate-test-(\d+)-/.exec(name) ?? [];
    if (pid && !hasProcess(Number(pid))) await clearRunFolder(join(parent, name));
  }
  const folder = await mkdtemp(join(parent, `${PREFIX}${String(process.pid)}-`));
  await chmod(folder, 0o755);
  return folder;
}

/** Ends the server of a test run, even if it is in use, and deletes its folder. */
export async function clearRunFolder(folder: string): Promise<void> {
  const root = npmBinaries()?.root ?? '';
  const server = serverFolderIn(folder);
  for (const name of await readdir(server).catch(() => [])) {
    const home = await realpath(join(server, name));
    await stopPostmaster(clusterIn(home), join(root, 'bin'));
    await rm(home, { recursive: true, force: true });
  }
  await rm(folder, { recursive: true, force: true });
}

/** RIVERGATE_DATA of the server, within the folder of a run. */
export function serverFolderIn(folder: string): string {
  return join(folder, 'server');
}

/** The folder of this run, as globalSetup named it. */
export function runFolder(): string {
  const folder = process.env['RIVERGATE_TEST_FOLDER'];
  if (!folder) throw new TypeError('Run tests through jest: its globalSetup names the folder.');
  return folder;
}
