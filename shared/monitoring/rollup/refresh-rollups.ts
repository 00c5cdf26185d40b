import type { Database, Transaction } from '../../data/database';
import { PATIENCE } from '../../data/patience';
import { int, nullable, float } from '../../data/sql-type';
import { EXAMPLE_SCHEMA, statementFamily } from '../../data/statement';

const BUCKETS_A_ROUND = 20_000;

/**
 * Database role that computes roll-ups: the owner, or the writer, which is the only role available
 * to a separately served department.
 */
export type RollupWorker = 'OWNER' | 'WRITER';

/**
 * Recomputes the day and month roll-ups of every changed bucket in rounds until the queue of the
 * department is empty. Safe to run concurrently with ingest and with other workers: a bucket that
 * changes meanwhile waits for the next round. Returns the number of recomputed days.
 */
export async function refreshRollups(
  database: Database,
  department: string,
  worker: RollupWorker = 'OWNER',
): Promise<number> {
  let total = 0;
  for (;;) {
    const done = await refreshRound(database, department, worker);
    total += done;
    if (done < BUCKETS_A_ROUND) return total;
  }
}

/** Runs one round and returns its number of days; a round that is not full is the last. */
async function refreshRound(
  database: Database,
  department: string,
  worker: RollupWorker,
): Promise<number> {
  return inNameOf(worker, { database, department }, async (transaction) => {
    await transaction.waitWith(PATIENCE.take);
    const [row] = await transaction.query(REFRESH_ROLLUPS(department), [BUCKETS_A_ROUND]);
    return row?.days ?? 0;
  });
}

function inNameOf<T>(
  worker: RollupWorker,
  { database, department }: { readonly database: Database; readonly department: string },
  work: (transaction: Transaction) => Promise<T>,
): Promise<T> {
  return worker === 'OWNER'
    ? database.asOwner(department, work)
    : database.asWriter(department, work);
}

/** The days of a department that wait for their roll-ups. */
export interface RollupQueue {
  /** Number of waiting days, counted for each series. */
  readonly days: number;
  /** Waiting time of the oldest one, s; null if none waits. */
  readonly oldestS: number | null;
}

/** Returns the current size and age of the queue. */
export async function rollupQueue(
  database: Database,
  department: string,
  worker: RollupWorker = 'OWNER',
): Promise<RollupQueue> {
  return inNameOf(worker, { database, department }, async (transaction) => {
    const [row] = await transaction.query(ROLLUP_QUEUE(department));
    return row ?? { days: 0, oldestS: null };
  });
}

/** Recomputes the roll-ups of at most the given number of days. */
export const REFRESH_ROLLUPS = statementFamily({
  text: (schema: string) => `select ${schema}.refresh_rollups($1) as days`,
  columns: { days: int() },
  parameters: [int()],
  examples: [[EXAMPLE_SCHEMA]],
});

/** Selects the size and age of the queue. */
export const ROLLUP_QUEUE = statementFamily({
  text: (schema: string) => `select days, oldest_s as "oldestS" from ${schema}.rollup_queue()`,
  columns: { days: int(), oldestS: nullable(float()) },
  examples: [[EXAMPLE_SCHEMA]],
});
