import { rename, readFile, rm, stat, writeFile } from 'node:fs/promises';
import { setTimeout as delay } from 'node:timers/promises';
import { databaseUnavailable } from './database-unavailable';
import { identityOf } from './process-identity';
import { errorCodeOf } from '../../errors/error-code';

const STEP_MS = 50;
const SETTLE_MS = 200;
const PATIENCE_MS = 300_000;

/**
 * Runs `work` while no other process on this machine holds the lock `file`.
 *
 * The lock of a dead process is taken over. Throws DATABASE_UNAVAILABLE after five minutes.
 */
export async function withLock<T>(file: string, work: () => Promise<T>): Promise<T> {
  const mine = `${String(process.pid)} ${identityOf(process.pid) ?? ''} ${crypto.randomUUID()}`;
  const until = Date.now() + PATIENCE_MS;
  while (!(await tryLock(file, mine))) {
    if (Date.now() > until) {
      throw databaseUnavailable(
        `Another process holds ${file} for more than five minutes (pid first in that file).`,
        'End that process, then start again.',
      );
    }
    await delay(STEP_MS);
  }
  try {
    return await work();
  } finally {
    await rm(file, { force: true });
  }
}

async function tryLock(file: string, mine: string): Promise<boolean> {
  try {
    await writeFile(file, mine, { flag: 'wx', mode: 0o600 });
    return true;
  } catch (thrown) {
    if (errorCodeOf(thrown) !== 'EEXIST') throw thrown;
  }
  return (await isAbandoned(file)) ? takeOver(file, mine) : false;
}

async function isAbandoned(file: string): Promise<boolean> {
  const holder = await readFile(file, 'utf8').catch(() => null);
  if (holder === null) return false;
  const [pid, identity] = holder.split(' ');
  if (pid) return identityOf(Number(pid)) !== identity;
  // Created but not written yet: its creator is still running, or died at that point.
  const age = await stat(file).catch(() => null);
  return age !== null && Date.now() - age.mtimeMs > 5000;
}

/**
 * Two processes may take over at once: the later one wins, and the earlier one notices after the
 * pause.
 */
async function takeOver(file: string, mine: string): Promise<boolean> {
  const [, , token = ''] = mine.split(' ');
  const draft = `${file}.${token}`;
  await writeFile(draft, mine, { mode: 0o600 });
  await rename(draft, file);
  await delay(SETTLE_MS);
  return (await readFile(file, 'utf8').catch(() => null)) === mine;
}
