import fc from 'fast-check';
import { groupBy } from '../../../shared/data/keyed';
import {
  LEAST_SUBJECTS,
  seesAllOf,
  settled,
  settledUntil,
  disclosedCount,
  disclosedCounts,
  type Version,
} from '../../../shared/sharing/disclosure';
import { NO_LIMITS } from '../../../shared/sharing/row-limits';

const CLASSES = ['LOW', 'STRICT'] as const;
type Class = (typeof CLASSES)[number];

interface Sample extends Version {
  readonly class: Class;
  readonly family: string;
}

/** The published figures of a family of samples. */
function publishedOf(samples: ReadonlyArray<Sample>) {
  const newest = new Map(settled(samples).map((sample) => [sample.subject, sample]));
  return disclosedCounts(CLASSES, [...newest.values()]);
}

/** Samples as they stood when those up to a moment had arrived. */
function asOf(samples: ReadonlyArray<Sample>, moment: number): Sample[] {
  return samples
    .filter(({ arrived }) => arrived <= moment)
    .map((sample) => ({
      ...sample,
      replaced: sample.replaced !== null && sample.replaced <= moment ? sample.replaced : null,
    }));
}

const sample = (classes: fc.Arbitrary<Class>) =>
  fc.record({
    subject: fc.integer({ min: 0, max: 14 }).map((n) => `s${String(n)}`),
    class: classes,
    family: fc.constantFrom('440703 2025', '440703 2026', '440705 2025'),
    arrived: fc.integer({ min: 1, max: 12 }),
  });

/** Samples of subjects; a later one takes the place of the earlier one of its subject and family. */
const samples = fc
  .array(sample(fc.constantFrom(...CLASSES)), { maxLength: 60, size: 'max' })
  .map((all) => replacing(all));

function replacing(all: ReadonlyArray<Omit<Sample, 'replaced'>>): Sample[] {
  const inOrder = all.toSorted((one, other) => one.arrived - other.arrived);
  return inOrder.map((one, at) => {
    const next = inOrder
      .slice(at + 1)
      .find(({ subject, family }) => subject === one.subject && family === one.family);
    return { ...one, replaced: next?.arrived ?? null };
  });
}

describe('what is published of a sum', () => {
  test('S4R50 MUST be a multiple of five in every difference of districts, years, classes and moments', () => {
    fc.assert(
      fc.property(
        samples,
        fc.array(fc.integer({ min: -3, max: 3 }), { minLength: 24, maxLength: 24 }),
        (all, factors) => {
          const told = [...groupBy(all, ({ family }) => family).values()]
            .flatMap((family) => [3, 6, 9, 12].map((moment) => publishedOf(asOf(family, moment))))
            .flatMap((counts) => (counts ? Object.values(counts) : []));
          const combined = told.reduce((sum, count, at) => sum + count * (factors[at] ?? 0), 0);
          expect(Math.abs(combined % LEAST_SUBJECTS)).toBe(0);
        },
      ),
      { numRuns: 500 },
    );
  });

  test('S4R51 MUST change, between any two moments, by what five subjects brought or not at all', () => {
    fc.assert(
      fc.property(samples, (all) => {
        const held = [...Array(13).keys()].map((moment) => settled(asOf(all, moment)));
        const told = [...Array(13).keys()].map((moment) => settledUntil(asOf(all, moment)) ?? 0);
        for (const [earlier, until] of told.entries())
          for (const later of told.keys()) {
            if (later <= earlier) continue;
            const brought = all.filter(
              ({ arrived }) => arrived > until && arrived <= (told[later] ?? 0),
            );
            const subjects = new Set(brought.map(({ subject }) => subject)).size;
            expect(subjects === 0 || subjects >= LEAST_SUBJECTS).toBe(true);
            if (subjects === 0) expect(idsOf(held[later])).toEqual(idsOf(held[earlier]));
          }
      }),
      { numRuns: 200 },
    );
  });

  test('S4R52 MUST reveal to an attacker nothing of one to four subjects that is not true of five', () => {
    fc.assert(
      fc.property(
        fc.array(fc.integer({ min: 1, max: 4 }), { minLength: 5, maxLength: 8 }),
        fc.array(fc.boolean(), { minLength: 8, maxLength: 8 }),
        (arrivals, truth) => {
          const world = (isStrict: (at: number) => boolean): Sample[] =>
            arrivals.map((arrived, at) => ({
              subject: `s${String(at)}`,
              family: '',
              arrived,
              replaced: null,
              class: isStrict(at) ? 'STRICT' : 'LOW',
            }));
          const seen = everythingDisclosed(world((at) => truth[at] ?? false));
          const worlds = [...Array(2 ** arrivals.length).keys()].filter(
            (bits) => everythingDisclosed(world((at) => ((bits >> at) & 1) === 1)) === seen,
          );
          const known = arrivals.flatMap((_arrived, at) =>
            isSumKnown(worlds, 1 << at) ? [at] : [],
          );
          for (const group of groupsBelowFive(arrivals.length).filter((one) =>
            isSumKnown(worlds, one),
          ))
            for (const at of arrivals.keys()) {
              if (((group >> at) & 1) === 0) continue;
              expect(known).toContain(at);
              const similar = known.filter((other) => truth[other] === truth[at]);
              expect(similar.length).toBeGreaterThanOrEqual(LEAST_SUBJECTS);
            }
        },
      ),
      { numRuns: 150 },
    );
  });
});

