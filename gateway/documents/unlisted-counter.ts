import type { IdentityDatabase } from '../identity/reachable';
import type { UnlistedOperation } from './unlisted-operation';
import { addUnlisted, type UnlistedCount } from './unlisted-operations.store';

/** Counts operations outside the lists of clients, where the stewards of a client read them. */
export interface UnlistedCounter {
  count(operation: UnlistedOperation): void;
  /** Writes what was counted; this also happens every second. */
  flush(): Promise<void>;
  /** Writes what was counted, and stops. */
  close(): Promise<void>;
}

/** Dependencies of counting. */
interface UnlistedCounterOptions {
  readonly database: IdentityDatabase;
  readonly now: () => Date;
  readonly onFault: (fault: unknown) => void;
}

const EVERY_MS = 1000;
/** Most distinct operations that are counted between two writes; more are left out. */
const MOST_WAITING = 500;
/** Longest text that is written, in characters. */
const LONGEST_TEXT = 2000;

/**
 * Counts in memory, and writes about once a second: an operation is never slower for being
 * counted. A process that dies loses the counts of its second.
 */
export function openUnlistedCounter(options: UnlistedCounterOptions): UnlistedCounter {
  const { database, now, onFault } = options;
  let waiting = new Map<string, UnlistedCount>();
  let writing = Promise.resolve();
  const write = async (): Promise<void> => {
    if (waiting.size === 0) return;
    const counts = [...waiting.values()];
    waiting = new Map();
    await database.asIdentity((transaction) => addUnlisted(transaction, counts)).catch(onFault);
  };
  const flush = () => (writing = writing.then(write));
  const timer = setInterval(() => void flush(), EVERY_MS);
  timer.unref();
  return {
    count: (operation) => {
      const key = `${operation.client} ${operation.hash}`;
      const known = waiting.get(key);
      if (!known && waiting.size >= MOST_WAITING) return;
      waiting.set(key, withOneMore(known ?? noneOf(operation, now()), operation, now()));
    },
    flush,
    close: async () => {
      clearInterval(timer);
      await flush();
    },
  };
}

function noneOf({ client, hash, described }: UnlistedOperation, now: Date): UnlistedCount {
  const { name, text: whole } = described();
  const text = whole.slice(0, LONGEST_TEXT).replace(/[\0\u{D800}-\u{DFFF}]/gu, '');
  return { client, hash, name, text, firstAt: now, lastAt: now, answered: 0, refused: 0 };
}

function withOneMore(
  count: UnlistedCount,
  { isRefused }: UnlistedOperation,
  lastAt: Date,
): UnlistedCount {
  return isRefused
    ? { ...count, lastAt, refused: count.refused + 1 }
    : { ...count, lastAt, answered: count.answered + 1 };
}
