import { indexedState, type IndexedState } from './permits';
import type { SharingState } from './sharing-state';

/** What is known of the sharing state at a moment. */
export interface KnownState {
  /** Null while nothing was learnt yet. */
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

/** Where a holder learns the state, and how often. */
export interface StateSource {
  /** The state, or null where it is still of the version given. */
  readonly load: (knownVersion: number | null) => Promise<SharingState | null>;
  readonly onFault: (fault: unknown) => void;
  /** Time that only goes forward, ms. */
  readonly monotonicMs: () => number;
  readonly intervalMs?: number;
  readonly leaseMs?: number;
}

/** How often the state is asked for; a revocation is heard of within this time. */
export const REFRESH_MS = 250;
/** How long it is taken for current after it was last asked for; nothing revoked is read beyond. */
export const LEASE_MS = 1000;

/**
 * A holder that asks its source over and over. The lease runs from the moment of asking, not of
 * hearing: however long an answer takes, what was revoked is not read longer than a lease.
 */
export function polledState(source: StateSource): StateHolder {
  const { load, onFault, monotonicMs, intervalMs = REFRESH_MS, leaseMs = LEASE_MS } = source;
  let state: IndexedState | null = null;
  let freshUntilMs = -Infinity;
  let round: Promise<void> | null = null;
  const ask = async (): Promise<void> => {
    const askedAtMs = monotonicMs();
    try {
      const news = await load(state?.state.version ?? null);
      if (news) state = indexedState(news);
      if (state) freshUntilMs = Math.max(freshUntilMs, askedAtMs + leaseMs);
    } catch (fault) {
      onFault(fault);
    }
  };
  const startRound = (): Promise<void> => {
    round = ask().finally(() => {
      round = null;
    });
    return round;
  };
  const timer = setInterval(() => {
    if (!round) void startRound();
  }, intervalMs);
  timer.unref();
  return {
    current: () => ({ state, isFresh: monotonicMs() < freshUntilMs }),
    // What is asked already may have been answered before the change that the caller waits for.
    refresh: async () => {
      await round;
      await startRound();
    },
    caughtUp: async () => {
      if (monotonicMs() >= freshUntilMs) await (round ?? startRound());
    },
    close: () => {
      clearInterval(timer);
    },
  };
}
