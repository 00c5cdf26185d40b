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

/** The sharing state as a department hears of it through gateways, signed by the exchange. */
export interface ReceivedState {
  /** A nonce for the gateway that asks, to be named by the lease that it brings next. */
  nonce(): string;
  /**
   * Takes a lease; false where it names no nonce given here less than a lease ago, or the state that it
   * names has not come yet. Throws SHARING_STATE_STALE for what the exchange has not signed.
   */
  takeLease(token: string): boolean;
  /** Takes a state with a lease that names it. Throws SHARING_STATE_STALE where they do not fit, STATE_UNKNOWN as above. */
  takeState(text: string, token: string): void;
  current(): KnownState;
  /** The clock here, held against the exchange's by the leases that came. */
  readonly clock: ClockWatch;
}

/** What a received state rests on. */
export interface ReceivedStateContext {
  readonly exchangeKeys: TrustedKeys;
  readonly clock: MachineClock;
  readonly onFault?: OnTokenFault;
  readonly onClock?: OnClock;
}

/**
 * Nothing heard yet. Versions only go up: an older state, however well signed, is not taken again. The
 * age of a lease is counted from the giving of its nonce by the monotonic clock here: it is younger
 * than that, whatever any wall clock says.
 */
export function receivedState(input: ReceivedStateContext): ReceivedState {
  const { clock } = input;
  const nonces = givenNonces(clock);
  const watch = clockWatch(clock, input.onClock);
  const verified = lastVerified(input);
  let known: { readonly state: IndexedState; readonly hash: string } | null = null;
  let freshUntilMs = -Infinity;
  /** The lease with the moment since when it may have been issued; undefined where that was too long ago. */
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
      if (isOlder(brought.lease)) return true; // Known; no information to gain.
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

/** Verifies leases; the last one, which many requests carry, once. */
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

/** The refusal of a lease that names no nonce given here lately, or a state that has not come yet. */
export function unknownLease(): RiverGateError {
  return new RiverGateError(
    'STATE_UNKNOWN',
    'The lease names no nonce that was given here less than a second ago, or a sharing state that has not come yet.',
  );
}

function stateIn(text: string): SharingState {
  return JSON.parse(text) as SharingState; // Its hash is signed by the exchange, which wrote it.
}
