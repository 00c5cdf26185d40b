import { spawn } from 'node:child_process';
import { closeSync, openSync, readFileSync } from 'node:fs';
import { readFile, writeFile } from 'node:fs/promises';
import { createServer } from 'node:net';
import { join } from 'node:path';
import { setTimeout as delay } from 'node:timers/promises';
import { askServer, serverUrl } from './ask-server';
import type { ServerSite } from './choose-binaries';
import { databaseUnavailable } from './database-unavailable';
import { programIn } from './find-binaries';
import { disownPidFile, isPostmasterOf, recordedPostmaster } from './postmaster';
import { serverEnvironment } from './server-environment';
import { clusterIn } from './server-home';
import { serverParameters } from './server-parameters';

/** The options to run the server of an existing cluster. */
interface RunOptions {
  readonly site: ServerSite;
  readonly password: string;
  readonly isDurable: boolean;
}

const STEP_MS = 25;
const SILENCE_MS = 60_000;
const RECOVERY_MS = 900_000;
const ATTEMPTS = 5;

/**
 * Starts the cluster's server unless it runs already; returns its port.
 *
 * Throws DATABASE_UNAVAILABLE with the end of the server's log.
 */
export async function runServer(options: RunOptions): Promise<number> {
  const running = await runningPort(options);
  if (running !== null) return running;
  for (let attempt = 1; ; attempt += 1) {
    const port = await usablePort(options.site.home, attempt);
    const failure = await launch(port, options);
    if (failure === null) return port;
    // Another process has taken the port, or backends of a killed server are still ending.
    const isPassing = /could not (bind|create any TCP)|pre-existing shared memory/.test(failure);
    if (!isPassing || attempt === ATTEMPTS) {
      throw databaseUnavailable(
        `PostgreSQL did not start in ${options.site.home}: ${failure}`,
        'See postgres.log there.',
      );
    }
    await delay(attempt * 500);
  }
}

/** Waits until a server that is starting or stopping either answers or has ended. */
async function runningPort({ site, password }: RunOptions): Promise<number | null> {
  const cluster = clusterIn(site.home);
  const until = Date.now() + SILENCE_MS;
  for (
    let recorded = recordedPostmaster(cluster);
    recorded;
    recorded = recordedPostmaster(cluster)
  ) {
    if (!isPostmasterOf(recorded.pid, cluster)) {
      disownPidFile(cluster);
      return null;
    }
    const answer = await askServer(serverUrl(recorded.port, password, 'postgres'), cluster);
    if (answer === 'ours') return recorded.port;
    if (answer === 'foreign' || (answer === 'silent' && Date.now() > until)) {
      throw databaseUnavailable(
        `A PostgreSQL (pid ${String(recorded.pid)}) runs on ${cluster} and does not answer to us.`,
        'End it, then start again.',
      );
    }
    await delay(STEP_MS);
  }
  return null;
}

/** The port of the last run if it is free, so that saved addresses stay valid. */
async function usablePort(home: string, attempt: number): Promise<number> {
  const file = join(home, 'port');
  const last = attempt === 1 ? Number(await readFile(file, 'utf8').catch(() => '0')) : 0;
  const port = (await freePort(last)) ?? (await freePort(0)) ?? 0;
  await writeFile(file, String(port));
  return port;
}

function freePort(wanted: number): Promise<number | null> {
  return new Promise((resolve) => {
    const probe = createServer();
    probe.once('error', () => {
      resolve(null);
    });
    probe.listen(wanted, '127.0.0.1', () => {
      const address = probe.address();
      probe.close(() => {
        resolve(address !== null && typeof address === 'object' ? address.port : null);
      });
    });
  });
}

/** Starts the server and waits until it answers; returns the end of its log if it fails. */
async function launch(port: number, options: RunOptions): Promise<string | null> {
  const { site, password, isDurable } = options;
  const cluster = clusterIn(site.home);
  const hasEnded = spawnServer(site, ['-D', cluster, ...serverParameters(port, isDurable)]);
  const startedAt = Date.now();
  for (;;) {
    const ended = hasEnded();
    if (ended !== null) return ended;
    const answer = await askServer(serverUrl(port, password, 'postgres'), cluster);
    if (answer === 'ours') return null;
    if (answer === 'foreign') return `could not bind: port ${String(port)} is another server's`;
    const patienceMs = answer === 'busy' ? RECOVERY_MS : SILENCE_MS;
    if (Date.now() - startedAt > patienceMs) return `no answer. ${logTail(site.home)}`;
    await delay(STEP_MS);
  }
}

/**
 * In a separate session, so that a terminal's Ctrl-C does not reach it before the hub has drained.
 */
function spawnServer(site: ServerSite, args: ReadonlyArray<string>): () => string | null {
  const log = openSync(join(site.home, 'postgres.log'), 'w', 0o600);
  const child = spawn(programIn(site.binaries.folder, 'postgres'), args, {
    ...site.runAs,
    cwd: site.home,
    env: serverEnvironment(),
    detached: true,
    stdio: ['ignore', log, log],
    windowsHide: true,
  });
  closeSync(log);
  child.unref();
  let end: string | null = null;
  child.once('error', (error) => (end = error.message));
  child.once('exit', () => (end ??= logTail(site.home)));
  return () => end;
}

function logTail(home: string): string {
  return readFileSync(join(home, 'postgres.log'), 'utf8').trim().split('\n').slice(-5).join(' | ');
}
