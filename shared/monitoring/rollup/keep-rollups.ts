import type { Database } from '../../data/database';
import {
  refreshRollups,
  rollupQueue,
  type RollupQueue,
  type RollupWorker,
} from './refresh-rollups';

/** Whose queues are worked off, how often they are looked at, and who hears of a failure. */
export interface RollupKeeping {
  readonly database: Database;
  /** Ids of departments of measurements. */
  readonly departments: ReadonlyArray<string>;
  /** In whose name; the owner unless given. */
  readonly worker?: RollupWorker;
  readonly everyMs: number;
  readonly onFailure: (department: string, cause: unknown) => void;
  /** Time that only goes forward, ms. */
  readonly monotonicMs: () => number;
}

/** Queues that are worked off. */
export interface KeptRollups {
  /** What waited when it was last looked, the older by the time since; null where that is unknown. */
  queueOf(department: string): RollupQueue | null;
  /** Stops, and waits for the round in progress. */
  ended(): Promise<void>;
}

interface Look {
  readonly queue: RollupQueue;
  readonly atMs: number;
}

/**
 * Works off the queues of touched buckets for as long as the process lives: what an import or a
 * demonstration that was killed has left behind is computed all the same.
 */
export function keepRollups(keeping: RollupKeeping): KeptRollups {
  const { monotonicMs } = keeping;
  const looks = new Map<string, Look>();
  let hasEnded = false;
  let round: Promise<void> | undefined;
  const work = async () => {
    for (const department of keeping.departments) {
      if (hasEnded) return;
      await refreshIfDue(keeping, department, looks);
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
    queueOf: (department) => agedBy(looks.get(department), monotonicMs()),
    ended: async () => {
      hasEnded = true;
      clearInterval(timer);
      await round;
    },
  };
}

/** Looks, works, and looks again: what is reported is never what was there before the work. */
async function refreshIfDue(
  { database, worker, onFailure, monotonicMs }: RollupKeeping,
  department: string,
  looks: Map<string, Look>,
): Promise<void> {
  const look = async () => {
    const atMs = monotonicMs();
    const queue = await rollupQueue(database, department, worker);
    looks.set(department, { queue, atMs });
    return queue;
  };
  try {
    const { days } = await look();
    if (days === 0) return;
    await refreshRollups(database, department, worker);
    await look();
  } catch (thrown) {
    onFailure(department, thrown);
  }
}

function agedBy(look: Look | undefined, nowMs: number): RollupQueue | null {
  if (!look) return null;
  const { days, oldestS } = look.queue;
  if (oldestS === null) return look.queue;
  return { days, oldestS: Math.round(oldestS + (nowMs - look.atMs) / 1000) };
}
