import type { MachineClock } from '../../identity/clock-tolerance';
import type { TrustedKeys } from '../../identity/keys/gateway-keys';
import { clockWatch, type ClockWatch } from './clock-watch';
import { departmentNonces, type DepartmentNonces } from './department-nonces';
import { givenNonces } from './given-nonces';
import { MOST_NONCES, textHashOf, verifyLease, type Lease } from './lease';
import type { IssuedLease, LeaseIssuer } from './lease-issuer';
import type { CaseState, SharingState } from '../sharing-state';
import { polledState, type StateHolder } from './state-holder';

/** The sharing state of a gateway, with what it hands on to departments. */
export interface LeasedState {
  readonly holder: StateHolder;
  /** The newest lease; null before the first, and where it has run out. */
  lease(): string | null;
  /** A department gave this nonce; the leases that come next name it. */
  heard(department: string, nonce: string): void;
  /** Asks for a lease now; whether one came. Those who ask at once share one. */
  renew(): Promise<boolean>;
  /** The clock here, held against the exchange's. */
  readonly clock: ClockWatch;
  /** The text of the state that it names, as departments get it; null before the first. */
  stateText(): string | null;
}

/** Where a gateway gets its leases from. */
export interface LeaseSource {
  /** Asks the exchange. */
  readonly issue: LeaseIssuer['issue'];
  readonly exchangeKeys: TrustedKeys;
  readonly clock: MachineClock;
  readonly onFault: (fault: unknown) => void;
}

/**
 * Asks for a lease over and over; a state whose hash is not the signed one is a fault, and so is a lease
 * that does not name the nonce given for this very asking, or a clock here that is too far from the
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

/** Asks for one lease; its state, where that is another one than was known. */
type AskForLease = (
  known: LeasedText | null,
) => Promise<LeasedText & { readonly news: SharingState | null }>;

function askingFor(
  { issue, exchangeKeys, clock }: LeaseSource,
  watch: ClockWatch,
  departments: DepartmentNonces,
): AskForLease {
  const own = givenNonces(clock, 0); // Each asking has its own: what was issued before is not taken.
  return async (known) => {
    const nonce = own.give();
    const issued = await issue(known?.hash ?? null, [nonce, ...new Set(departments.all())]);
    const { lease } = issued;
    const named = verifyLease(lease, exchangeKeys);
    const given = own.newestOf(named.nonces);
    if (given?.nonce !== nonce)
      throw new TypeError('A lease came that was not asked for, or it came too late.');
    watch.heard(named.issuedAtMs, given.givenAtMs);
    watch.assertWithin();
    if (known?.hash === named.stateHash) return { ...known, lease, news: null };
    const { state, cases } = textsNamed(named, issued);
    // The hashes of both are signed by the exchange, which wrote them.
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
    throw new TypeError('A lease came for a sharing state that is not known here.');
  if (textHashOf(state) !== stateHash || textHashOf(cases) !== casesHash)
    throw new TypeError('The sharing state that came is not the one that its lease names.');
  return { state, cases };
}
