import { pageRequest, type Page } from '../graphql/connection';
import type { DepartmentContext } from './department-context';
import { indicatorCodes, indicatorNamed } from './indicator-argument';
import type { ObservationArgs, SeriesArgs } from './measured-args';
import type { MeasureScope } from './measure-scope';
import { periodOf } from './period';

/** A station, and which of its series the asking field may show. */
export interface MeasuredAt {
  readonly stationId: string;
  readonly scope: MeasureScope;
}

/** Newest observation of each series of a station; throws UNKNOWN_INDICATOR. */
export async function latestOf(
  context: DepartmentContext,
  { stationId, scope }: MeasuredAt,
  indicators?: ReadonlyArray<string> | null,
): Promise<object[]> {
  return context.observations.latest({ indicators: indicatorCodes(indicators), scope }, stationId);
}

/** Series of one indicator of a station, in columns; throws UNKNOWN_INDICATOR, RANGE_TOO_LONG. */
export async function seriesOf(
  context: DepartmentContext,
  { stationId, scope }: MeasuredAt,
  asked: SeriesArgs,
): Promise<object[]> {
  const indicator = indicatorNamed(asked.indicator);
  const period = periodOf(asked.from, asked.to);
  const averaging = asked.averaging ?? null;
  return context.observations.series(
    { indicator: indicator.code, ...period, step: asked.step, averaging, scope },
    stationId,
  );
}

/** A page of observations of one indicator of a station, oldest first. */
export async function observationsOf(
  context: DepartmentContext,
  { stationId, scope }: MeasuredAt,
  asked: ObservationArgs,
): Promise<Page<object>> {
  const indicator = indicatorNamed(asked.indicator);
  const period = periodOf(asked.from, asked.to);
  const page = pageRequest(asked.first, asked.after);
  return context.observations.page(
    { indicator: indicator.code, ...period, ...page, scope },
    stationId,
  );
}
