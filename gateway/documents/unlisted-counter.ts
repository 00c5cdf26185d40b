import type { UnlistedOperation } from './unlisted-operation';
import { addUnlisted, type UnlistedCount } from './unlisted-operations.store';
import { everySecond, type NotingOptions, type Writes } from './writes';

/** Counts operations outside the lists of clients, where the stewards of a client read them. */
export interface UnlistedCounter extends Writes {
  count(operation: UnlistedOperation): void;
}

/** Most distinct operations that are counted between two writes; more are left out. */
const MOST_WAITING = 500;
/** Longest text that is written, in characters. */
const LONGEST_TEXT = 2000;

/**
 * Counts in memory, and writes about once a second: an operation is never slower for being
 * counted. A process that dies loses the counts of its second.
 */
export function openUnlistedCounter(options: NotingOptions): UnlistedCounter {
  const { database, now, onFault } = options;
  let waiting = new Map<string, UnlistedCount>();
  const write = async (): Promise<void> => {
    if (waiting.size === 0) return;
    const counts = [...waiting.values()];
    waiting = new Map();
    await database.asIdentity((transaction) => addUnlisted(transaction, counts)).catch(onFault);
  };
  return {
    count: (operation) => {
      const key = `${operation.client} ${operation.hash}`;
      const known = waiting.get(key);
      if (!known && waiting.size >= MOST_WAITING) return;
      waiting.set(key, withOneMore(known ?? noneOf(operation, now()), operation, now()));
    },
    ...everySecond(write),
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
