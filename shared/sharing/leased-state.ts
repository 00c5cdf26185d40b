import type { TrustedKeys } from '../identity/gateway-keys';
import { textHashOf, verifyLease, type Lease } from './lease';
import type { IssuedLease, LeaseIssuer } from './lease-issuer';
import type { CaseState, SharingState } from './sharing-state';
import { polledState, type StateHolder } from './state-holder';

/** The sharing state of a gateway, with what it hands on to departments. */
export interface LeasedState {
  readonly holder: StateHolder;
  /** The newest lease; null before the first. */
  lease(): string | null;
  /** The text of the state that it names, as departments get it; null before the first. */
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
    const named = verifyLease(issued.lease, directoryKeys, { now: now() });
    if (known?.hash === named.stateHash) {
      ({ lease } = issued);
      return null;
    }
    const { state, cases } = textsNamed(named, issued);
    known = { text: state, hash: named.stateHash };
    ({ lease } = issued);
    // The hashes of both are signed by the directory, which wrote them.
    return {
      ...(JSON.parse(state) as SharingState),
      cases: JSON.parse(cases) as ReadonlyArray<CaseState>,
    };
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

function textsNamed(
  { stateHash, casesHash }: Lease,
  { state, cases }: IssuedLease,
): Required<Pick<IssuedLease, 'state' | 'cases'>> {
  if (state === undefined || cases === undefined)
    throw new TypeError('A lease came for a sharing state that is not known here.');
  if (textHashOf(state) !== stateHash || textHashOf(cases) !== casesHash)
    throw new TypeError('The sharing state that came is not the one that its lease names.');
  return { state, cases };
}
