import { isAction, mayAct } from '../identity/actions';
import type { AssignedCase } from '../identity/assigned-case';
import { PUBLIC_CALLER, type Caller } from '../identity/caller';
import { dayOf } from './calendar-day';
import { decide } from './decide';
import type { Allowed, Decision } from './decision';
import { actOfPolicy, type Policy } from './policy-index';
import { publicDecisions, type PublicDecision } from './public-decisions';
import type { RefusingReason } from './reasons';
import { NO_ROWS, type RowLimits } from './row-limits';
import type { DatasetState, SharingState } from './sharing-state';

/**
 * The access decisions of one caller at one time; each dataset is decided once, when it is first
 * used.
 */
export interface AccessDecisions {
  readonly caller: Caller;
  readonly now: Date;
  /** Whether the sharing state was known to be current at that time. */
  readonly isFresh: boolean;
  /** Whether documents made up for the demonstration are valid. */
  readonly isDemonstration: boolean;
  decisionOf(dataset: string): Decision;
  /** Whether a policy id allows reading a coordinate. */
  opensId(id: string, coordinate: string): boolean;
  /** Whether the caller may read a coordinate with this policy. */
  opens(coordinate: string, policy: Policy): boolean;
  /**
   * A text that is equal for callers with the same access to this dataset or act; used in cache
   * keys.
   */
  markOf(id: string): string;
  /** Row limits for reading a dataset; no rows if it is refused. */
  limitsOf(dataset: string): RowLimits;
  /** The state of a dataset in the exchange. */
  stateOf(dataset: string): DatasetState | undefined;
  /** Whether the caller may perform an act of the hub. */
  acts(act: string): boolean;
  /** The reason given for refused acts. */
  readonly actRefusal: RefusingReason | 'POST';
  /**
   * Id of a grant that would open the coordinate, but whose quota of the day is used up; null if
   * there is none.
   */
  spentOn(dataset: string, coordinate: string): string | null;
  /**
   * Purposes of which the request must name one; empty unless several would open the requested
   * fields.
   */
  readonly purposes: ReadonlyArray<PurposeOption>;
  /** Version of the state, and day: the fields of a grant depend on these. */
  readonly moment: string;
  /** Cases of suspected tampering that are assigned to the caller. */
  readonly cases: ReadonlyArray<AssignedCase>;
}

/** A purpose for which some of the requested data are granted. */
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
  /** Newest known state; null before the first. */
  readonly state: IndexedState | null;
  /** Whether its lease is still valid. */
  readonly isFresh: boolean;
  readonly caller: Caller;
  readonly now: Date;
  /** Cases assigned to the caller; by default those in the state. */
  readonly cases?: ReadonlyArray<AssignedCase>;
}

/** A sharing state with its datasets indexed by id. */
export interface IndexedState {
  readonly state: SharingState;
  readonly byId: ReadonlyMap<string, DatasetState>;
  /** The decision for the public, which many requests ask. */
  readonly forPublic: PublicDecision;
}

/** Indexes a state; call it once for each version. */
export function indexedState(state: SharingState): IndexedState {
  const byId = new Map(state.datasets.map((one) => [one.dataset.id, one]));
  return { state, byId, forPublic: publicDecisions(byId) };
}

/**
 * Creates the access decisions of one caller.
 *
 * Once the state's lease has expired, only released data stay open, because any other right may
 * have been revoked in the meantime.
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
      const decision =
        caller === PUBLIC_CALLER && state
          ? state.forPublic(dataset, now)
          : decide(state?.byId.get(dataset), caller, now);
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

/** Objections: data and acts that are refused although they would be allowed, and the reason. */
export interface Objection {
  readonly because: RefusingReason;
  readonly toData: (decision: Allowed) => boolean;
  readonly toAct: (act: string) => boolean;
}

/** The same access decisions, with the objections applied. */
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

/** The facts that settling the grants of a request changes: the caller, and the decisions. */
export interface Settled extends Pick<AccessDecisions, 'caller' | 'spentOn' | 'purposes'> {
  readonly decided: (dataset: string) => Decision;
}

/** The same access decisions, limited to the grants that a request uses. */
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

/** The fields that a grant opens depend only on the state and the day. */
function markOf(decision: Decision, moment: string): string {
  if (!decision.isAllowed) return '0';
  if (decision.fields === null) return '1';
  return `${decision.grants.map(({ id }) => id).join()}#${moment}`;
}
