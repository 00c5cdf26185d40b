import { groupBy } from '../../shared/data/keyed';
import {
  SoilLandUse,
  soilRiskOf,
  type SoilReading,
} from '../../shared/monitoring/soil-risk-assessment';

/** Below so many judged points a summary would tell of single fields. */
export const FEWEST_POINTS = 5;

/** A reading, and the point it was taken at. */
export interface PointReading extends SoilReading {
  readonly stationId: string;
  readonly landUse: SoilLandUse;
}

/** Points by risk; null below five judged points. A point without a pH or any element is not judged. */
export function soilRiskSummary(readings: ReadonlyArray<PointReading>) {
  const risks = [...groupBy(readings, ({ stationId }) => stationId).values()].flatMap(
    (point) => soilRiskOf(point, point[0]?.landUse ?? SoilLandUse.OTHER)?.risk ?? [],
  );
  if (risks.length < FEWEST_POINTS) return null;
  const count = (risk: string) => risks.filter((found) => found === risk).length;
  return {
    points: risks.length,
    low: count('LOW'),
    control: count('CONTROL'),
    strict: count('STRICT'),
  };
}

/** The land use stored for a point; `OTHER` for what is none. */
export function landUseOf(stored: unknown): SoilLandUse {
  return Object.values(SoilLandUse).find((use) => use === stored) ?? SoilLandUse.OTHER;
}
