import type { Database, Transaction } from '../../data/database';
import { PATIENCE } from '../../data/patience';
import { int, nullable, float } from '../../data/sql-type';
import { EXAMPLE_SCHEMA, statementFamily } from '../../data/statement';

const BUCKETS_A_ROUND = 20_000;

/** In whose name roll-ups are computed: the owner, or the writer that alone a department served apart may be. */
export type RollupWorker = 'OWNER' | 'WRITER';

/**
 * Recomputes the day and month roll-ups of every bucket that was touched, round by round, until the
 * queue of the department is empty. Safe beside ingest and beside another worker: a bucket touched
 * meanwhile waits for the next round. Answers how many days were recomputed.
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

/** One round of it; fewer days than a round takes are the last. */
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

/** What of a department waits for its roll-ups. */
export interface RollupQueue {
  /** Days of series. */
  readonly days: number;
  /** For how long the first of them has, s; null if none waits. */
  readonly oldestS: number | null;
}

/** How long the queue is now. */
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

/** Recomputes the roll-ups of so many days at most. */
export const REFRESH_ROLLUPS = statementFamily({
  text: (schema: string) => `select ${schema}.refresh_rollups($1) as days`,
  columns: { days: int() },
  parameters: [int()],
  examples: [[EXAMPLE_SCHEMA]],
});

/** What waits. */
export const ROLLUP_QUEUE = statementFamily({
  text: (schema: string) => `select days, oldest_s as "oldestS" from ${schema}.rollup_queue()`,
  columns: { days: int(), oldestS: nullable(float()) },
  examples: [[EXAMPLE_SCHEMA]],
});
