import type { RowLimits } from './row-limits';

/**
 * How sums over closed rows are published, so that neither a sum nor any difference of sums speaks
 * of fewer than five subjects. A subject is what the rows are about: a station, an enterprise, a
 * store, a vehicle, a place where a species was seen; never a point in time.
 *
 * Four rules, each against what the others leave open:
 *
 * 1. *Fewer than five are not published.* A sum over one to four subjects is a fact about them.
 * 2. *A published figure is a multiple of five, rounded down* (0: fewer than five). Then every sum
 *    and every difference of published numbers is one as well, whatever overlaps: a class and its
 *    total, a district and the city, two years, two filters, two callers who see different rows.
 *    Suppressing single cells and their complements would do the same for one table alone, and
 *    needs to know all tables that are ever asked for. No total is published beside its classes but
 *    their own sum: an exact one would bound them.
 * 3. *Arrivals are published in parcels of five subjects or more.* Rounding alone betrays the one
 *    subject with which a number passes a multiple of five to anyone who knows who came today. So a
 *    sum is taken over what had arrived when the last full parcel was; between any two answers,
 *    whenever they were asked, lie five subjects or none.
 *
 * 4. *A sum is published whole or not at all.* Anyone who may see only part of its rows gets
 *    nothing: sums over parts that callers choose by their limits would overlap, and their parcels
 *    end elsewhere.
 *
 * Together: what is published stays the same however the subjects of one parcel change places, so
 * it can only ever tell something of one of them that is true of five or more.
 *
 * What stays: if all of a parcel are the same, each of them is known; who knows four of five
 * subjects knows the fifth. A row of a register that is deleted or moved leaves a sum at once
 * (nothing does that today).
 */

/** Minimum number of distinct subjects of a published figure. */
export const LEAST_SUBJECTS = 5;

/** A number as published: rounded down to a multiple of five, 0 for fewer than five (rule 2). */
export function roundedDown(count: number): number {
  return count - (count % LEAST_SUBJECTS);
}

/** How many subjects there are, as published; null for fewer than five (rules 1 and 2). */
export function disclosedCount(subjects: number): number | null {
  return subjects < LEAST_SUBJECTS ? null : roundedDown(subjects);
}

/** Something counted, and the subject that it is about. */
export interface Counted<Class extends string> {
  readonly subject: string;
  readonly class: Class;
}

/**
 * How many there are of each class, as published (rules 1 and 2): null where all of them are about
 * fewer than five subjects; 0 for a class that is. A subject may be counted several times, as with
 * samples, and still is one subject.
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
  return Object.fromEntries(told) as Record<Class, number>; // Its keys are those classes.
}

function subjectsIn(counted: ReadonlyArray<{ readonly subject: string }>): number {
  return new Set(counted.map(({ subject }) => subject)).size;
}

/** That something about a subject came to be known. */
export interface Arrival {
  readonly subject: string;
  /** Grows with time; the same for values that arrived together. */
  readonly arrived: number;
}

/**
 * When the last full parcel of arrivals was (rule 3): a sum is published over what had arrived by
 * then; null while none is full. Arrivals that come later never change what was full before.
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

/** Something that holds from when it arrived until another took its place. */
export interface Version extends Arrival {
  /** When another took its place; null: it still holds. */
  readonly replaced: number | null;
}

/** The versions that held when the last full parcel had arrived (rule 3). */
export function settled<Item extends Version>(versions: ReadonlyArray<Item>): ReadonlyArray<Item> {
  const until = settledUntil(versions);
  if (until === null) return [];
  return versions.filter(
    ({ arrived, replaced }) => arrived <= until && (replaced === null || replaced > until),
  );
}

/** What a sum is over; null: all districts, or all time. */
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
