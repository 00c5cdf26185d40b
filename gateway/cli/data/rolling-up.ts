import type { Logger } from 'pino';
import { SYSTEM_CLOCK } from '../../../shared/identity/clock-tolerance';
import type { Department } from '../../../shared/monitoring/department';
import { keepRollups, type KeptRollups } from '../../../shared/monitoring/rollup/keep-rollups';
import { rollupQueue, type RollupWorker } from '../../../shared/monitoring/rollup/refresh-rollups';
import { measured } from './measured-departments';
import type { OpenData } from './open-data';

/** Whose roll-ups are computed, and by which role. */
export interface RollingUp {
  readonly data: Pick<OpenData, 'database'>;
  readonly departments: ReadonlyArray<Department>;
  readonly worker: RollupWorker;
  readonly log: Logger;
}

const EVERY_MS = 5_000;

/** Processes the queues of these departments while `work` runs, and stops when it ends or fails. */
export async function whileRollingUp<T>(
  { data, departments, worker, log }: RollingUp,
  work: (rollups: KeptRollups) => Promise<T>,
): Promise<T> {
  const rollups = keepRollups({
    database: data.database,
    departments: measured(departments),
    worker,
    everyMs: EVERY_MS,
    onFailure: (department, err) => log.error({ department, err }, 'roll-ups wait'),
    monotonicMs: SYSTEM_CLOCK.monotonicMs,
  });
  try {
    return await work(rollups);
  } finally {
    await rollups.ended();
  }
}

/** The waiting roll-ups of these departments, a line each; computes nothing. */
export async function owedRollups(
  { database }: Pick<OpenData, 'database'>,
  departments: ReadonlyArray<Department>,
): Promise<ReadonlyArray<string>> {
  const lines: string[] = [];
  for (const department of measured(departments)) {
    const { days } = await rollupQueue(database, department);
    if (days === 0) continue;
    const owed = `${department}: the roll-ups of ${String(days)} days of series wait`;
    lines.push(`${owed}; the process that serves the department (start, subgraph) computes them.`);
  }
  return lines;
}
