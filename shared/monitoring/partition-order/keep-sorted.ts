import type { Database } from '../../data/database';
import { DAY_MS } from '../../domain/durations';
import { every } from '../../data/every';
import { sortPartition } from './sort-partition';
import { FEWEST_PAGES } from './unsorted-partition';

/** Whose partitions are sorted, how often they are checked, and what is called then. */
export interface PartitionSorting {
  readonly database: Database;
  /** Ids of departments with measurements. */
  readonly departments: ReadonlyArray<string>;
  readonly everyMs: number;
  readonly now: () => Date;
  /** Fewest pages of a partition that is sorted; `FEWEST_PAGES` unless given. */
  readonly fewestPages?: number;
  readonly onSorted: (department: string, partition: string) => void;
  /** Also called if a lock was not granted in time; the partition is tried again at the next check. */
  readonly onFailure: (department: string, cause: unknown) => void;
}

/** A partition is closed this long after its end: late values are rare from then on. */
export const CLOSED_AFTER_MS = 35 * DAY_MS;

/**
 * Sorts closed partitions by series while the process runs, one at a time. The returned function
 * ends it; a partition in progress stays as it was.
 */
export function keepSorted(sorting: PartitionSorting): () => Promise<void> {
  const stop = new AbortController();
  const ended = every(sorting.everyMs, () => sortAll(sorting, stop.signal));
  return async () => {
    stop.abort();
    await ended();
  };
}

async function sortAll(sorting: PartitionSorting, signal: AbortSignal): Promise<void> {
  for (const department of sorting.departments) {
    try {
      while (!signal.aborted && (await sortNext(sorting, department, signal)));
    } catch (thrown) {
      if (!signal.aborted) sorting.onFailure(department, thrown);
    }
  }
}

/** Returns whether a partition was sorted, so that there may be a next one. */
async function sortNext(
  { database, now, onSorted, fewestPages = FEWEST_PAGES }: PartitionSorting,
  department: string,
  signal: AbortSignal,
): Promise<boolean> {
  const closedBy = new Date(now().getTime() - CLOSED_AFTER_MS);
  const name = await sortPartition({ database, department, closedBy, fewestPages, signal });
  if (name !== null) onSorted(department, name);
  return name !== null;
}
