import { groupBy } from '../data/keyed';
import type { Caller } from '../identity/caller';
import { isWithin } from './calendar-day';
import type { Grant } from './sharing-state';

/**
 * The grants of the caller's organisation for one dataset that hold on a day: for the purpose that the
 * caller chose if it chose one, and among those that its question may draw on if that was settled.
 */
export function heldGrants(
  { id, grants }: { readonly id: string; readonly grants: ReadonlyArray<Grant> },
  caller: Caller,
  day: string,
): ReadonlyArray<Grant> {
  const only = caller.grants?.[id];
  return grants.filter(
    (grant) => isHeldBy(grant, caller, day) && (only === undefined || only.includes(grant.id)),
  );
}

/**
 * Grants of one purpose with the same row limits, each group in the order in which it is drawn; the
 * widest group first: no districts before some, no period before one, more fields before fewer, the
 * longer one. Only grants of one group open fields together, for a dataset is read with one set of limits.
 */
export function grantGroups(held: ReadonlyArray<Grant>): ReadonlyArray<ReadonlyArray<Grant>> {
  const groups = groupBy(held.toSorted(byWidth), limitsKey);
  return [...groups.values()].map((group) => group.toSorted(byTurn));
}

/**
 * The order in which grants are drawn that open the same field: the smaller quota first, none last;
 * then the one that ends first. A field is opened by the first of them that has quota left.
 */
export function byTurn(one: Grant, other: Grant): number {
  const quota = one.operationsPerDay ?? Infinity;
  const otherQuota = other.operationsPerDay ?? Infinity;
  if (quota !== otherQuota) return quota < otherQuota ? -1 : 1;
  if (one.until !== other.until) return one.until < other.until ? -1 : 1;
  return one.id < other.id ? -1 : 1;
}

function isHeldBy(grant: Grant, { organisation, purpose }: Caller, day: string): boolean {
  return (
    grant.organisation.kind === organisation?.kind &&
    grant.organisation.id === organisation.id &&
    (purpose === null || grant.purpose === purpose) &&
    isWithin(day, grant.validFrom, grant.until)
  );
}

function byWidth(one: Grant, other: Grant): number {
  return (
    Number(one.districts !== null) - Number(other.districts !== null) ||
    (other.districts?.length ?? 0) - (one.districts?.length ?? 0) ||
    bounds(one) - bounds(other) ||
    other.fields.length - one.fields.length ||
    (one.until < other.until ? 1 : -1) ||
    (one.id < other.id ? -1 : 1)
  );
}

function bounds({ dataFrom, dataBefore }: Grant): number {
  return Number(dataFrom !== null) + Number(dataBefore !== null);
}

function limitsKey({ districts, dataFrom, dataBefore, purpose }: Grant): string {
  return JSON.stringify([districts?.toSorted() ?? null, dataFrom, dataBefore, purpose]);
}
