import { groupBy, indexBy } from '../../data/keyed';
import { settled, disclosedCounts } from '../../sharing/disclosure';
import { soilLandUseOf, soilRiskOf } from './soil-risk-assessment';
import type { SoilVersion } from './soil-version';

/** Published number of points by risk. */
export interface SoilRiskCounts {
  /** Sum of the published classes. */
  readonly points: number;
  readonly low: number;
  readonly control: number;
  readonly strict: number;
}

/**
 * Returns the number of soil points by the risk of their newest sample (GB 15618-2018), as far as
 * disclosure control allows; null for fewer than five assessed points. A point without a pH or
 * without any element is not assessed. `versions` must be ordered oldest first.
 */
export function soilRiskSummary(versions: ReadonlyArray<SoilVersion>): SoilRiskCounts | null {
  const points = groupBy(settled(versions), ({ subject }) => subject);
  const judged = [...points].flatMap(([subject, readings]) => {
    // Of several readings of one element the last one, which is the newest, is used.
    const newest = [...indexBy(readings, ({ code }) => code).values()];
    const risk = soilRiskOf(newest, soilLandUseOf(readings[0]?.landUse))?.risk;
    return risk ? [{ subject, class: risk }] : [];
  });
  const told = disclosedCounts(['LOW', 'CONTROL', 'STRICT'], judged);
  if (!told) return null;
  const { LOW: low, CONTROL: control, STRICT: strict } = told;
  return { points: low + control + strict, low, control, strict };
}
