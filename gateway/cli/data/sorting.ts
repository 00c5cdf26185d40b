import type { Logger } from 'pino';
import { MINUTE_MS } from '../../../shared/domain/durations';
import type { Department } from '../../../shared/monitoring/department';
import { keepSorted } from '../../../shared/monitoring/partition-order/keep-sorted';
import { measured } from './measured-departments';
import type { OpenData } from './open-data';

/** Whose closed partitions are sorted; only the owner of a schema may replace them. */
export interface SortingPartitions {
  readonly data: Pick<OpenData, 'database'>;
  readonly departments: ReadonlyArray<Department>;
  readonly log: Logger;
}

const EVERY_MS = 10 * MINUTE_MS;

/** Sorts closed partitions by series while `work` runs, and stops when it ends or fails. */
export async function whileSorting<T>(
  { data, departments, log }: SortingPartitions,
  work: () => Promise<T>,
): Promise<T> {
  const ended = keepSorted({
    database: data.database,
    departments: measured(departments),
    everyMs: EVERY_MS,
    now: () => new Date(),
    onSorted: (department, partition) => log.info({ department, partition }, 'sorted by series'),
    onFailure: (department, err) => log.warn({ department, err }, 'a partition stays unsorted'),
  });
  try {
    return await work();
  } finally {
    await ended();
  }
}
