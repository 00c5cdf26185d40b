import type { DepartmentContext } from '../department-context';
import type { StationKey } from '../stations/station-row';
import type { AsOfArgs, LatestArgs } from './observation.loader';
import type { PublishedObservation } from './observation-row';

/**
 * The observations of a station from which a field is computed. It is declared with the field, so
 * that a statement can read them with the station.
 */
export interface DeclaredReadings {
  /** Codes of indicators; null: all. */
  readonly indicators: ReadonlyArray<string> | null;
  /** How much older than the requested instant a value may be; null: the latest values at any. */
  readonly maxAgeMs: number | null;
}

/** The arguments of the loader that reads them at an instant; null: the latest values. */
export function readingArguments(
  { indicators, maxAgeMs }: DeclaredReadings,
  at: string | null,
): LatestArgs | AsOfArgs {
  return at === null || maxAgeMs === null ? { indicators } : { indicators, at, maxAgeMs };
}

/** Loads the latest values of a station, or its values at an instant. */
export function declaredReadings(
  context: DepartmentContext,
  { id, dataset }: StationKey,
  { readings, at }: { readonly readings: DeclaredReadings; readonly at: string | null },
): Promise<PublishedObservation[]> {
  const observations = context.observations(dataset);
  const asked = readingArguments(readings, at);
  return 'at' in asked ? observations.asOf(asked, id) : observations.latest(asked, id);
}