/** Everything that is ever published while the samples arrive. */
function everythingDisclosed(all: ReadonlyArray<Sample>): string {
  return JSON.stringify([1, 2, 3, 4].map((moment) => publishedOf(asOf(all, moment))));
}

function groupsBelowFive(subjects: number): number[] {
  return [...Array(2 ** subjects).keys()].filter(
    (group) => group > 0 && bitsIn(group) < LEAST_SUBJECTS,
  );
}

/** Whether each possible world has as many strict subjects in a group. */
function isSumKnown(worlds: ReadonlyArray<number>, group: number): boolean {
  return new Set(worlds.map((world) => bitsIn(world & group))).size === 1;
}

function bitsIn(number: number): number {
  return number === 0 ? 0 : (number & 1) + bitsIn(number >> 1);
}

function idsOf(held: ReadonlyArray<Sample> = []): string[] {
  return held
    .map(({ subject, family, arrived }) => `${subject} ${family} ${String(arrived)}`)
    .sort();
}

test.each([
  [0, null],
  [4, null],
  [5, 5],
  [9, 5],
  [10, 10],
])('of %d subjects publishes %p', (subjects, told) => {
  expect(disclosedCount(subjects)).toBe(told);
});

test('counts samples, but judges by their subjects whether anything is published', () => {
  const often = (subject: string, times: number) =>
    Array.from({ length: times }, () => ({ subject, class: 'LOW' }));
  expect(disclosedCounts(['LOW'], often('s1', 12))).toBeNull();
  const five = ['s1', 's2', 's3', 's4', 's5'].flatMap((subject) => often(subject, 2));
  expect(disclosedCounts(['LOW'], [...five, ...often('s1', 2)])).toEqual({ LOW: 10 });
  const strict = often('s6', 9).map((one) => ({ ...one, class: 'STRICT' }));
  expect(disclosedCounts(['LOW', 'STRICT'], [...five, ...strict])).toEqual({ LOW: 10, STRICT: 0 });
});

const YEAR = { district: '440705', from: '2025-12-31T16:00:00Z', before: '2026-12-31T16:00:00Z' };
const WHOLE = { district: null, from: null, before: null };

test.each([
  ['nothing limits', NO_LIMITS, WHOLE, true],
  ['its district is among the caller’s', { ...NO_LIMITS, districts: ['440705'] }, YEAR, true],
  ['its district is not', { ...NO_LIMITS, districts: ['440703'] }, YEAR, false],
  ['it is over all districts', { ...NO_LIMITS, districts: ['440705'] }, WHOLE, false],
  ['the caller sees some sources', { ...NO_LIMITS, sources: ['s'] }, YEAR, false],
  ['he sees all of its time', { ...NO_LIMITS, from: YEAR.from, before: YEAR.before }, YEAR, true],
  ['not its beginning', { ...NO_LIMITS, from: '2025-12-31T16:00:01Z' }, YEAR, false],
  ['not its end', { ...NO_LIMITS, before: '2026-12-31T15:59:59Z' }, YEAR, false],
  ['some time, and it is over all', { ...NO_LIMITS, from: '1990-01-01T00:00:00Z' }, WHOLE, false],
  ['all time to now, and it has no end', { ...NO_LIMITS, before: YEAR.before }, WHOLE, false],
])('S4R54 MUST publish a sum whole or not at all: %s', (_name, limits, extent, isTold) => {
  expect(seesAllOf(limits, extent)).toBe(isTold);
});
