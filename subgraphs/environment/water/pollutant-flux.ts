import {
  reviewOfAll,
  type PublishedObservation,
} from '../../../shared/monitoring/observations/observation-row';
import type { Reading } from '../../../shared/monitoring/observations/reading';
import { QualityFlag } from '../../../shared/monitoring/vocabulary';

/** The facts of a gauge's discharge that a flux needs. */
export type Discharge = Pick<Reading, 'value' | 'unit' | 'at' | 'flag' | 'review' | 'provenance'>;

const TONNES_A_DAY = 0.0864; // 1 g/s for 86,400 s.
const DISCHARGE_UNIT = 'm3/s';
const CONCENTRATION_UNIT = 'mg/L';
const USABLE: ReadonlyArray<string> = [QualityFlag.VALID, QualityFlag.MANUAL];

/**
 * Concentration × discharge: mg/L times m3/s is g/s. Null if either is missing, flagged, below the
 * detection limit or in another unit, or if one was measured and the other is synthetic; a flux is
 * never computed from a default.
 */
export function pollutantFlux(
  concentration: PublishedObservation,
  discharge: Discharge | null | undefined,
) {
  if (!discharge || discharge.unit !== DISCHARGE_UNIT) return null;
  const { value, unit, flag } = concentration;
  if (value === null || unit !== CONCENTRATION_UNIT) return null;
  if (!USABLE.includes(flag) || !USABLE.includes(discharge.flag)) return null;
  if (concentration.provenance !== discharge.provenance) return null;
  const gramsPerSecond = value * discharge.value;
  return {
    indicator: concentration.indicator,
    gramsPerSecond,
    tonnesPerDay: gramsPerSecond * TONNES_A_DAY,
    concentration: value,
    concentrationAt: concentration.from,
    discharge: discharge.value,
    dischargeAt: discharge.at,
    review: reviewOfAll([concentration, discharge]),
    provenance: discharge.provenance,
  };
}
