import type { RowLimits } from './row-limits';

/**
 * Disclosure control: publishes sums over closed rows so that neither a sum nor any difference of
 * sums describes fewer than five subjects. The subject of a row is a station, an enterprise, a
 * store, a vehicle or a place where a species was seen; never a point in time.
 *
 * Four rules; each closes a gap that the others leave:
 *
 * 1. *Fewer than five are not published.* A sum over one to four subjects would reveal facts about
 * them.
 * 2. *A published figure is a multiple of five, rounded down* (0: fewer than five). Then every sum
 * and every difference of published numbers is also a multiple of five, for any overlap: a class
 * and its total, a district and the city, two years, two filters, two callers who see different
 * rows. Suppressing single cells and their complements would protect only one table, and requires
 * knowing all tables that will ever be requested. The published total of classes is the sum of
 * their published numbers: an exact total would narrow them down.
 * 3. *Arrivals are published in parcels of five subjects or more.* With rounding alone, anyone who
 * knows which subject arrived today learns about it when the number passes a multiple of five. So a
 * sum covers only the rows up to the last full parcel; any two answers differ by at least five
 * subjects or by none.
 *
 * 4. *A sum is published whole or not at all.* A caller who may see only part of its rows gets
 * null: sums over parts that depend on callers' limits would overlap, and their parcels would end
 * at different rows.
 *
 * Together: the published numbers do not change if subjects of one parcel are exchanged, so a
 * number only reveals facts that are true of five or more subjects.
 *
 * Remaining risks: if all subjects of a parcel are the same, each of them is known; anyone who
 * knows four of five subjects can infer the fifth. A deleted or moved register row leaves a sum at
 * once (no code does that today).
 */

/** Minimum number of distinct subjects of a published figure. */
export const LEAST_SUBJECTS = 5;

/** Rounds a number for publication: down to a multiple of five, 0 for fewer than five (rule 2). */
export function roundedDown(count: number): number {
  return count - (count % LEAST_SUBJECTS);
}

/** The published number of subjects; null for fewer than five (rules 1 and 2). */
export function disclosedCount(subjects: number): number | null {
  return subjects < LEAST_SUBJECTS ? null : roundedDown(subjects);
}

/** A counted item, and its subject. */
export interface Counted<Class extends string> {
  readonly subject: string;
  readonly class: Class;
}

/**
 * The published number of items of each class (rules 1 and 2): null if all items together have
 * fewer than five subjects, 0 for a class with fewer than five. A subject with several items, for
 * example samples, counts as one subject.
 */
export function disclosedCounts<Class extends string>(
  classes: ReadonlyArray<Class>,
  counted: ReadonlyArray<Counted<Class>>,
): Readonly<Record<Class, number>> | null {
  if (subjectsIn(counted) < LEAST_SUBJECTS) return null;
  const told = classes.map((name) => {
    const ofClass = counted.filter((one) => one.class === name);
    return [name, subjectsIn(ofClass) < LEAST_SUBJECTS ? 0 : roundedDown(ofClass.length)] as const;
  });
  return Object.fromEntries(told) as Record<Class, number>; // The keys are exactly these classes.
}

function subjectsIn(counted: ReadonlyArray<{ readonly subject: string }>): number {
  return new Set(counted.map(({ subject }) => subject)).size;
}

/** The arrival of a row about a subject. */
export interface Arrival {
  readonly subject: string;
  /** Increases with time; equal for rows that arrived together. */
  readonly arrived: number;
}

/**
 * The arrival that completed the last full parcel (rule 3); null while none is full. A published
 * sum covers the rows that had arrived by then. Later arrivals do not change earlier parcels.
 */
export function settledUntil(arrivals: ReadonlyArray<Arrival>): number | null {
  const parcel = new Set<string>();
  let settled: number | null = null;
  const inOrder = arrivals.toSorted((one, other) => one.arrived - other.arrived);
  for (const [at, { subject, arrived }] of inOrder.entries()) {
    parcel.add(subject);
    const isLastOfMoment = inOrder[at + 1]?.arrived !== arrived;
    if (isLastOfMoment && parcel.size >= LEAST_SUBJECTS) {
      settled = arrived;
      parcel.clear();
    }
  }
  return settled;
}

/** A version of a row, valid from its arrival until its replacement. */
export interface Version extends Arrival {
  /** When it was replaced; null if it is still valid. */
  readonly replaced: number | null;
}

/** The versions that were valid when the last full parcel was complete (rule 3). */
export function settled<Item extends Version>(versions: ReadonlyArray<Item>): ReadonlyArray<Item> {
  const until = settledUntil(versions);
  if (until === null) return [];
  return versions.filter(
    ({ arrived, replaced }) => arrived <= until && (replaced === null || replaced > until),
  );
}

/** The scope of a sum; null: all districts, or all time. */
export interface Extent {
  readonly district: string | null;
  /** RFC 3339. */
  readonly from: string | null;
  readonly before: string | null;
}

/** Whether a caller with these limits may see all rows of a sum (rule 4). */
export function seesAllOf(limits: RowLimits, extent: Extent): boolean {
  return limits.sources === null && seesPlace(limits, extent) && seesTime(limits, extent);
}

function seesPlace({ districts }: RowLimits, { district }: Extent): boolean {
  return districts === null || (district !== null && districts.includes(district));
}

function seesTime(limits: RowLimits, { from, before }: Extent): boolean {
  const seesStart = limits.from === null || (from !== null && isInOrder(limits.from, from));
  const seesEnd = limits.before === null || (before !== null && isInOrder(before, limits.before));
  return seesStart && seesEnd;
}

function isInOrder(one: string, other: string): boolean {
  return Date.parse(one) <= Date.parse(other);
}
