import { limitOfCleanAir } from '../../domain/clean-air';
import { groupBy } from '../../data/keyed';
import {
  CONTAINED_QUANTITIES,
  type ContainedQuantity,
  exceedsWhole,
  LEAST_ZEROS,
  NEVER_ALL_ZERO,
} from '../../domain/contradictions';
import { indicatorOf, type IndicatorFact } from '../../domain/indicators';
import { plausibilityOf } from '../../domain/plausible-bounds';
import type { ComputedInput, FeedObservation } from '../ingest/feed';
import { indicatorNamed } from '../indicator-argument';

/**
 * Returns the observations of a row with the flags that its values require: a flag of the source
 * stays; impossible and implausible values, a row of zeros and both sides of a contradiction are
 * flagged; what was computed has the worst flag of its inputs. Small negatives of clean air are
 * below the detection limit.
 */
export function judgedValues(
  observations: ReadonlyArray<FeedObservation>,
): ReadonlyArray<FeedObservation> {
  const ranged = observations.map(rangeJudged);
  const values = ranged.filter(isComparable);
  const contradicting = [...rowOfZeros(values), ...contradictions(values)];
  const compared =
    contradicting.length === 0
      ? ranged
      : ranged.map((one) => (contradicting.includes(one) ? suspect(one) : one));
  if (compared.every(({ computedFrom }) => computedFrom === undefined)) return compared;
  return compared.map((one) => inherited(one, compared));
}

function rangeJudged(one: FeedObservation): FeedObservation {
  if (one.value === null) return one;
  if (one.flag !== undefined) return one;
  const fact = indicatorNamed(one.indicator);
  const detectionLimit = limitOfCleanAir(fact.symbol, one.averaging, one.value);
  if (detectionLimit !== undefined) return { ...one, value: null, detectionLimit };
  const flag = rangeFlag(fact, one.averaging, one.value);
  return flag === undefined ? one : { ...one, flag };
}

function rangeFlag(
  fact: IndicatorFact,
  averaging: string,
  value: number,
): 'IMPOSSIBLE' | 'SUSPECT' | undefined {
  const plausibility = plausibilityOf(fact, averaging, value);
  if (plausibility === 'PLAUSIBLE') return undefined;
  return plausibility === 'IMPOSSIBLE' ? 'IMPOSSIBLE' : 'SUSPECT';
}

function suspect(one: FeedObservation): FeedObservation {
  return { ...one, flag: 'SUSPECT' };
}

type Measured = FeedObservation & { readonly value: number };

/** Values without a flag: those that a rule may compare. */
function isComparable(one: FeedObservation): one is Measured {
  return one.value !== null && one.flag === undefined && one.computedFrom === undefined;
}

function rowOfZeros(values: ReadonlyArray<Measured>): ReadonlyArray<FeedObservation> {
  if (!values.some(({ value }) => value === 0)) return [];
  return NEVER_ALL_ZERO.flatMap((symbols) => {
    const listed = values.filter(({ indicator }) => symbols.has(symbolOf(indicator)));
    return [...groupBy(listed, ({ averaging }) => averaging).values()]
      .filter((together) => together.length >= LEAST_ZEROS)
      .filter((together) => together.every(({ value }) => value === 0))
      .flat();
  });
}

function contradictions(values: ReadonlyArray<Measured>): ReadonlyArray<FeedObservation> {
  const found: FeedObservation[] = [];
  for (const part of values) {
    for (const rule of RULES_OF_PART.get(symbolOf(part.indicator)) ?? []) {
      const whole = values.find(
        (one) => symbolOf(one.indicator) === rule.whole && isSameInterval(one, part),
      );
      if (whole && exceedsWhole(rule, part.value, whole.value)) found.push(part, whole);
    }
  }
  return found;
}

const RULES_OF_PART: ReadonlyMap<string, ReadonlyArray<ContainedQuantity>> = groupBy(
  CONTAINED_QUANTITIES,
  ({ part }) => part,
);

function isSameInterval(a: FeedObservation, b: FeedObservation): boolean {
  return a.startsAt === b.startsAt && a.averaging === b.averaging && a.depth === b.depth;
}

function symbolOf(indicator: string): string {
  return indicatorOf(indicator)?.symbol ?? indicator;
}

/** An input that is stored in the same row has the flag that it got there. */
function inherited(one: FeedObservation, row: ReadonlyArray<FeedObservation>): FeedObservation {
  const { computedFrom, flag } = one;
  if (computedFrom === undefined || flag === 'IMPOSSIBLE') return one;
  const flags = computedFrom.map((input) => inputFlag(one, input, row));
  if (flags.includes('IMPOSSIBLE')) return { ...one, flag: 'IMPOSSIBLE' };
  return flag === undefined && flags.some((found) => found !== undefined) ? suspect(one) : one;
}

function inputFlag(
  { startsAt, averaging }: FeedObservation,
  { indicator, value }: ComputedInput,
  row: ReadonlyArray<FeedObservation>,
): FeedObservation['flag'] {
  const stored = row.find(
    (other) =>
      other.indicator === indicator &&
      other.computedFrom === undefined &&
      other.startsAt === startsAt &&
      other.value === value,
  );
  if (stored) return stored.flag;
  return rangeFlag(indicatorNamed(indicator), averaging, value);
}
