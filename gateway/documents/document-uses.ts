import { LRUCache } from 'lru-cache';
import { HOUR_MS } from '../../shared/domain/durations';
import { writeUses, type DocumentUse } from './document-uses.store';
import { everySecond, type NotingOptions, type Writes } from './writes';

/** Notes when clients use their registered documents. */
export interface DocumentUses extends Writes {
  /** Called at each use; it never waits. */
  note(client: string, hash: string): void;
}

/** Most documents whose last use is remembered; one that is forgotten is written again. */
const MOST_KNOWN = 10_000;
/** Most uses that one statement writes; the others wait for the next second. */
const MOST_AT_ONCE = 500;

/**
 * Notes uses in memory and writes them about once a second, each document once an hour at most: a
 * request is never slower for it. A process that dies loses the uses of its second.
 */
export function openDocumentUses({ database, now, onFault }: NotingOptions): DocumentUses {
  const written = new LRUCache<string, number>({ max: MOST_KNOWN });
  const waiting = new Map<string, DocumentUse>();
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
    ...everySecond(write),
  };
}
