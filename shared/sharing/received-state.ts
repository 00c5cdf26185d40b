import { RiverGateError } from '../errors/rivergate-error';
import type { TrustedKeys } from '../identity/gateway-keys';
import type { OnTokenFault } from '../identity/token-fault';
import { textHashOf, verifyLease, type Lease } from './lease';
import { indexedState, type IndexedState } from './permits';
import type { SharingState } from './sharing-state';
import { LEASE_MS, type KnownState } from './state-holder';

/** The sharing state as a department hears of it through gateways, signed by the directory. */
export interface ReceivedState {
  /** Takes a lease; false where the state that it names has not come yet. Throws SHARING_STATE_STALE. */
  takeLease(token: string): boolean;
  /** Takes a state with a lease that names it. Throws SHARING_STATE_STALE where they do not fit. */
  takeState(text: string, token: string): void;
  current(): KnownState;
}

/** What a received state rests on. */
export interface ReceivedStateGround {
  readonly directoryKeys: TrustedKeys;
  readonly now: () => Date;
  readonly onFault?: OnTokenFault;
}

/** Nothing heard yet. Versions only go up: an older state, however well signed, is not taken again. */
export function receivedState({ directoryKeys, now, onFault }: ReceivedStateGround): ReceivedState {
  let known: { readonly state: IndexedState; readonly hash: string } | null = null;
  let freshUntilMs = 0;
  let last: { readonly token: string; readonly lease: Lease } | null = null;
  const leaseIn = (token: string): Lease => {
    if (last?.token === token) return last.lease;
    const lease = verifyLease(token, directoryKeys, {
      now: now(),
      ...(onFault ? { onFault } : {}),
    });
    last = { token, lease };
    return lease;
  };
  const prolong = ({ issuedAtMs }: Lease) => {
    freshUntilMs = Math.max(freshUntilMs, issuedAtMs + LEASE_MS);
  };
  const isOlder = ({ version }: Lease) => known !== null && version < known.state.state.version;
  return {
    takeLease: (token) => {
      const lease = leaseIn(token);
      if (isOlder(lease)) return true; // Known, and nothing to learn from.
      if (known?.hash !== lease.stateHash) return false;
      prolong(lease);
      return true;
    },
    takeState: (text, token) => {
      const lease = leaseIn(token);
      demandNamed(text, lease);
      if (isOlder(lease)) return;
      known = { state: indexedState(stateIn(text)), hash: lease.stateHash };
      freshUntilMs = 0;
      prolong(lease);
    },
    current: () => ({ state: known?.state ?? null, isFresh: now().getTime() < freshUntilMs }),
  };
}

function demandNamed(text: string, { stateHash }: Lease): void {
  if (textHashOf(text) === stateHash) return;
  throw new RiverGateError('SHARING_STATE_STALE', 'The state is not the one that the lease names.');
}

function stateIn(text: string): SharingState {
  return JSON.parse(text) as SharingState; // Its hash is signed by the directory, which wrote it.
}
