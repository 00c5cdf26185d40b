import { actionFacts, isAction } from '../../shared/identity/actions';
import type { Caller } from '../../shared/identity/caller';
import { activeCuts, closingId, refusingReason } from '../../shared/sharing/cut-errors';
import { ownerOf } from '../../shared/sharing/dataset';
import type { FilteredOperation, Read } from '../../shared/sharing/filtered-operation';
import { conditionsHold } from '../../shared/sharing/operation-shape';
import type { Permits } from '../../shared/sharing/permits';
import { actOfPolicy, type Policy } from '../../shared/sharing/policy-index';
import type { SharedOperation } from '../../shared/sharing/sharer';
import type { RecordedCaller, RecordedRead, RecordedRefusal } from '../ledger/record';

/** What of an operation goes on the record. */
export interface RecordFacts {
  readonly reads: ReadonlyArray<RecordedRead>;
  readonly refusals: ReadonlyArray<RecordedRefusal>;
}

/** An operation as it was left, for whom, and with which variables. */
export interface SharedFor {
  readonly filtered: FilteredOperation;
  readonly permits: Permits;
  readonly variables: Readonly<Record<string, unknown>>;
}

/**
 * What goes on the record of an operation: reads of non-public data of others, of personal data and of
 * the record itself, every act that changes something, and every refusal.
 */
export function recordFacts(shared: SharedFor): RecordFacts {
  const { filtered, permits, variables } = shared;
  const reads = new Map<string, Set<string>>();
  for (const { coordinate, policy } of filtered.isEmpty ? [] : activeReads(filtered, variables)) {
    for (const id of openIds(policy, coordinate, permits)) {
      if (isRecorded(id, coordinate, permits)) add(reads, id, coordinate);
    }
  }
  const refusals = new Map<string, Set<string>>();
  for (const { coordinate, policy } of activeCuts(filtered, variables))
    add(refusals, closingId(policy, coordinate, permits), coordinate);
  return {
    reads: [...reads].map(([id, coordinates]) => recordedRead(id, coordinates, permits)),
    refusals: [...refusals].map(([id, coordinates]) => recordedRefusal(id, coordinates, permits)),
  };
}

/** The reads whose conditions hold. */
export function activeReads(
  { reads, operation }: FilteredOperation,
  variables: Readonly<Record<string, unknown>>,
): ReadonlyArray<Read> {
  return reads.filter(({ conditions }) => conditionsHold(conditions, variables, operation));
}

/** Who asks, as the record keeps it. */
export function recordedCaller(caller: Caller): RecordedCaller {
  const { subject, kind, organisation, roles, purpose } = caller;
  return { subject, kind, organisation, posts: roles, purpose };
}

/** The ids that opened a coordinate: of alternatives the first whose ids are all open. */
function openIds(policy: Policy, coordinate: string, permits: Permits): ReadonlyArray<string> {
  return policy.find((all) => all.every((id) => permits.opensId(id, coordinate))) ?? [];
}

function isRecorded(id: string, coordinate: string, permits: Permits): boolean {
  const act = actOfPolicy(id);
  if (act === null) {
    const decision = permits.decisionOf(id);
    return decision.isAllowed && decision.isRecorded;
  }
  return coordinate.startsWith('Mutation.') || (isAction(act) && actionFacts(act).isRecorded);
}

/** Whether anything of an operation goes on the record, told without looking at each of its fields. */
export function mustBeRecorded({ filtered, ids }: SharedOperation, permits: Permits): boolean {
  if (filtered.cuts.length > 0) return true;
  return ids.some((id) => {
    if (actOfPolicy(id) !== null)
      return filtered.operation.operation === 'mutation' || isRecorded(id, '', permits);
    return isRecorded(id, '', permits);
  });
}

function recordedRead(id: string, coordinates: Set<string>, permits: Permits): RecordedRead {
  const shown = { dataset: id, coordinates: [...coordinates].sort() };
  if (actOfPolicy(id) !== null)
    return { ...shown, owner: HUB, because: 'POST', cites: null, grant: null };
  const decision = permits.decisionOf(id);
  if (!decision.isAllowed) throw new TypeError(`"${id}" is read although it is refused.`);
  const { because, cites, grant } = decision;
  return { ...shown, owner: permits.stateOf(id)?.owner ?? ownerOf(id), because, cites, grant };
}

function recordedRefusal(id: string, coordinates: Set<string>, permits: Permits): RecordedRefusal {
  const sorted = [...coordinates].sort();
  const owner = actOfPolicy(id) === null ? (permits.stateOf(id)?.owner ?? ownerOf(id)) : HUB;
  const because = refusingReason(id, sorted[0] ?? '', permits);
  return { dataset: id, owner, because, coordinates: sorted };
}

/** Owner of what is the hub's own: the platform's owner. */
const HUB = ownerOf('directory/hub');

function add(groups: Map<string, Set<string>>, id: string, coordinate: string): void {
  const group = groups.get(id) ?? new Set<string>();
  groups.set(id, group);
  group.add(coordinate);
}
