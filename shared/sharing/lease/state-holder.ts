import { indexedState, type IndexedState } from '../access-decisions';
import type { SharingState } from '../sharing-state';

/** The sharing state known at one time. */
export interface KnownState {
  /** Null until the first state is received. */
  readonly state: IndexedState | null;
  /** Whether it was known to be current within the duration of a lease. */
  readonly isFresh: boolean;
}

/** Stores the sharing state of one process and updates it. */
export interface StateHolder {
  current(): KnownState;
  /** Fetches now; resolves after the answer or the failure. */
  refresh(): Promise<void>;
  /** Resolves at once if the known state is current; otherwise after the next answer or failure. */
  caughtUp(): Promise<void>;
  close(): void;
}

/** The source of the state, and the polling interval. */
export interface StateSource {
  /** The state; null if it still has the given version. */
  readonly load: (knownVersion: number | null) => Promise<SharingState | null>;
  readonly onFault: (fault: unknown) => void;
  /** Monotonic time, ms. */
  readonly monotonicMs: () => number;
  readonly intervalMs?: number;
  readonly leaseMs?: number;
}

/** Polling interval; a revocation is known within this time. */
export const REFRESH_MS = 250;
/**
 * How long a state counts as current after it was last requested; revoked data are not readable
 * longer than this.
 */
export const LEASE_MS = 1000;

/**
 * Creates a holder that polls its source. The lease starts at the request, not at the answer, so
 * that revoked data are not readable longer than a lease even if an answer is slow.
 */
export function polledState(source: StateSource): StateHolder {
  const { load, onFault, monotonicMs, intervalMs = REFRESH_MS, leaseMs = LEASE_MS } = source;
  let state: IndexedState | null = null;
  let freshUntilMs = -Infinity;
  const rounds = oneAfterAnother(async () => {
    const sentAtMs = monotonicMs();
    try {
      const news = await load(state?.state.version ?? null);
      if (news) state = indexedState(news);
      if (state) freshUntilMs = Math.max(freshUntilMs, sentAtMs + leaseMs);
    } catch (fault) {
      onFault(fault);
    }
  });
  const timer = setInterval(() => void rounds.underWay(), intervalMs);
  timer.unref();
  return {
    current: () => ({ state, isFresh: monotonicMs() < freshUntilMs }),
    // A running request may have been answered before the change that the caller waits for.
    refresh: rounds.next,
    caughtUp: async () => {
      if (monotonicMs() >= freshUntilMs) await rounds.underWay();
    },
    close: () => {
      clearInterval(timer);
    },
  };
}

interface Rounds {
  /** The running request, or a new one. */
  underWay(): Promise<void>;
  /** The next request; shared by all who wait for it. */
  next(): Promise<void>;
}

function oneAfterAnother(work: () => Promise<void>): Rounds {
  let round: Promise<void> | null = null;
  let next: Promise<void> | null = null;
  const begin = (): Promise<void> => {
    round = work().finally(() => {
      round = null;
    });
    return round;
  };
  return {
    underWay: () => round ?? begin(),
    next: () => {
      next ??= (round ?? Promise.resolve()).then(() => {
        next = null;
        return begin();
      });
      return next;
    },
  };
}
