import { indexedState, type IndexedState } from '../access-decisions';
import type { SharingState } from '../sharing-state';

/** What is known of the sharing state at a moment. */
export interface KnownState {
  /** Null until the first state is received. */
  readonly state: IndexedState | null;
  /** Whether it was known to be current less than a lease ago. */
  readonly isFresh: boolean;
}

/** Holds the sharing state of one process, and keeps it current. */
export interface StateHolder {
  current(): KnownState;
  /** Asks now; resolves when the answer, or the failure to get one, is in. */
  refresh(): Promise<void>;
  /** Resolves at once while what is known is current; else when one more answer, or failure, is in. */
  caughtUp(): Promise<void>;
  close(): void;
}

/** Where a holder fetches the state, and how often. */
export interface StateSource {
  /** The state, or null if it is still of the version given. */
  readonly load: (knownVersion: number | null) => Promise<SharingState | null>;
  readonly onFault: (fault: unknown) => void;
  /** Time that only goes forward, ms. */
  readonly monotonicMs: () => number;
  readonly intervalMs?: number;
  readonly leaseMs?: number;
}

/** How often the state is asked for; a revocation is heard of within this time. */
export const REFRESH_MS = 250;
/**
 * How long it is considered current after it was last asked for; nothing revoked is read beyond.
 */
export const LEASE_MS = 1000;

/**
 * A holder that polls its source. The lease runs from the moment of asking, not of the answer:
 * however slow an answer is, revoked data are readable no longer than a lease.
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
    // What is asked already may have been answered before the change that the caller waits for.
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
  /** The round in progress; one that begins now where there is none. */
  underWay(): Promise<void>;
  /** The next one that begins, which all share who wait for it. */
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
