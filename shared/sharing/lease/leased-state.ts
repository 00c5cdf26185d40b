import type { MachineClock } from '../../identity/clock-tolerance';
import type { TrustedKeys } from '../../identity/keys/gateway-keys';
import { clockWatch, type ClockWatch } from './clock-watch';
import { departmentNonces, type DepartmentNonces } from './department-nonces';
import { givenNonces } from './given-nonces';
import { MOST_NONCES, textHashOf, verifyLease, type Lease } from './lease';
import type { IssuedLease, LeaseIssuer } from './lease-issuer';
import type { CaseState, SharingState } from '../sharing-state';
import { polledState, type StateHolder } from './state-holder';

/** The sharing state of a gateway, and the leases that it forwards to departments. */
export interface LeasedState {
  readonly holder: StateHolder;
  /** The newest lease; null before the first, and after its expiry. */
  lease(): string | null;
  /** Records the nonce of a department; the next leases name it. */
  heard(department: string, nonce: string): void;
  /** Requests a lease now; returns whether one was received. Concurrent calls share one request. */
  renew(): Promise<boolean>;
  /** The comparison of the clock of this machine with the exchange's. */
  readonly clock: ClockWatch;
  /** The text of the leased state for departments; null before the first. */
  stateText(): string | null;
}

/** The source of a gateway's leases. */
export interface LeaseSource {
  /** Requests a lease from the exchange. */
  readonly issue: LeaseIssuer['issue'];
  readonly exchangeKeys: TrustedKeys;
  readonly clock: MachineClock;
  readonly onFault: (fault: unknown) => void;
}

/**
 * Requests leases periodically. It is an error if the hash of a state is not the signed one, if a
 * lease does not name the nonce of its request, or if the clock of this machine is too far from the
 * exchange's.
 */
export function leasedState(source: LeaseSource): LeasedState {
  const { clock, onFault } = source;
  const watch = clockWatch(clock);
  const departments = departmentNonces(MOST_NONCES - 1);
  const ask = askingFor(source, watch, departments);
  let newest: LeasedText | null = null;
  const load = async (): Promise<SharingState | null> => {
    const { news, ...leased } = await ask(newest);
    newest = leased;
    return news;
  };
  const holder = polledState({ load, monotonicMs: clock.monotonicMs, onFault });
  const freshLease = () => (holder.current().isFresh ? (newest?.lease ?? null) : null);
  return {
    holder,
    lease: freshLease,
    stateText: () => newest?.text ?? null,
    heard: departments.heard,
    renew: async () => {
      const before = newest;
      await holder.refresh();
      return freshLease() !== null && newest !== before;
    },
    clock: watch,
  };
}

/** A lease with the text of the state that it names. */
interface LeasedText {
  readonly lease: string;
  readonly text: string;
  readonly hash: string;
}

/** Requests one lease; returns its state if that has changed. */
type AskForLease = (
  known: LeasedText | null,
) => Promise<LeasedText & { readonly news: SharingState | null }>;

function askingFor(
  { issue, exchangeKeys, clock }: LeaseSource,
  watch: ClockWatch,
  departments: DepartmentNonces,
): AskForLease {
  const own = givenNonces(clock, 0); // Each request has its own nonce, so an older lease is not accepted.
  return async (known) => {
    const nonce = own.give();
    const issued = await issue(known?.hash ?? null, [nonce, ...new Set(departments.all())]);
    const { lease } = issued;
    const named = verifyLease(lease, exchangeKeys);
    const given = own.newestOf(named.nonces);
    if (given?.nonce !== nonce)
      throw new TypeError('The lease does not belong to the last request, or arrived too late.');
    watch.heard(named.issuedAtMs, given.givenAtMs);
    watch.assertWithin();
    if (known?.hash === named.stateHash) return { ...known, lease, news: null };
    const { state, cases } = textsNamed(named, issued);
    // The exchange wrote and signed the hashes of both.
    const news = {
      ...(JSON.parse(state) as SharingState),
      cases: JSON.parse(cases) as ReadonlyArray<CaseState>,
    };
    return { lease, text: state, hash: named.stateHash, news };
  };
}

function textsNamed(
  { stateHash, casesHash }: Lease,
  { state, cases }: IssuedLease,
): Required<Pick<IssuedLease, 'state' | 'cases'>> {
  if (state === undefined || cases === undefined)
    throw new TypeError('The lease names a sharing state that this process does not have.');
  if (textHashOf(state) !== stateHash || textHashOf(cases) !== casesHash)
    throw new TypeError('The received sharing state is not the one that its lease names.');
  return { state, cases };
}
