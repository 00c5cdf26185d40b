import type { Database } from '../../data/database';
import { every } from '../../data/every';
import {
  refreshRollups,
  rollupQueue,
  type RollupQueue,
  type RollupWorker,
} from './refresh-rollups';

/** Which queues are processed, how often they are checked, and what is called on a failure. */
export interface RollupKeeping {
  readonly database: Database;
  /** Ids of departments with measurements. */
  readonly departments: ReadonlyArray<string>;
  /** Database role that computes the roll-ups; default: the owner. */
  readonly worker?: RollupWorker;
  readonly everyMs: number;
  readonly onFailure: (department: string, cause: unknown) => void;
  /** Monotonic clock, ms. */
  readonly monotonicMs: () => number;
}

/** The queues that are being processed. */
export interface KeptRollups {
  /**
   * Returns the queue at the last check, with its age increased by the time since; null if it was
   * never checked.
   */
  queueOf(department: string): RollupQueue | null;
  /** Stops, and resolves after the round in progress. */
  ended(): Promise<void>;
}

interface Look {
  readonly queue: RollupQueue;
  readonly atMs: number;
}

/**
 * Processes the queues of changed buckets while the process runs, so that the roll-ups left behind
 * by a killed import or demonstration are computed as well.
 */
export function keepRollups(keeping: RollupKeeping): KeptRollups {
  const { monotonicMs } = keeping;
  const looks = new Map<string, Look>();
  let hasEnded = false;
  const work = async () => {
    for (const department of keeping.departments) {
      if (hasEnded) return;
      await refreshIfDue(keeping, department, looks);
    }
  };
  const end = every(keeping.everyMs, work);
  return {
    queueOf: (department) => agedBy(looks.get(department), monotonicMs()),
    ended: async () => {
      hasEnded = true;
      await end();
    },
  };
}

/**
 * Checks the queue, processes it and checks it again, so that the reported queue is the one after
 * the work.
 */
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
