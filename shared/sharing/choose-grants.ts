import { byTurn, grantGroups } from './grants';
import type { Grant } from './sharing-state';

/**
 * The part of a request that concerns one dataset, and the grants that the caller holds for this
 * dataset.
 */
export interface GrantQuestion {
  readonly dataset: string;
  /** Requested coordinates that at least one of the grants opens. */
  readonly coordinates: ReadonlySet<string>;
  readonly held: ReadonlyArray<Grant>;
}

/** The grants that a request may use, all of one purpose. */
export interface ChosenGrants {
  readonly purpose: string;
  /** Ids by dataset; an empty list: the quotas of all are used up. */
  readonly grants: Readonly<Record<string, ReadonlyArray<string>>>;
  /**
   * By dataset: each coordinate that stays closed because of a quota, with the id of that grant.
   */
  readonly spent: ReadonlyMap<string, ReadonlyMap<string, string>>;
}

/**
 * The possible purposes of a request: those that open all requested coordinates, or, if there are
 * none, those that open some. Sorted; if there are several, the caller must choose.
 */
export function fittingPurposes(asked: ReadonlyArray<GrantQuestion>): ReadonlyArray<string> {
  const grants = asked.flatMap(({ held }) => held);
  const purposes = [...new Set(grants.map(({ purpose }) => purpose))].sort();
  const opened = (purpose: string) =>
    sum(asked.map(({ coordinates, held }) => countOpen(coordinates, held.filter(isFor(purpose)))));
  const some = purposes.filter((purpose) => opened(purpose) > 0);
  const whole = sum(asked.map(({ coordinates }) => coordinates.size));
  const all = some.filter((purpose) => opened(purpose) === whole);
  return all.length > 0 ? all : some;
}

/**
 * Chooses the grants that a request with this purpose uses, without those whose quotas are used up:
 * for each dataset the group (see `grantGroups`) that opens the most requested coordinates, and
 * among equals the widest.
 */
export function chooseGrants(
  asked: ReadonlyArray<GrantQuestion>,
  purpose: string,
  exhausted: ReadonlySet<string>,
): ChosenGrants {
  const ofPurpose = asked.map((one) => ({ ...one, held: one.held.filter(isFor(purpose)) }));
  const chosen = ofPurpose.map((one) => {
    const left = one.held.filter(({ id }) => !exhausted.has(id));
    const group = bestGroup(one.coordinates, left);
    return { ...one, group, spent: spentIn(one, { group, exhausted }) };
  });
  return {
    purpose,
    grants: Object.fromEntries(
      chosen.map(({ dataset, group }) => [dataset, group.map(({ id }) => id)]),
    ),
    spent: new Map(chosen.map(({ dataset, spent }) => [dataset, spent])),
  };
}

function bestGroup(
  coordinates: ReadonlySet<string>,
  held: ReadonlyArray<Grant>,
): ReadonlyArray<Grant> {
  const groups = grantGroups(held);
  const most = Math.max(...groups.map((group) => countOpen(coordinates, group)));
  return groups.find((group) => countOpen(coordinates, group) === most) ?? [];
}

/**
 * Coordinates that the group does not open, but an exhausted grant would; each with the first such
 * grant.
 */
function spentIn(
  { coordinates, held }: GrantQuestion,
  {
    group,
    exhausted,
  }: { readonly group: ReadonlyArray<Grant>; readonly exhausted: ReadonlySet<string> },
): ReadonlyMap<string, string> {
  const usedUp = held.filter(({ id }) => exhausted.has(id)).toSorted(byTurn);
  const closed = [...coordinates].filter((coordinate) => !group.some(opens(coordinate)));
  return new Map(
    closed.flatMap((coordinate) => {
      const grant = usedUp.find(opens(coordinate));
      return grant ? [[coordinate, grant.id] as const] : [];
    }),
  );
}

function countOpen(coordinates: ReadonlySet<string>, held: ReadonlyArray<Grant>): number {
  const fields = new Set(held.flatMap((grant) => grant.fields));
  return [...coordinates].filter((coordinate) => fields.has(coordinate)).length;
}

function opens(coordinate: string) {
  return ({ fields }: Grant): boolean => fields.includes(coordinate);
}

function isFor(wanted: string) {
  return ({ purpose }: Grant): boolean => purpose === wanted;
}

function sum(numbers: ReadonlyArray<number>): number {
  return numbers.reduce((total, one) => total + one, 0);
}
