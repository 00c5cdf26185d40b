import { CLOCK_TOLERANCE_MS, SYSTEM_CLOCK, type MachineClock } from './clock-tolerance';

/** Remembers request ids as long as a request with that id could still be accepted. */
export interface ReplayMemory {
  /** True for a new id; false for an id that is still remembered. */
  isFirst(id: string): boolean;
}

/** Options of a replay memory. */
interface ReplayMemoryOptions {
  readonly clock?: Pick<MachineClock, 'monotonicMs'>;
  /** Maximum number of ids. */
  readonly capacity?: number;
}

/** How long a signed request or permit lives, ms. */
const LIFETIME_MS = 30_000;
/**
 * How long an id is remembered: the lifetime, plus the clock tolerance before and after it, plus a
 * wall clock that is set back from one end of the tolerance to the other.
 */
const KEPT_MS = LIFETIME_MS + 4 * CLOCK_TOLERANCE_MS;

/**
 * Creates a memory of at most `capacity` ids (100,000), each for 50 s of monotonic time, so that a
 * wall clock that jumps forward does not shorten it.
 *
 * When it is full, it treats every new id as known: a flood of requests can then cause refusals,
 * but never a replay.
 */
export function replayMemory({
  clock = SYSTEM_CLOCK,
  capacity = 100_000,
}: ReplayMemoryOptions = {}): ReplayMemory {
  const ends = new Map<string, number>();
  return {
    isFirst: (id) => {
      const nowMs = clock.monotonicMs();
      // All entries have the same lifetime, so the oldest expires first.
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
