import { isAction, mayAct } from '../identity/actions';
import type { Caller } from '../identity/caller';
import { dayOf } from './calendar-day';
import { decide } from './decide';
import type { Decision } from './decision';
import { actOfPolicy, type Policy } from './policy-index';
import { NO_ROWS, type RowLimits } from './row-limits';
import type { AssignedCase, DatasetState, SharingState } from './sharing-state';

/** What one caller may read and do at one moment: decided once for each dataset that is asked. */
export interface Permits {
  readonly caller: Caller;
  readonly now: Date;
  /** Whether what is granted was known to be current at that moment. */
  readonly isFresh: boolean;
  decisionOf(dataset: string): Decision;
  /** Whether a policy id is open at a coordinate. */
  opensId(id: string, coordinate: string): boolean;
  /** Whether a coordinate bound by a policy is open. */
  opens(coordinate: string, policy: Policy): boolean;
  /** Says alike for callers to whom the same is open of this dataset or act. */
  markOf(id: string): string;
  /** Row limits to read a dataset with; no row where it is refused. */
  limitsOf(dataset: string): RowLimits;
  /** What the directory knows of a dataset. */
  stateOf(dataset: string): DatasetState | undefined;
  /** Cases of suspected tampering that are assigned to the caller. */
  readonly cases: ReadonlyArray<AssignedCase>;
}

/** What permits are made from. */
export interface PermitGround {
  /** Newest state that is known; null: none yet. */
  readonly state: IndexedState | null;
  /** Whether its lease still runs. */
  readonly isFresh: boolean;
  readonly caller: Caller;
  readonly now: Date;
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
export function permitsFor({ state, isFresh, caller, now }: PermitGround): Permits {
  const decisions = new Map<string, Decision>();
  const decisionOf = (dataset: string): Decision => {
    const known = decisions.get(dataset) ?? decided(dataset);
    decisions.set(dataset, known);
    return known;
  };
  const decided = (dataset: string): Decision => {
    const decision = decide(state?.byId.get(dataset), caller, now);
    if (isFresh || (decision.isAllowed && decision.because === 'RELEASED')) return decision;
    return { isAllowed: false, because: 'STATE_STALE' };
  };
  const acts = (act: string) =>
    isAction(act) && (isFresh || caller.kind === 'NOBODY') && mayAct(caller, act);
  const opensId = (id: string, coordinate: string): boolean => {
    const act = actOfPolicy(id);
    if (act !== null) return acts(act);
    const decision = decisionOf(id);
    return decision.isAllowed && (decision.fields?.has(coordinate) ?? true);
  };
  return {
    caller,
    now,
    isFresh,
    decisionOf,
    opensId,
    opens: (coordinate, policy) => policy.some((all) => all.every((id) => opensId(id, coordinate))),
    markOf: (id) => {
      const act = actOfPolicy(id);
      if (act !== null) return acts(act) ? '1' : '0';
      return markOf(decisionOf(id), `${String(state?.state.version)}@${dayOf(now)}`);
    },
    limitsOf: (dataset) => {
      const decision = decisionOf(dataset);
      return decision.isAllowed ? decision.limits : NO_ROWS;
    },
    stateOf: (dataset) => state?.byId.get(dataset),
    cases: (state?.state.cases ?? []).filter(({ assignees }) => assignees.includes(caller.subject)),
  };
}

/** Which fields a grant opens may change with the state and the day, and with nothing else. */
function markOf(decision: Decision, moment: string): string {
  if (!decision.isAllowed) return '0';
  return decision.fields === null ? '1' : `${decision.grant?.id ?? ''}#${moment}`;
}
