import { pageRequest, type Page } from '../graphql/connection';
import type { DepartmentContext } from './department-context';
import { indicatorCodes, indicatorNamed } from './indicator-argument';
import type { ObservationArgs, SeriesArgs } from './measured-args';
import type { MeasureScope } from './measure-scope';
import { periodOf } from './period';

/** A station, and which of its series the asking field may show, within the limits of its dataset. */
export interface MeasuredAt {
  readonly stationId: string;
  readonly dataset: string;
  readonly scope: MeasureScope;
}

/** Newest observation of each series of a station that the caller may see; throws UNKNOWN_INDICATOR. */
export async function latestOf(
  context: DepartmentContext,
  { stationId, dataset, scope }: MeasuredAt,
  indicators?: ReadonlyArray<string> | null,
): Promise<object[]> {
  const asked = { indicators: indicatorCodes(indicators), scope };
  return context.observations(dataset).latest(asked, stationId);
}

/** Series of one indicator of a station, in columns; throws UNKNOWN_INDICATOR, RANGE_TOO_LONG. */
export async function seriesOf(
  context: DepartmentContext,
  { stationId, dataset, scope }: MeasuredAt,
  asked: SeriesArgs,
): Promise<object[]> {
  const indicator = indicatorNamed(asked.indicator);
  const period = periodOf(asked.from, asked.to);
  const averaging = asked.averaging ?? null;
  return context
    .observations(dataset)
    .series(
      { indicator: indicator.code, ...period, step: asked.step, averaging, scope },
      stationId,
    );
}

/** A page of observations of one indicator of a station, oldest first. */
export async function observationsOf(
  context: DepartmentContext,
  { stationId, dataset, scope }: MeasuredAt,
  asked: ObservationArgs,
): Promise<Page<object>> {
  const indicator = indicatorNamed(asked.indicator);
  const period = periodOf(asked.from, asked.to);
  const page = pageRequest(asked.first, asked.after);
  return context
    .observations(dataset)
    .page({ indicator: indicator.code, ...period, ...page, scope }, stationId);
}
