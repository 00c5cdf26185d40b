import { spawnSync } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { errorCodeOf } from '../../errors/error-code';

/**
 * Start time of a process, which distinguishes it from a later one with the same pid.
 *
 * Null if no process has the pid, or only a zombie. Synchronous, because it is also used at exit.
 */
export function identityOf(pid: number): string | null {
  if (process.platform === 'linux') return identityOnLinux(pid);
  if (process.platform === 'win32') return hasProcess(pid) ? 'alive' : null;
  return askPs(pid, 'lstart');
}

/**
 * The command line of a process; null if there is no such process, or the platform does not provide
 * it.
 */
export function commandOf(pid: number): string | null {
  if (process.platform === 'win32') return null;
  if (process.platform !== 'linux') return askPs(pid, 'command');
  return textOf(`/proc/${String(pid)}/cmdline`)?.replaceAll('\0', ' ') ?? null;
}

/** Whether the pid is in use, also by a zombie. */
export function hasProcess(pid: number): boolean {
  try {
    return process.kill(pid, 0);
  } catch (thrown) {
    return errorCodeOf(thrown) === 'EPERM';
  }
}

function identityOnLinux(pid: number): string | null {
  const stat = textOf(`/proc/${String(pid)}/stat`);
  if (stat === null) return null;
  // The second field is the program's name in brackets and may contain blanks and brackets.
  const fields = stat.slice(stat.lastIndexOf(')') + 2).split(' ');
  const [state, startedAt] = [fields[0], fields[19]];
  if (state === 'Z' || state === 'X' || startedAt === undefined) return null;
  return `${textOf('/proc/sys/kernel/random/boot_id')?.trim() ?? ''}:${startedAt}`;
}

function askPs(pid: number, column: string): string | null {
  const answer = spawnSync('ps', ['-o', `${column}=`, '-p', String(pid)], { encoding: 'utf8' });
  return answer.status === 0 ? answer.stdout.trim() || null : null;
}

function textOf(file: string): string | null {
  try {
    return readFileSync(file, 'utf8');
  } catch {
    // A process that has ended has no entry; this is not an error.
    return null;
  }
}
