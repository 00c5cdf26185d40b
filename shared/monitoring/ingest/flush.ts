import { errorCodeOf } from '../../errors/error-code';
import type { Transaction } from '../../data/database';
import { statement } from '../../data/statement';
import { refreshLatest } from './derived';
import { DirtyDays } from '../rollup/dirty-days';
import type { ChangedSeries } from './frozen';
import { mergeObservations, type MergeOutcome } from './merge';
import { copyObservations, type StoredObservation } from './observation-copy';
import { ensurePartitions, partitionOf } from './partitions';
import { DAY_MS } from '../../domain/durations';

/** The department and batch into which observations are stored. */
export interface FlushTarget {
  readonly schema: string;
  readonly partition: 'month' | 'year';
  readonly batchId: number;
  readonly isSynthetic: boolean;
  readonly corrects: boolean;
  /** Receives what was stored or revised. */
  readonly changed: ChangedSeries;
}

/** The waiting observations, and the number of rows of the file that they come from. */
export interface Waiting {
  readonly rows: ReadonlyArray<StoredObservation>;
  readonly lines: number;
}

const UNIQUE_VIOLATION = '23505';

/** Stores the observations of an import. */
export interface Flusher {
  /** Stores the waiting observations. */
  store(waiting: Waiting): Promise<MergeOutcome>;
  /** Updates what depends on all that was stored; called once, after the last one. */
  settle(): Promise<void>;
}

/**
 * Opens the storing of observations. They are copied; if a key already exists, the copy is rolled
 * back to its savepoint and they are merged instead (at a third of the speed). After a merge that
 * stores less than half of the rows, the next ones are merged without trying to copy.
 */
export function flusher(transaction: Transaction, target: FlushTarget): Flusher {
  const { schema, batchId } = target;
  const dirty = new DirtyDays(transaction, schema);
  let expectsKnown = false;
  const made = new Set<string>();
  const store = async ({ rows, lines }: Waiting): Promise<MergeOutcome> => {
    if (rows.length === 0) return { stored: 0, revised: 0, unchanged: 0, superseded: 0 };
    const partitions = partitionsOf(rows, target).filter(({ name }) => !made.has(name));
    await ensurePartitions(transaction, schema, partitions);
    for (const { name } of partitions) made.add(name);
    const isCopied =
      !expectsKnown &&
      (await copyStraight(transaction, { table: `${schema}.observation`, batchId }, rows));
    const outcome = isCopied
      ? { stored: lines, revised: 0, unchanged: 0, superseded: 0 }
      : await mergeBesideOthers(transaction, target, rows);
    expectsKnown = !isCopied && outcome.stored < lines / 2;
    if (outcome.stored + outcome.revised > 0) {
      target.changed.add(rows);
      await dirty.add(rows);
    }
    return outcome;
  };
  const settle = async () => {
    await refreshLatest(transaction, schema, target.changed);
    await dirty.queue();
  };
  return { store, settle };
}

function partitionsOf(rows: ReadonlyArray<StoredObservation>, { partition }: FlushTarget) {
  const days = new Set(rows.map(({ startsAt }) => Math.floor(startsAt / DAY_MS)));
  const partitions = [...days].map((day) => partitionOf(day * DAY_MS, partition));
  return [...new Map(partitions.map((one) => [one.name, one])).values()];
}

async function copyStraight(
  transaction: Transaction,
  target: { readonly table: string; readonly batchId: number },
  rows: ReadonlyArray<StoredObservation>,
): Promise<boolean> {
  const copy = async () => {
    await copyObservations(transaction, target, rows);
    return true;
  };
  return (await unlessKnown(transaction, copy)) ?? false;
}

const MOST_MERGES = 3;

/**
 * Merges; if an import of another feed commits one of the keys between the comparison and the
 * storing, all of it is compared again.
 */
async function mergeBesideOthers(
  transaction: Transaction,
  target: FlushTarget,
  rows: ReadonlyArray<StoredObservation>,
): Promise<MergeOutcome> {
  const merge = () => mergeObservations(transaction, target, rows);
  for (let merges = 1; merges < MOST_MERGES; merges += 1) {
    const outcome = await unlessKnown(transaction, merge);
    if (outcome) return outcome;
  }
  return merge();
}

/** The result of work that stores keys; null, and nothing is stored, if one of them exists. */
async function unlessKnown<T>(transaction: Transaction, work: () => Promise<T>): Promise<T | null> {
  await transaction.query(BEFORE_STORING);
  try {
    const result = await work();
    await transaction.query(KEEP_STORED);
    return result;
  } catch (thrown) {
    if (errorCodeOf(thrown) !== UNIQUE_VIOLATION) throw thrown;
    await transaction.query(UNDO_STORING);
    return null;
  }
}

/** Sets the savepoint to which a failed copy or merge rolls back. */
export const BEFORE_STORING = statement({ text: 'savepoint straight' });

/** Releases the savepoint after a copy or merge. */
export const KEEP_STORED = statement({ text: 'release savepoint straight' });

/** Rolls back a failed copy or merge. */
export const UNDO_STORING = statement({ text: 'rollback to savepoint straight' });
