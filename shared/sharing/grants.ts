import type { Caller } from '../identity/caller';
import { isWithin } from './calendar-day';
import type { Grant } from './sharing-state';

/** A grant that is drawn on, with the fields that it opens. */
export interface ChosenGrant {
  readonly grant: Grant;
  readonly fields: ReadonlySet<string>;
}

/**
 * The grant of the caller's organisation that holds on this day, for the purpose that the caller chose
 * if it chose one. Of several the widest is taken: no districts before some, no period before one, more
 * fields before fewer, the longer one; fields of grants with the very same limits add up.
 */
export function chosenGrant(
  grants: ReadonlyArray<Grant>,
  caller: Caller,
  day: string,
): ChosenGrant | undefined {
  const held = grants.filter((grant) => isHeldBy(grant, caller, day));
  const [grant] = held.toSorted(byWidth);
  if (!grant) return undefined;
  const alike = held.filter((other) => limitsKey(other) === limitsKey(grant));
  return { grant, fields: new Set(alike.flatMap(({ fields }) => fields)) };
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
  return JSON.stringify([districts, dataFrom, dataBefore, purpose]);
}
