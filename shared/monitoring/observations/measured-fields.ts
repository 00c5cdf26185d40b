import { pageRequest, type Page } from '../../graphql/connection';
import type { DepartmentContext } from '../department-context';
import { indicatorCodes, indicatorNamed } from '../indicator-argument';
import type { ObservationArgs, SeriesArgs } from './measured-args';
import { periodOf } from '../period';
import type { StationKey } from '../stations/station-row';

/**
 * Newest observation of each series that a dataset has of a station and the caller may see; throws
 * UNKNOWN_INDICATOR.
 */
export async function latestOf(
  context: DepartmentContext,
  { id, dataset }: StationKey,
  indicators?: ReadonlyArray<string> | null,
): Promise<object[]> {
  return context.observations(dataset).latest({ indicators: indicatorCodes(indicators) }, id);
}

/** Series of one indicator of a station, in columns; throws UNKNOWN_INDICATOR, RANGE_TOO_LONG. */
export async function seriesOf(
  context: DepartmentContext,
  { id, dataset }: StationKey,
  asked: SeriesArgs,
): Promise<object[]> {
  const indicator = indicatorNamed(asked.indicator);
  const period = periodOf(asked.from, asked.to);
  const averaging = asked.averaging ?? null;
  return context
    .observations(dataset)
    .series({ indicator: indicator.code, ...period, step: asked.step, averaging }, id);
}

/** A page of observations of one indicator of a station, oldest first. */
export async function observationsOf(
  context: DepartmentContext,
  { id, dataset }: StationKey,
  asked: ObservationArgs,
): Promise<Page<object>> {
  const indicator = indicatorNamed(asked.indicator);
  const period = periodOf(asked.from, asked.to);
  const page = pageRequest(asked.first, asked.after);
  return context.observations(dataset).page({ indicator: indicator.code, ...period, ...page }, id);
}
