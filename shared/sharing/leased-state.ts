import type { TrustedKeys } from '../identity/gateway-keys';
import { stateHashOf, verifyLease } from './lease';
import type { IssuedLease, LeaseIssuer } from './lease-issuer';
import type { SharingState } from './sharing-state';
import { polledState, type StateHolder } from './state-holder';

/** The sharing state of a gateway, with what it hands on to departments. */
export interface LeasedState {
  readonly holder: StateHolder;
  /** The newest lease; null before the first. */
  lease(): string | null;
  /** The text of the state that it names; null before the first. */
  stateText(): string | null;
}

/** Where a gateway gets its leases from. */
export interface LeaseSource {
  /** Asks the directory. */
  readonly issue: LeaseIssuer['issue'];
  readonly directoryKeys: TrustedKeys;
  readonly now: () => Date;
  /** Time that only goes forward, ms. */
  readonly monotonicMs: () => number;
  readonly onFault: (fault: unknown) => void;
}

/** Asks for a lease over and over; a state whose hash is not the signed one is a fault. */
export function leasedState(source: LeaseSource): LeasedState {
  const { issue, directoryKeys, now, monotonicMs, onFault } = source;
  let lease: string | null = null;
  let known: KnownText | null = null;
  const load = async (): Promise<SharingState | null> => {
    const issued = await issue(known?.hash ?? null);
    const { stateHash } = verifyLease(issued.lease, directoryKeys, { now: now() });
    const isNew = known?.hash !== stateHash;
    if (isNew) known = textNamed(stateHash, issued);
    ({ lease } = issued);
    return isNew && known ? (JSON.parse(known.text) as SharingState) : null; // Its hash is signed by the directory, which wrote it.
  };
  return {
    holder: polledState({ load, monotonicMs, onFault }),
    lease: () => lease,
    stateText: () => known?.text ?? null,
  };
}

interface KnownText {
  readonly text: string;
  readonly hash: string;
}

function textNamed(hash: string, { state }: IssuedLease): KnownText {
  if (state === undefined)
    throw new TypeError('A lease came for a sharing state that is not known here.');
  if (stateHashOf(state) !== hash)
    throw new TypeError('The sharing state that came is not the one that its lease names.');
  return { text: state, hash };
}
