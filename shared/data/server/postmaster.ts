import { spawnSync } from 'node:child_process';
import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { setTimeout as delay } from 'node:timers/promises';
import { programIn } from './find-binaries';
import { commandOf, hasProcess, identityOf } from './process-identity';

/** The main process of a PostgreSQL server, as its `postmaster.pid` names it. */
interface Postmaster {
  readonly pid: number;
  readonly port: number;
}

const STEP_MS = 20;
const PATIENCE_MS = 30_000;

/** The postmaster that the cluster's pid file names, dead or alive; null without such a file. */
export function recordedPostmaster(cluster: string): Postmaster | null {
  const [pid, , , port] = pidFileLines(cluster);
  return pid && port ? { pid: Number(pid), port: Number(port) } : null;
}

/** Whether the process is alive and is the PostgreSQL of this cluster. */
export function isPostmasterOf(pid: number, cluster: string): boolean {
  if (identityOf(pid) === null) return false;
  const command = commandOf(pid);
  return command === null || (command.includes('postgres') && command.includes(cluster));
}

/**
 * Neutralises a pid file whose pid now belongs to another process.
 *
 * PostgreSQL would mistake that process for itself and refuse to start. Writing our own pid, its
 * parent, allows the start, and keeps the line that shows whether backends of a killed server are
 * still alive.
 */
export function disownPidFile(cluster: string): void {
  const lines = pidFileLines(cluster);
  if (!lines[0] || !hasProcess(Number(lines[0]))) return;
  writeFileSync(
    join(cluster, 'postmaster.pid'),
    [String(process.pid), ...lines.slice(1)].join('\n'),
  );
}

/** Requests a fast shutdown of the cluster's server; returns its pid, or null if none runs. */
export function signalPostmaster(cluster: string, folder: string): number | null {
  const recorded = recordedPostmaster(cluster);
  if (!recorded || !isPostmasterOf(recorded.pid, cluster)) return null;
  send(recorded.pid, 'INT', folder);
  return recorded.pid;
}

/** Stops the cluster's server and waits for its end; kills a hanging one after 30 s. */
export async function stopPostmaster(cluster: string, folder: string): Promise<void> {
  const pid = signalPostmaster(cluster, folder);
  if (pid === null) return;
  if (await hasEndedWithin(pid, PATIENCE_MS)) return;
  send(pid, 'QUIT', folder);
  await hasEndedWithin(pid, PATIENCE_MS);
}

async function hasEndedWithin(pid: number, patienceMs: number): Promise<boolean> {
  const identity = identityOf(pid);
  const until = Date.now() + patienceMs;
  while (identity !== null && identityOf(pid) === identity) {
    if (Date.now() > until) return false;
    await delay(STEP_MS);
  }
  return true;
}

function send(pid: number, signal: 'INT' | 'QUIT', folder: string): void {
  if (process.platform === 'win32') {
    // Windows has no signals; there PostgreSQL's own program stops the server.
    spawnSync(programIn(folder, 'pg_ctl'), ['kill', signal, String(pid)]);
  } else if (hasProcess(pid)) {
    process.kill(pid, `SIG${signal}`);
  }
}

function pidFileLines(cluster: string): ReadonlyArray<string> {
  try {
    return readFileSync(join(cluster, 'postmaster.pid'), 'utf8').split('\n');
  } catch {
    // No file: no server has run here since the last clean shutdown.
    return [];
  }
}
