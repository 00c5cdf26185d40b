import { groupBy } from '../../shared/data/keyed';
import { soilRiskOf } from '../../shared/monitoring/soil-risk-assessment';
import type { SoilSample } from './farmland-risk.loader';
import type { FarmlandRisk, FarmlandRiskCounts } from './farmland-risk.type';
import { landUseOf } from './land-use';

/** With fewer points in a year a sum would tell of single fields. */
const LEAST_POINTS_TOLD = 5;

/** The risk of a district's samples year by year, newest year first; `samples` are oldest first. */
export function farmlandRiskByYear(
  samples: ReadonlyArray<SoilSample>,
): ReadonlyArray<FarmlandRisk> {
  return [...groupBy(samples, ({ year }) => year)]
    .toSorted(([one], [other]) => other - one)
    .map(([year, ofYear]) => riskOfYear(year, ofYear));
}

type Assessed = ReturnType<typeof soilRiskOf>;

function riskOfYear(year: number, samples: ReadonlyArray<SoilSample>): FarmlandRisk {
  const assessed = samples.map(({ readings, kind }) => soilRiskOf(readings, landUseOf(kind)));
  const newestOfPoint = new Map(
    samples.map(({ stationId }, place) => [stationId, assessed[place] ?? null]),
  );
  const isSuppressed = newestOfPoint.size < LEAST_POINTS_TOLD;
  return {
    year,
    isSuppressed,
    points: isSuppressed ? null : countsOf([...newestOfPoint.values()]),
    samples: isSuppressed ? null : countsOf(assessed),
    standard: assessed.find((found) => found?.standard)?.standard ?? null,
    provenance: [...new Set(samples.map(({ provenance }) => provenance))],
  };
}

function countsOf(assessed: ReadonlyArray<Assessed>): FarmlandRiskCounts {
  const of = (risk: string | null) =>
    assessed.filter((found) => (found?.risk ?? null) === risk).length;
  return { low: of('LOW'), control: of('CONTROL'), strict: of('STRICT'), unjudged: of(null) };
}
