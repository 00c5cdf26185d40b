import { groupBy } from '../data/keyed';
import type { Caller } from '../identity/caller';
import { isWithin } from './calendar-day';
import type { Grant } from './sharing-state';

/**
 * The grants of the caller's organisation for one dataset that are valid on a day; limited to the
 * caller's purpose if it chose one, and to the grants that its request may use if these were
 * chosen.
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
 * Groups grants of one purpose by equal row limits, each group in the order of use. The widest
 * group comes first: no district limit before some, no period before one, more fields before fewer,
 * the longer one. Only grants of one group are combined, because a dataset is read with one set of
 * limits.
 */
export function grantGroups(held: ReadonlyArray<Grant>): ReadonlyArray<ReadonlyArray<Grant>> {
  const groups = groupBy(held.toSorted(byWidth), limitsKey);
  return [...groups.values()].map((group) => group.toSorted(byTurn));
}

/**
 * The order in which grants that open the same field are used: smaller quotas first, unlimited ones
 * last; then the one that ends first. The first with remaining quota opens the field.
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
