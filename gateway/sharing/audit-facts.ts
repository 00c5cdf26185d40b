import { actionFacts, isAction } from '../../shared/identity/actions';
import { groupBy } from '../../shared/data/keyed';
import type { Caller } from '../../shared/identity/caller';
import { activeCuts, closingId, refusingReason } from '../../shared/sharing/filter/cut-errors';
import { ownerOf } from '../../shared/sharing/dataset';
import { grantFor } from '../../shared/sharing/decision';
import type { FilteredOperation, Read } from '../../shared/sharing/filter/filtered-operation';
import { conditionsHold } from '../../shared/sharing/filter/operation-shape';
import type { AccessDecisions } from '../../shared/sharing/access-decisions';
import { actOfPolicy, type Policy } from '../../shared/sharing/policy-index';
import type { SharedOperation } from '../../shared/sharing/sharer';
import type { AuditedCaller, AuditedRead, AuditedRefusal } from '../ledger/entries';

/** What is recorded of an operation in the audit log. */
export interface AuditFacts {
  readonly reads: ReadonlyArray<AuditedRead>;
  readonly refusals: ReadonlyArray<AuditedRefusal>;
}

/** An operation after it was cut, with its caller and variables. */
export interface SharedFor {
  readonly filtered: FilteredOperation;
  readonly access: AccessDecisions;
  readonly variables: Readonly<Record<string, unknown>>;
}

/**
 * What is recorded of an operation in the audit log: reads of other departments' non-public data,
 * of personal data and of the audit log itself, every mutation, and every refusal.
 */
export function auditFacts(shared: SharedFor): AuditFacts {
  const { filtered, access, variables } = shared;
  const active = filtered.isEmpty ? [] : activeReads(filtered, variables);
  const reads = active.flatMap(({ coordinate, policy }) =>
    openIds(policy, coordinate, access)
      .filter((id) => isAudited(id, coordinate, access))
      .map((id) => auditedRead(id, coordinate, access)),
  );
  const refusals = activeCuts(filtered, variables).map(({ coordinate, policy }) =>
    auditedRefusal(closingId(policy, coordinate, access), coordinate, access),
  );
  return { reads: together(reads), refusals: together(refusals) };
}

/** Merges entries that differ only in their coordinates; each coordinate occurs once, sorted. */
function together<Entry extends { readonly coordinates: ReadonlyArray<string> }>(
  entries: ReadonlyArray<Entry>,
): ReadonlyArray<Entry> {
  const groups = groupBy(entries, (one) => JSON.stringify({ ...one, coordinates: null }));
  return [...groups.values()].flatMap((ones) => {
    const coordinates = [...new Set(ones.flatMap((one) => one.coordinates))].sort();
    return ones.slice(0, 1).map((one) => ({ ...one, coordinates }));
  });
}

/** The reads whose conditions are met. */
export function activeReads(
  { reads, operation }: FilteredOperation,
  variables: Readonly<Record<string, unknown>>,
): ReadonlyArray<Read> {
  return reads.filter(({ conditions }) => conditionsHold(conditions, variables, operation));
}

/** The caller as the audit log stores it. */
export function auditedCaller(caller: Caller): AuditedCaller {
  const { subject, kind, organisation, roles, purpose } = caller;
  return { subject, kind, organisation, posts: roles, purpose };
}

/**
 * The ids that gave access to a coordinate: those of the first alternative whose ids are all
 * allowed.
 */
function openIds(
  policy: Policy,
  coordinate: string,
  access: AccessDecisions,
): ReadonlyArray<string> {
  return policy.find((all) => all.every((id) => access.opensId(id, coordinate))) ?? [];
}

function isAudited(id: string, coordinate: string, access: AccessDecisions): boolean {
  const act = actOfPolicy(id);
  if (act === null) {
    const decision = access.decisionOf(id);
    return decision.isAllowed && decision.isAudited;
  }
  return coordinate.startsWith('Mutation.') || (isAction(act) && actionFacts(act).isAudited);
}

/**
 * Whether an operation is recorded in the audit log at all, decided without visiting each of its
 * fields.
 */
export function needsAudit({ filtered, ids }: SharedOperation, access: AccessDecisions): boolean {
  if (filtered.cuts.length > 0) return true;
  return ids.some((id) => {
    if (actOfPolicy(id) !== null)
      return filtered.operation.operation === 'mutation' || isAudited(id, '', access);
    return isAudited(id, '', access);
  });
}

function auditedRead(id: string, coordinate: string, access: AccessDecisions): AuditedRead {
  const shown = { dataset: id, coordinates: [coordinate] };
  if (actOfPolicy(id) !== null)
    return { ...shown, owner: HUB, because: 'POST', cites: null, grant: null };
  const decision = access.decisionOf(id);
  if (!decision.isAllowed) throw new TypeError(`"${id}" is read although it is refused.`);
  const drawn = grantFor(decision, coordinate);
  return {
    ...shown,
    owner: access.stateOf(id)?.owner ?? ownerOf(id),
    because: decision.because,
    cites: drawn?.number ?? decision.cites,
    grant: drawn ? { id: drawn.id, operationsPerDay: drawn.operationsPerDay } : null,
  };
}

function auditedRefusal(id: string, coordinate: string, access: AccessDecisions): AuditedRefusal {
  const owner = actOfPolicy(id) === null ? (access.stateOf(id)?.owner ?? ownerOf(id)) : HUB;
  const entries = { dataset: id, owner, coordinates: [coordinate] };
  const spent = access.spentOn(id, coordinate);
  if (spent !== null) return { ...entries, because: 'QUOTA', grant: spent };
  return { ...entries, because: refusingReason(id, coordinate, access) };
}

/** The owner of the hub's own data: the owner of the platform. */
const HUB = ownerOf('exchange/hub');
