import type { TrustedKeys } from '../identity/gateway-keys';
import { stateHashOf, verifyLease } from './lease';
import type { LeaseIssuer } from './lease-issuer';
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
  let known: { readonly text: string; readonly hash: string; readonly version: number } | null =
    null;
  const load = async (): Promise<SharingState | null> => {
    const issued = await issue(known?.hash ?? null);
    const { stateHash, version } = verifyLease(issued.lease, directoryKeys, { now: now() });
    const text = issued.state ?? known?.text ?? '';
    if (issued.state !== undefined && stateHashOf(text) !== stateHash)
      throw new TypeError('The sharing state that came is not the one that its lease names.');
    if (issued.state === undefined && known?.hash !== stateHash)
      throw new TypeError('A lease came for a sharing state that is not known here.');
    const isNew = known?.hash !== stateHash;
    known = { text, hash: stateHash, version };
    ({ lease } = issued);
    return isNew ? (JSON.parse(text) as SharingState) : null; // Its hash is signed by the directory, which wrote it.
  };
  return {
    holder: polledState({ load, monotonicMs, onFault }),
    lease: () => lease,
    stateText: () => known?.text ?? null,
  };
}
