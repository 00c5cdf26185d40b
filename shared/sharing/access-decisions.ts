import { isAction, mayAct } from '../identity/actions';
import type { AssignedCase } from '../identity/assigned-case';
import type { Caller } from '../identity/caller';
import { dayOf } from './calendar-day';
import { decide } from './decide';
import type { Allowed, Decision } from './decision';
import { actOfPolicy, type Policy } from './policy-index';
import type { RefusingReason } from './reasons';
import { NO_ROWS, type RowLimits } from './row-limits';
import type { DatasetState, SharingState } from './sharing-state';

/** What one caller may read and do at one moment: decided once for each dataset that is asked. */
export interface AccessDecisions {
  readonly caller: Caller;
  readonly now: Date;
  /** Whether what is granted was known to be current at that moment. */
  readonly isFresh: boolean;
  /** Whether documents made up for the demonstration count. */
  readonly isDemonstration: boolean;
  decisionOf(dataset: string): Decision;
  /** Whether a policy id is open at a coordinate. */
  opensId(id: string, coordinate: string): boolean;
  /** Whether a coordinate bound by a policy is open. */
  opens(coordinate: string, policy: Policy): boolean;
  /** The same text for callers to whom the same is open of this dataset or act. */
  markOf(id: string): string;
  /** Row limits to read a dataset with; no row where it is refused. */
  limitsOf(dataset: string): RowLimits;
  /** What the exchange knows of a dataset. */
  stateOf(dataset: string): DatasetState | undefined;
  /** Whether the caller may do an act of the hub. */
  acts(act: string): boolean;
  /** Why an act is refused that is. */
  readonly actRefusal: RefusingReason | 'POST';
  /** The grant that opens a coordinate and whose quota of the day is used up; null: none. */
  spentOn(dataset: string, coordinate: string): string | null;
  /** Purposes of which the question must name one; empty unless several would open what it asks. */
  readonly purposes: ReadonlyArray<PurposeOption>;
  /** Version of the state and day: what the fields of a grant depend on. */
  readonly moment: string;
  /** Cases of suspected tampering that are assigned to the caller. */
  readonly cases: ReadonlyArray<AssignedCase>;
}

/** A purpose for which something that a question asks is granted. */
export interface PurposeOption {
  readonly purpose: string;
  readonly datasets: ReadonlyArray<{
    readonly id: string;
    readonly titleZh: string;
    readonly titleEn: string;
  }>;
}

/** Input of access decisions. */
export interface AccessInput {
  /** Newest state that is known; null: none yet. */
  readonly state: IndexedState | null;
  /** Whether its lease still runs. */
  readonly isFresh: boolean;
  readonly caller: Caller;
  readonly now: Date;
  /** Cases assigned to the caller; as the state has them unless given. */
  readonly cases?: ReadonlyArray<AssignedCase>;
}

/** A sharing state, its datasets found by id. */
export interface IndexedState {
  readonly state: SharingState;
  readonly byId: ReadonlyMap<string, DatasetState>;
}

/** Indexes a state; once for each version. */
export function indexedState(state: SharingState): IndexedState {
  return { state, byId: new Map(state.datasets.map((one) => [one.dataset.id, one])) };
}

/**
 * The permits of one caller.
 *
 * While the state's lease has run out only what is released stays open: whatever else was granted may
 * have been revoked meanwhile.
 */
export function accessFor({ state, isFresh, caller, now, cases }: AccessInput): AccessDecisions {
  return accessBy({
    caller,
    now,
    isFresh,
    isDemonstration: state?.state.isDemonstration ?? false,
    cases: cases ?? casesOf(caller, state),
    moment: `${String(state?.state.version)}@${dayOf(now)}`,
    stateOf: (dataset) => state?.byId.get(dataset),
    acts: (act) => isAction(act) && (isFresh || caller.kind === 'NOBODY') && mayAct(caller, act),
    actRefusal: isFresh ? 'POST' : 'STATE_STALE',
    spentOn: () => null,
    purposes: [],
    decided: (dataset) => {
      const decision = decide(state?.byId.get(dataset), caller, now);
      if (isFresh || (decision.isAllowed && decision.because === 'RELEASED')) return decision;
      return { isAllowed: false, because: 'STATE_STALE' };
    },
  });
}

function casesOf({ subject }: Caller, state: IndexedState | null): ReadonlyArray<AssignedCase> {
  return (state?.state.cases ?? []).flatMap(({ assignees, ...one }) =>
    assignees.includes(subject) ? [one] : [],
  );
}

/** What is refused although it is allowed, and why. */
export interface Objection {
  readonly because: RefusingReason;
  readonly toData: (decision: Allowed) => boolean;
  readonly toAct: (act: string) => boolean;
}

/** The same permits without what there is an objection to. */
export function narrowedAccess(access: AccessDecisions, objection: Objection): AccessDecisions {
  const { because, toData, toAct } = objection;
  return accessBy({
    ...access,
    acts: (act) => access.acts(act) && !toAct(act),
    actRefusal: because,
    decided: (dataset) => {
      const decision = access.decisionOf(dataset);
      return decision.isAllowed && toData(decision) ? { isAllowed: false, because } : decision;
    },
  });
}

/** What of permits a question settles: for whom it is asked at last, and by which decisions. */
export interface Settled extends Pick<AccessDecisions, 'caller' | 'spentOn' | 'purposes'> {
  readonly decided: (dataset: string) => Decision;
}

/** The same permits, with what a question has settled of its grants. */
export function settledAccess(access: AccessDecisions, settled: Settled): AccessDecisions {
  return accessBy({ ...access, ...settled });
}

type PermitFacts = Pick<
  AccessDecisions,
  | 'caller'
  | 'now'
  | 'isFresh'
  | 'isDemonstration'
  | 'cases'
  | 'moment'
  | 'stateOf'
  | 'acts'
  | 'actRefusal'
  | 'spentOn'
  | 'purposes'
> & { readonly decided: (dataset: string) => Decision };

function accessBy({ decided, ...facts }: PermitFacts): AccessDecisions {
  const decisions = new Map<string, Decision>();
  const decisionOf = (dataset: string): Decision => {
    const known = decisions.get(dataset) ?? decided(dataset);
    decisions.set(dataset, known);
    return known;
  };
  const opensId = (id: string, coordinate: string): boolean => {
    const act = actOfPolicy(id);
    if (act !== null) return facts.acts(act);
    const decision = decisionOf(id);
    return decision.isAllowed && (decision.fields?.has(coordinate) ?? true);
  };
  return {
    ...facts,
    decisionOf,
    opensId,
    opens: (coordinate, policy) => policy.some((all) => all.every((id) => opensId(id, coordinate))),
    markOf: (id) => {
      const act = actOfPolicy(id);
      if (act !== null) return facts.acts(act) ? '1' : '0';
      return markOf(decisionOf(id), facts.moment);
    },
    limitsOf: (dataset) => {
      const decision = decisionOf(dataset);
      return decision.isAllowed ? decision.limits : NO_ROWS;
    },
  };
}

/** Which fields a grant opens may change with the state and the day, and with nothing else. */
function markOf(decision: Decision, moment: string): string {
  if (!decision.isAllowed) return '0';
  if (decision.fields === null) return '1';
  return `${decision.grants.map(({ id }) => id).join()}#${moment}`;
}
