import { groupBy } from '../../../shared/data/keyed';
import { networkDayOf } from '../../../shared/domain/network-day';
import { rowsOfOneProvenance } from '../../../shared/monitoring/observations/one-provenance';
import { soilRiskOf } from '../../../shared/monitoring/assessment/soil-risk-assessment';
import type { SoilVersion } from '../../../shared/monitoring/assessment/soil-version';
import type { Provenance } from '../../../shared/monitoring/vocabulary';
import { startOfDayMs } from '../../../shared/sharing/calendar-day';
import {
  seesAllOf,
  settled,
  disclosedCounts,
  type Counted,
} from '../../../shared/sharing/disclosure';
import type { RowLimits } from '../../../shared/sharing/row-limits';
import type { FarmlandRisk, FarmlandRiskCounts } from './farmland-risk.type';
import { landUseOf } from './land-use';

const YEARS_SIMULATED = 3;

/** The request for a district's farmland risk. */
export interface FarmlandRiskQuery {
  readonly district: string;
  /** Null: the newest three years with samples. */
  readonly years: ReadonlyArray<number> | null;
  /** The caller's row limits for the samples. */
  readonly limits: RowLimits;
}

/**
 * Calculates the risk of a district's samples by year, newest first. `versions` are oldest first at
 * each point.
 *
 * Each year is published separately, independent of the other requested years, and only to a caller
 * who may see all of it. It covers the samples of that year up to the last full parcel of five
 * points (`disclosure.ts`).
 */
export function farmlandRiskByYear(
  versions: ReadonlyArray<SoilVersion>,
  { district, years, limits }: FarmlandRiskQuery,
): ReadonlyArray<FarmlandRisk> {
  const dayOf = daysOf(versions);
  const byYear = [...groupBy(versions, ({ at }) => Number(dayOf(at).slice(0, 4)))]
    .filter(([year]) => seesAllOf(limits, { district, ...boundsOf(year) }))
    .toSorted(([one], [other]) => other - one);
  const told = years
    ? byYear.filter(([year]) => years.includes(year))
    : byYear.slice(0, YEARS_SIMULATED);
  return told.map(([year, ofYear]) => riskOfYear(year, ofYear, dayOf));
}

function boundsOf(year: number) {
  const startOf = (one: number) => new Date(startOfDayMs(`${String(one)}-01-01`)).toISOString();
  return { from: startOf(year), before: startOf(year + 1) };
}

type DayOf = (at: string) => string;

/**
 * Values of one day in Beijing are one sample, because a laboratory may report its elements
 * separately. Many readings share an instant, of which the day is calculated once.
 */
function daysOf(versions: ReadonlyArray<SoilVersion>): DayOf {
  const days = new Map<string, string>();
  for (const { at } of versions)
    if (!days.has(at)) days.set(at, networkDayOf('CALENDAR', new Date(at)));
  return (at) => days.get(at) ?? '';
}

function riskOfYear(
  year: number,
  versions: ReadonlyArray<SoilVersion>,
  dayOf: DayOf,
): FarmlandRisk {
  const held = settled(rowsOfOneProvenance(versions));
  const samples = groupBy(held, ({ subject, at }) => `${subject} ${dayOf(at)}`);
  const assessed = [...samples.values()].map(assessedSample);
  const newestOfPoint = new Map(assessed.map((sample) => [sample.subject, sample]));
  const points = countsOf([...newestOfPoint.values()]);
  if (!points) return { year, ...SUPPRESSED };
  return {
    year,
    isSuppressed: false,
    points,
    samples: countsOf(assessed),
    standard: assessed.find(({ standard }) => standard !== null)?.standard ?? null,
    provenance: [...new Set(held.map(({ provenance }) => provenance))] as Provenance[], // Guaranteed by the column's constraint.
  };
}

const SUPPRESSED = {
  isSuppressed: true,
  points: null,
  samples: null,
  standard: null,
  provenance: [],
};

type Risk = 'LOW' | 'CONTROL' | 'STRICT' | 'UNJUDGED';

function assessedSample(readings: ReadonlyArray<SoilVersion>) {
  const [first] = readings;
  const found = soilRiskOf(readings, landUseOf(first?.landUse ?? ''));
  const risk: Risk = found?.risk ?? 'UNJUDGED';
  return { subject: first?.subject ?? '', class: risk, standard: found?.standard ?? null };
}

function countsOf(counted: ReadonlyArray<Counted<Risk>>): FarmlandRiskCounts | null {
  const told = disclosedCounts(['LOW', 'CONTROL', 'STRICT', 'UNJUDGED'], counted);
  if (!told) return null;
  const { LOW: low, CONTROL: control, STRICT: strict, UNJUDGED: unjudged } = told;
  return { low, control, strict, unjudged };
}
