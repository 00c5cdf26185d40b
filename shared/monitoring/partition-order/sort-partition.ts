import type { Database, Transaction } from '../../data/database';
import { MAKE_PARTITION, TAKE_TURN } from '../ingest/partitions';
import {
  ADD_CONDITION,
  ADD_KEY,
  ADD_TIME_INDEX,
  ANALYZE,
  ATTACH,
  COPY_BY_SERIES,
  DETACH,
  DROP,
  DROP_CONDITION,
  IS_UNCHANGED,
  LOCK_WRITERS_OUT,
  MOST_SERIES,
  RENAME,
  SNAPSHOT,
  WAIT_FOR_LOCKS,
} from './sorting-statements';
import { UNSORTED_PARTITION, type UnsortedPartition } from './unsorted-partition';

/** Which partitions of a department are sorted, and when to give up. */
export interface Sorting {
  readonly database: Pick<Database, 'asOwner'>;
  readonly department: string;
  /** Partitions that end by this instant. */
  readonly closedBy: Date;
  readonly fewestPages: number;
  /** Gives up between two steps. */
  readonly signal: AbortSignal;
}

/**
 * Replaces the oldest closed partition whose rows do not lie series by series by a copy whose rows
 * do, in one transaction. Readers and ingest go on while it is copied. Then ingest waits while it
 * is compared, and all wait while it is replaced; for each lock at most a second. Returns the name
 * of the partition; null if there is none, or if rows were written meanwhile. Throws the errors of
 * PostgreSQL, such as 55P03 if a lock was not granted in time; nothing is changed then.
 */
export async function sortPartition(sorting: Sorting): Promise<string | null> {
  const { database, department, closedBy, fewestPages } = sorting;
  return database.asOwner(department, async (transaction) => {
    await transaction.query(TAKE_TURN, [`${department}.observation by series`]);
    const [partition] = await transaction.query(UNSORTED_PARTITION(department), [
      closedBy,
      fewestPages,
    ]);
    if (!partition) return null;
    const [snapshot] = await transaction.query(SNAPSHOT);
    await copySorted(transaction, sorting, partition.name);
    const replacing = { department, partition, since: snapshot?.since ?? '' };
    return (await replace(transaction, replacing)) ? partition.name : null;
  });
}

/** A copy is made in so many steps, between which it may be given up. */
const STEPS = 8;

async function copySorted(
  transaction: Transaction,
  { department, signal }: Sorting,
  name: string,
): Promise<void> {
  const copy = copyOf(name);
  await transaction.query(MAKE_PARTITION(department, copy));
  const [series] = await transaction.query(MOST_SERIES(department));
  const width = Math.ceil(((series?.most ?? 0) + 1) / STEPS);
  for (let step = 0; step < STEPS; step += 1) {
    signal.throwIfAborted();
    const before = step === STEPS - 1 ? null : (step + 1) * width;
    await transaction.query(COPY_BY_SERIES(department, { from: name, to: copy }), [
      step * width,
      before,
    ]);
  }
  signal.throwIfAborted();
  await transaction.query(ADD_KEY(department, copy));
  await transaction.query(ADD_TIME_INDEX(department, copy));
  await transaction.query(ANALYZE(department, copy));
}

function copyOf(name: string): string {
  return `${name}_by_series`;
}

interface Replacing {
  readonly department: string;
  readonly partition: UnsortedPartition;
  /** The oldest transaction that the copy may have missed. */
  readonly since: string;
}

async function replace(
  transaction: Transaction,
  { department, partition, since }: Replacing,
): Promise<boolean> {
  const { name } = partition;
  const copy = copyOf(name);
  await transaction.query(ADD_CONDITION(department, copy, partition));
  await transaction.query(WAIT_FOR_LOCKS);
  await transaction.query(LOCK_WRITERS_OUT(department));
  const [found] = await transaction.query(IS_UNCHANGED(department, name, copy), [since]);
  if (!found?.unchanged) {
    await transaction.query(DROP(department, copy));
    return false;
  }
  await transaction.query(DETACH(department, name));
  await transaction.query(DROP(department, name));
  await transaction.query(RENAME(department, copy, name));
  await transaction.query(ATTACH(department, partition));
  await transaction.query(DROP_CONDITION(department, name));
  return true;
}
