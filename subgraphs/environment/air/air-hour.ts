import { valuesOf, type ValueColumn } from '../../../shared/monitoring/feeds/cells';
import type { DeclaredValue } from '../../../shared/monitoring/feeds/declared-values';
import type {
  ComputedInput,
  FeedObservation,
  FeedRow,
} from '../../../shared/monitoring/ingest/feed';
import { HOUR_MS } from '../../../shared/domain/durations';

/** Columns of an hour in a feed. */
export interface AirHourColumns {
  readonly hourly: ReadonlyArray<ValueColumn>;
  /** The column of ozone as a moving mean of the last 8 hours. */
  readonly ozone8h: string;
  readonly aqi: string;
}

/** What the columns of an hour become. */
export function declaredHour({
  hourly,
  ozone8h,
  aqi,
}: AirHourColumns): ReadonlyArray<DeclaredValue> {
  return [
    ...hourly.map(({ column, indicator }) => ({ column, indicator, averaging: 'HOUR' })),
    { column: ozone8h, indicator: 'o3_8h', averaging: 'EIGHT_HOURS' },
    { column: aqi, indicator: 'aqi', averaging: 'HOUR', method: 'published' },
  ];
}

/**
 * The observations of a row for the hour that ends at `end`; the index was computed by the
 * publisher, as its method states.
 */
export function valuesOfHour(
  cell: (column: string) => string,
  end: number,
  { hourly, ozone8h, aqi }: AirHourColumns,
): Pick<FeedRow, 'observations' | 'rejects'> {
  const hour = { averaging: 'HOUR', startsAt: end - HOUR_MS } as const;
  const eightHours = { averaging: 'EIGHT_HOURS', startsAt: end - 8 * HOUR_MS } as const;
  const means = valuesOf(cell, hourly, hour);
  const computedFrom = inputsOf(means.observations);
  const parts = [
    means,
    valuesOf(cell, [{ column: ozone8h, indicator: 'o3_8h' }], eightHours),
    valuesOf(cell, [{ column: aqi, indicator: 'aqi' }], {
      ...hour,
      method: 'published',
      computedFrom,
    }),
  ];
  return {
    observations: parts.flatMap(({ observations }) => observations),
    rejects: parts.flatMap(({ rejects }) => rejects),
  };
}

/** The items of a row, from which the publisher computed its index. */
export function inputsOf(
  observations: ReadonlyArray<FeedObservation>,
): ReadonlyArray<ComputedInput> {
  return observations.flatMap(({ indicator, value }) =>
    value === null ? [] : [{ indicator, value }],
  );
}
