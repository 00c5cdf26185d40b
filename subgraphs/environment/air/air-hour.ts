import {
  joinedValues,
  valuesOf,
  type RowValues,
  type ValueColumn,
} from '../../../shared/monitoring/feeds/cells';
import type { DeclaredValue } from '../../../shared/monitoring/feeds/declared-values';
import type { ComputedInput, FeedObservation } from '../../../shared/monitoring/ingest/feed';
import { HOUR_MS } from '../../../shared/domain/durations';

/** Columns of an hour in a feed. */
export interface AirHourColumns {
  readonly hourly: ReadonlyArray<ValueColumn>;
  /** The column of ozone as a moving mean of the last 8 hours. */
  readonly ozone8h: ReadonlyArray<ValueColumn>;
  readonly aqi: ReadonlyArray<ValueColumn>;
}

/** The columns of an hour, of which those of ozone over 8 hours and of the index have these names. */
export function airHourColumns(
  hourly: ReadonlyArray<ValueColumn>,
  { ozone8h, aqi }: { readonly ozone8h: string; readonly aqi: string },
): AirHourColumns {
  return {
    hourly,
    ozone8h: [{ column: ozone8h, indicator: 'o3_8h' }],
    aqi: [{ column: aqi, indicator: 'aqi' }],
  };
}

/** What the columns of an hour become. */
export function declaredHour({
  hourly,
  ozone8h,
  aqi,
}: AirHourColumns): ReadonlyArray<DeclaredValue> {
  return [
    ...hourly.map(({ column, indicator }) => ({ column, indicator, averaging: 'HOUR' })),
    ...ozone8h.map((one) => ({ ...one, averaging: 'EIGHT_HOURS' })),
    ...aqi.map((one) => ({ ...one, averaging: 'HOUR', method: 'published' })),
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
): RowValues {
  const startsAt = end - HOUR_MS;
  const means = valuesOf(cell, hourly, { averaging: 'HOUR', startsAt });
  const eight = valuesOf(cell, ozone8h, {
    averaging: 'EIGHT_HOURS',
    startsAt: end - EIGHT_HOURS_MS,
  });
  const computedFrom = inputsOf(means.observations);
  const index = valuesOf(cell, aqi, {
    averaging: 'HOUR',
    startsAt,
    method: 'published',
    computedFrom,
  });
  return joinedValues([means, eight, index]);
}

const EIGHT_HOURS_MS = 8 * HOUR_MS;

/** The items of a row, from which the publisher computed its index. */
export function inputsOf(
  observations: ReadonlyArray<FeedObservation>,
): ReadonlyArray<ComputedInput> {
  const inputs: ComputedInput[] = [];
  for (const { indicator, value } of observations)
    if (value !== null) inputs.push({ indicator, value });
  return inputs;
}
