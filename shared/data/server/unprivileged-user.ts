import { execFile } from 'node:child_process';
import { readFileSync, statSync } from 'node:fs';
import { promisify } from 'node:util';

/** The user a PostgreSQL process runs as, in the form that `spawn` takes; empty: our own. */
export interface RunAs {
  readonly uid?: number;
  readonly gid?: number;
}

/**
 * The user who runs PostgreSQL, which refuses to run as root: the current user, or `nobody` if that
 * is root.
 *
 * A cluster that exists already keeps its owner.
 */
export function unprivilegedUser(cluster?: string): RunAs {
  if (process.getuid?.() !== 0) return {};
  const owner = cluster ? statSync(cluster, { throwIfNoEntry: false }) : undefined;
  if (owner && owner.uid !== 0) return { uid: owner.uid, gid: owner.gid };
  const [, uid, gid] = /^nobody:[^:]*:(\d+):(\d+):/m.exec(accounts()) ?? [];
  return { uid: Number(uid ?? 65534), gid: Number(gid ?? 65534) };
}

/**
 * Whether that user can enter a folder; tried out, because modes and access lists may both prevent
 * it.
 */
export async function canEnter(folder: string, runAs: RunAs): Promise<boolean> {
  if (runAs.uid === undefined) return true;
  const look = promisify(execFile)('/bin/sh', ['-c', 'cd "$1" && test -x .', 'sh', folder], {
    ...runAs,
    cwd: '/',
  });
  return look.then(
    () => true,
    () => false,
  );
}

function accounts(): string {
  try {
    return readFileSync('/etc/passwd', 'utf8');
  } catch {
    // Minimal containers have no list of accounts; the uid of nobody is the same everywhere.
    return '';
  }
}
