import { actionFacts, isAction } from '../../shared/identity/actions';
import { groupBy } from '../../shared/data/keyed';
import type { Caller } from '../../shared/identity/caller';
import { activeCuts, closingId, refusingReason } from '../../shared/sharing/filter/cut-errors';
import { ownerOf } from '../../shared/sharing/dataset';
import { grantFor } from '../../shared/sharing/decision';
import type { FilteredOperation, Read } from '../../shared/sharing/filter/filtered-operation';
import { conditionsHold } from '../../shared/sharing/filter/operation-shape';
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
  const active = filtered.isEmpty ? [] : activeReads(filtered, variables);
  const reads = active.flatMap(({ coordinate, policy }) =>
    openIds(policy, coordinate, permits)
      .filter((id) => isRecorded(id, coordinate, permits))
      .map((id) => recordedRead(id, coordinate, permits)),
  );
  const refusals = activeCuts(filtered, variables).map(({ coordinate, policy }) =>
    recordedRefusal(closingId(policy, coordinate, permits), coordinate, permits),
  );
  return { reads: together(reads), refusals: together(refusals) };
}

/** What differs in nothing but its coordinates, as one with all of them, each once, sorted. */
function together<Told extends { readonly coordinates: ReadonlyArray<string> }>(
  told: ReadonlyArray<Told>,
): ReadonlyArray<Told> {
  const alike = groupBy(told, (one) => JSON.stringify({ ...one, coordinates: null }));
  return [...alike.values()].flatMap((ones) => {
    const coordinates = [...new Set(ones.flatMap((one) => one.coordinates))].sort();
    return ones.slice(0, 1).map((one) => ({ ...one, coordinates }));
  });
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

function recordedRead(id: string, coordinate: string, permits: Permits): RecordedRead {
  const shown = { dataset: id, coordinates: [coordinate] };
  if (actOfPolicy(id) !== null)
    return { ...shown, owner: HUB, because: 'POST', cites: null, grant: null };
  const decision = permits.decisionOf(id);
  if (!decision.isAllowed) throw new TypeError(`"${id}" is read although it is refused.`);
  const drawn = grantFor(decision, coordinate);
  return {
    ...shown,
    owner: permits.stateOf(id)?.owner ?? ownerOf(id),
    because: decision.because,
    cites: drawn?.number ?? decision.cites,
    grant: drawn ? { id: drawn.id, operationsPerDay: drawn.operationsPerDay } : null,
  };
}

function recordedRefusal(id: string, coordinate: string, permits: Permits): RecordedRefusal {
  const owner = actOfPolicy(id) === null ? (permits.stateOf(id)?.owner ?? ownerOf(id)) : HUB;
  const told = { dataset: id, owner, coordinates: [coordinate] };
  const spent = permits.spentOn(id, coordinate);
  if (spent !== null) return { ...told, because: 'QUOTA', grant: spent };
  return { ...told, because: refusingReason(id, coordinate, permits) };
}

/** Owner of what is the hub's own: the platform's owner. */
const HUB = ownerOf('exchange/hub');
