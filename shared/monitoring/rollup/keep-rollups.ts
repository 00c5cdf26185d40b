import type { Database } from '../../data/database';
import { refreshRollups } from './refresh-rollups';

/** Whose queues are worked off, how often they are looked at, and who hears of a failure. */
export interface RollupKeeping {
  readonly database: Database;
  /** Ids of departments of measurements. */
  readonly departments: ReadonlyArray<string>;
  readonly everyMs: number;
  readonly onFailure: (department: string, cause: unknown) => void;
}

/**
 * Works off the queues of touched buckets for as long as the hub lives: what an import or a
 * demonstration that was killed has left behind is computed all the same. `ended` stops it and waits for
 * the round under way.
 */
export function keepRollups(keeping: RollupKeeping): { ended(): Promise<void> } {
  let hasEnded = false;
  let round: Promise<void> | undefined;
  const work = async () => {
    for (const department of keeping.departments) {
      if (hasEnded) return;
      await refreshIfDue(keeping, department);
    }
  };
  const tick = () => {
    round ??= work().finally(() => {
      round = undefined;
    });
  };
  tick();
  const timer = setInterval(tick, keeping.everyMs);
  timer.unref();
  return {
    ended: async () => {
      hasEnded = true;
      clearInterval(timer);
      await round;
    },
  };
}

async function refreshIfDue(
  { database, onFailure }: RollupKeeping,
  department: string,
): Promise<void> {
  try {
    if (await isDue(database, department)) await refreshRollups(database, department);
  } catch (thrown) {
    onFailure(department, thrown);
  }
}

async function isDue(database: Database, schema: string): Promise<boolean> {
  const [row] = await database.asOwner(schema, ({ query }) =>
    query<{ due: boolean }>(`select exists(select from ${schema}.dirty_bucket) as due`),
  );
  return row?.due ?? false;
}
