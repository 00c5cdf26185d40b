import { groupBy, indexBy } from '../../data/keyed';
import { settled, disclosedCounts } from '../../sharing/disclosure';
import { soilLandUseOf, soilRiskOf } from './soil-risk-assessment';
import type { SoilVersion } from './soil-version';

/** How many points are in which risk, as published. */
export interface SoilRiskCounts {
  /** The sum of the classes as published. */
  readonly points: number;
  readonly low: number;
  readonly control: number;
  readonly strict: number;
}

/**
 * Soil points by the risk of their newest sample, GB 15618-2018, as far as it may be published;
 * null below five judged points. A point without a pH or any element is not judged. `versions` are
 * oldest first.
 */
export function soilRiskSummary(versions: ReadonlyArray<SoilVersion>): SoilRiskCounts | null {
  const points = groupBy(settled(versions), ({ subject }) => subject);
  const judged = [...points].flatMap(([subject, readings]) => {
    // Of several readings of one element the last, which is the newest, stays.
    const newest = [...indexBy(readings, ({ code }) => code).values()];
    const risk = soilRiskOf(newest, soilLandUseOf(readings[0]?.landUse))?.risk;
    return risk ? [{ subject, class: risk }] : [];
  });
  const told = disclosedCounts(['LOW', 'CONTROL', 'STRICT'], judged);
  if (!told) return null;
  const { LOW: low, CONTROL: control, STRICT: strict } = told;
  return { points: low + control + strict, low, control, strict };
}
