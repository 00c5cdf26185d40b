import type { HubState } from './calls';

/** The state of the hub as the primary process last reported it. */
export interface ReceivedState {
  /** Null if it is too old to be relied on. */
  current(): HubState | null;
  receive(state: HubState): void;
}

/** The primary process reports each second; after this time what it reported is unknown. */
const VALID_MS = 10_000;

/** Creates the state; `monotonicMs` is the clock. */
export function receivedState(monotonicMs: () => number): ReceivedState {
  let last: { readonly state: HubState; readonly atMs: number } | null = null;
  return {
    current: () => (last !== null && monotonicMs() - last.atMs < VALID_MS ? last.state : null),
    receive: (state) => {
      last = { state, atMs: monotonicMs() };
    },
  };
}
