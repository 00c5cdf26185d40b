import { seaWaterClass, type SeaWaterClass } from '../../shared/domain/standards/gb3097';
import type { DepartmentContext } from '../../shared/monitoring/department-context';
import {
  isUsable,
  judgedItem,
  reviewOfAll,
  type PublishedObservation,
} from '../../shared/monitoring/observations/observation-row';
import {
  declaredReadings,
  type DeclaredReadings,
} from '../../shared/monitoring/observations/declared-readings';
import { indicatorReference } from '../../shared/monitoring/observations/measured.type';
import type { StationKey } from '../../shared/monitoring/stations/station-row';
import { SeaAssessment } from './sea-assessment.type';

/** The sample to assess. */
export interface SeaQuery {
  readonly station: StationKey;
  /** Instant to assess; null: the latest values. */
  readonly at: string | null;
}

/**
 * Maximum age of a sample: a quarterly sampling round plus laboratory delay; older samples describe
 * another state of the sea.
 */
const MAX_AGE_MS = 120 * 86_400_000;

/** What the class of sea water is computed from. */
export const SEA_READINGS: DeclaredReadings = { indicators: null, maxAgeMs: MAX_AGE_MS };

/** The class of a station's surface water by GB 3097; null without values. */
export async function assessSeaWater(
  context: DepartmentContext,
  { station, at }: SeaQuery,
): Promise<SeaAssessment | null> {
  const readings = await declaredReadings(context, station, { readings: SEA_READINGS, at });
  const usable = readings.filter(isUsableAtSurface);
  const newest = usable.reduce((last, { from }) => (from > last ? from : last), '');
  if (newest === '') return null;
  const together = usable.filter(({ from }) => Date.parse(newest) - Date.parse(from) <= MAX_AGE_MS);
  const result = seaWaterClass(Object.fromEntries(together.map(judgedItem)), new Date(newest));
  return Object.assign(new SeaAssessment(), {
    standard: result.standard,
    at: newest,
    review: reviewOfAll(together),
    class: published(result.class),
    noBetterThan: published(result.noBetterThan),
    determining: result.determining.map(({ symbol }) => indicatorReference(symbol)),
    missing: result.missing.map(indicatorReference),
  });
}

function isUsableAtSurface(reading: PublishedObservation): boolean {
  return isUsable(reading) && (reading.depth === null || reading.depth === 'surface');
}

/** The names in the enum correspond to the numbers of the standard. */
function published(seaClass: SeaWaterClass | null): string | null {
  return seaClass === null || seaClass === 'INFERIOR_4' ? seaClass : `CLASS_${seaClass}`;
}
