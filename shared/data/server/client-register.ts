import { mkdirSync, readFileSync, readdirSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { identityOf } from './process-identity';

/** One client of a server that several processes share. */
export interface RegisteredClient {
  /** Removes this client; returns whether no living client remains. */
  leave(): boolean;
}

/**
 * Registers this process in `folder`, where each client of a server has a file.
 *
 * Synchronous, because a process removes itself while it exits.
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

/** A client that died without removing itself is removed here. */
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
