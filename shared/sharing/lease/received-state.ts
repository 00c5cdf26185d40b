import { RiverGateError } from '../../errors/rivergate-error';
import type { MachineClock } from '../../identity/clock-tolerance';
import type { TrustedKeys } from '../../identity/keys/gateway-keys';
import type { OnTokenFault } from '../../identity/token-fault';
import { clockWatch, type ClockWatch, type OnClock } from './clock-watch';
import { givenNonces } from './given-nonces';
import { textHashOf, verifyLease, type Lease } from './lease';
import { indexedState, type IndexedState } from '../access-decisions';
import type { SharingState } from '../sharing-state';
import { LEASE_MS, type KnownState } from './state-holder';

/** The sharing state that a department receives through gateways, signed by the exchange. */
export interface ReceivedState {
  /** Issues a nonce to the requesting gateway; its next lease must name it. */
  nonce(): string;
  /**
   * Accepts a lease; returns false if it names no nonce issued here within the duration of a lease,
   * or a state that has not been received yet. Throws SHARING_STATE_STALE if the exchange has not
   * signed it.
   */
  takeLease(token: string): boolean;
  /**
   * Accepts a state with a lease that names it. Throws SHARING_STATE_STALE if they do not match,
   * STATE_UNKNOWN for a lease that `takeLease` would not accept.
   */
  takeState(text: string, token: string): void;
  current(): KnownState;
  /** The comparison of the clock of this machine with the exchange's, by the received leases. */
  readonly clock: ClockWatch;
}

/** What a received state needs. */
export interface ReceivedStateContext {
  readonly exchangeKeys: TrustedKeys;
  readonly clock: MachineClock;
  readonly onFault?: OnTokenFault;
  readonly onClock?: OnClock;
}

/**
 * Creates the store, empty at first. Versions only increase: an older state is not accepted again,
 * even if signed. The age of a lease is counted from the issue of its nonce by the monotonic clock
 * here; the lease is younger than that, whatever wall clocks show.
 */
export function receivedState(input: ReceivedStateContext): ReceivedState {
  const { clock } = input;
  const nonces = givenNonces(clock);
  const watch = clockWatch(clock, input.onClock);
  const verified = lastVerified(input);
  let known: { readonly state: IndexedState; readonly hash: string } | null = null;
  let freshUntilMs = -Infinity;
  /** The lease with the earliest time of its issue; undefined if that is too long ago. */
  const timely = (token: string) => {
    const lease = verified(token);
    const given = nonces.newestOf(lease.nonces);
    if (!given) return undefined;
    watch.heard(lease.issuedAtMs, given.givenAtMs);
    return { lease, untilMs: given.givenAtMs + LEASE_MS };
  };
  const isOlder = ({ version }: Lease) => known !== null && version < known.state.state.version;
  return {
    nonce: nonces.give,
    takeLease: (token) => {
      const brought = timely(token);
      if (!brought) return false;
      if (isOlder(brought.lease)) return true; // Already known: nothing new.
      if (known?.hash !== brought.lease.stateHash) return false;
      freshUntilMs = Math.max(freshUntilMs, brought.untilMs);
      return true;
    },
    takeState: (text, token) => {
      const brought = timely(token);
      requireNamed(text, verified(token));
      if (!brought) throw unknownLease();
      if (isOlder(brought.lease)) return;
      known = { state: indexedState(stateIn(text)), hash: brought.lease.stateHash };
      freshUntilMs = brought.untilMs;
    },
    current: () => ({
      state: known?.state ?? null,
      isFresh: clock.monotonicMs() < freshUntilMs,
    }),
    clock: watch,
  };
}

/** Verifies leases; the last one is verified once, because many requests carry it. */
function lastVerified({ exchangeKeys, onFault }: ReceivedStateContext): (token: string) => Lease {
  let last: { readonly token: string; readonly lease: Lease } | null = null;
  return (token) => {
    if (last?.token === token) return last.lease;
    const lease = verifyLease(token, exchangeKeys, onFault ? { onFault } : {});
    last = { token, lease };
    return lease;
  };
}

function requireNamed(text: string, { stateHash }: Lease): void {
  if (textHashOf(text) === stateHash) return;
  throw new RiverGateError('SHARING_STATE_STALE', 'The state is not the one that the lease names.');
}

/**
 * The error for a lease that names no recent nonce of this process, or a state that has not been
 * received yet.
 */
export function unknownLease(): RiverGateError {
  return new RiverGateError(
    'STATE_UNKNOWN',
    'The lease names no nonce that was issued here less than a second ago, or a sharing state that has not been received yet.',
  );
}

function stateIn(text: string): SharingState {
  return JSON.parse(text) as SharingState; // The exchange wrote the state and signed its hash.
}
