import { LRUCache } from 'lru-cache';
import type { IdentityDatabase } from '../identity/reachable';
import { writeUses, type DocumentUse } from './document-uses.store';

/** Notes when clients use their registered documents. */
export interface DocumentUses {
  /** Called at each use; it never waits. */
  note(client: string, hash: string): void;
  /** Writes what was noted; this also happens every second. */
  flush(): Promise<void>;
  /** Writes what was noted, and stops. */
  close(): Promise<void>;
}

/** Dependencies of noting uses. */
interface DocumentUsesOptions {
  readonly database: IdentityDatabase;
  readonly now: () => Date;
  readonly onFault: (fault: unknown) => void;
}

const EVERY_MS = 1000;
/** A document is written once in this time by a process, at most. */
const HOUR_MS = 3_600_000;
/** Most documents whose last use is remembered; one that is forgotten is written again. */
const MOST_KNOWN = 10_000;
/** Most uses that one statement writes; the others wait for the next second. */
const MOST_AT_ONCE = 500;

/**
 * Notes uses in memory and writes them about once a second, each document once an hour at most: a
 * request is never slower for it. A process that dies loses the uses of its second.
 */
export function openDocumentUses({ database, now, onFault }: DocumentUsesOptions): DocumentUses {
  const written = new LRUCache<string, number>({ max: MOST_KNOWN });
  const waiting = new Map<string, DocumentUse>();
  let writing = Promise.resolve();
  const write = async (): Promise<void> => {
    const uses = [...waiting].slice(0, MOST_AT_ONCE);
    if (uses.length === 0) return;
    for (const [key] of uses) waiting.delete(key);
    await database
      .asIdentity((transaction) =>
        writeUses(
          transaction,
          uses.map(([, use]) => use),
        ),
      )
      .catch((fault: unknown) => {
        for (const [key] of uses) written.delete(key); // The next use is written in its place.
        onFault(fault);
      });
  };
  const flush = () => (writing = writing.then(write));
  const timer = setInterval(() => void flush(), EVERY_MS);
  timer.unref();
  return {
    note: (client, hash) => {
      const key = `${client} ${hash}`;
      const at = now();
      const last = written.get(key);
      if (last !== undefined && at.getTime() - last < HOUR_MS) return;
      if (waiting.size >= MOST_KNOWN) return;
      written.set(key, at.getTime());
      waiting.set(key, { client, hash, at });
    },
    flush,
    close: async () => {
      clearInterval(timer);
      await flush();
    },
  };
}
