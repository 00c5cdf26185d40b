import { mkdirSync, readFileSync, readdirSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { identityOf } from './process-identity';

/** One user of a server among others, in this process or in another. */
export interface RegisteredClient {
  /** Strikes this client off; answers whether no living one is left. */
  leave(): boolean;
}

/**
 * Enters this process into `folder`, where each client of a server has a file.
 *
 * Synchronous throughout, because a process strikes itself off while it exits.
 */
export function registerClient(folder: string): RegisteredClient {
  mkdirSync(folder, { recursive: true });
  const file = join(folder, `${String(process.pid)}-${crypto.randomUUID()}`);
  writeFileSync(file, identityOf(process.pid) ?? '');
  return {
    leave: () => {
      rmSync(file, { force: true });
      return readdirSync(folder).filter((name) => isLiving(folder, name)).length === 0;
    },
  };
}

/** A client that died without leaving is struck off in passing. */
function isLiving(folder: string, name: string): boolean {
  const file = join(folder, name);
  const identity = identityOf(Number.parseInt(name, 10));
  if (identity !== null && identity === entryOf(file)) return true;
  rmSync(file, { force: true });
  return false;
}

function entryOf(file: string): string | null {
  try {
    return readFileSync(file, 'utf8');
  } catch {
    // It left between the listing and now.
    return null;
  }
}
