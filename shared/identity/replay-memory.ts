import { CLOCK_TOLERANCE_MS, SYSTEM_CLOCK, type MachineClock } from './clock-tolerance';

/** Remembers which request ids were seen, for as long as one of them could still be accepted. */
export interface ReplayMemory {
  /** True the first time an id comes, false ever after until it cannot be accepted any more. */
  isFirst(id: string): boolean;
}

/** Options of a memory. */
interface ReplayMemoryOptions {
  readonly clock?: Pick<MachineClock, 'monotonicMs'>;
  /** Ids kept at most. */
  readonly capacity?: number;
}

/** How long a signed request or permit lives, ms. */
const LIFETIME_MS = 30_000;
/**
 * It is accepted from the tolerance before its life to the tolerance after; within the tolerance the
 * wall clock here may be set back once more, from its one end to the other.
 */
const KEPT_MS = LIFETIME_MS + 4 * CLOCK_TOLERANCE_MS;

/**
 * A memory of at most `capacity` ids (100,000), each kept for 50 s of the monotonic clock: a wall clock
 * that jumps forward makes it forget nothing.
 *
 * When it is full of ids that are still kept it forgets none of them: a new id is then taken for known,
 * so that a flood can refuse requests but never replay one.
 */
export function replayMemory({
  clock = SYSTEM_CLOCK,
  capacity = 100_000,
}: ReplayMemoryOptions = {}): ReplayMemory {
  const ends = new Map<string, number>();
  return {
    isFirst: (id) => {
      const nowMs = clock.monotonicMs();
      // All are kept equally long, so the oldest entry is removed first.
      for (const [known, endMs] of ends) {
        if (endMs > nowMs) break;
        ends.delete(known);
      }
      if (ends.has(id) || ends.size >= capacity) return false;
      ends.set(id, nowMs + KEPT_MS);
      return true;
    },
  };
}
