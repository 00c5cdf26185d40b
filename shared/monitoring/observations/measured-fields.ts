import { pageRequest, type Page } from '../../graphql/connection';
import type { DepartmentContext } from '../department-context';
import { indicatorCodes, indicatorNamed } from '../indicator-argument';
import { requireCalendarPeriod } from './calendar-days';
import { areCalendarDays } from './points-query';
import type { ObservationArgs, SeriesArgs } from './measured-args';
import { lengthMs, periodOf } from '../period';
import type { CoverageArgs } from '../series-coverage/coverage.type';
import { DAY_MS } from '../../domain/durations';
import { RiverGateError } from '../../errors/rivergate-error';
import type { StationKey } from '../stations/station-row';

/**
 * Returns the newest observation of each series of a station in a dataset that the caller may see;
 * throws UNKNOWN_INDICATOR.
 */
export async function latestOf(
  context: DepartmentContext,
  { id, dataset }: StationKey,
  indicators?: ReadonlyArray<string> | null,
): Promise<object[]> {
  return context.observations(dataset).latest({ indicators: indicatorCodes(indicators) }, id);
}

/**
 * Returns the series of one indicator at a station, in columns; throws UNKNOWN_INDICATOR,
 * RANGE_TOO_LONG.
 */
export async function seriesOf(
  context: DepartmentContext,
  { id, dataset }: StationKey,
  asked: SeriesArgs,
): Promise<object[]> {
  const indicator = indicatorNamed(asked.indicator);
  const period = periodOf(asked.from, asked.to);
  const { step, days, averaging = null } = asked;
  if (areCalendarDays(asked)) requireCalendarPeriod(period);
  return context
    .observations(dataset)
    .series({ indicator: indicator.code, ...period, step, days, averaging }, id);
}

/** Returns a page of observations of one indicator at a station, oldest first. */
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

const MAX_COVERAGE_DAYS = 400;

/**
 * Returns the coverage of each series of one indicator at a station; throws UNKNOWN_INDICATOR,
 * RANGE_TOO_LONG.
 */
export async function coverageOf(
  context: DepartmentContext,
  { id, dataset }: StationKey,
  asked: CoverageArgs,
): Promise<ReadonlyArray<object>> {
  const indicator = indicatorNamed(asked.indicator);
  const period = periodOf(asked.from, asked.to);
  if (lengthMs(period) > MAX_COVERAGE_DAYS * DAY_MS)
    throw new RiverGateError(
      'RANGE_TOO_LONG',
      `coverage answers at most ${String(MAX_COVERAGE_DAYS)} days, but got: ${period.from} to ${period.to}.`,
    );
  return context.coverage(dataset)({ indicator: indicator.code, ...period }, id);
}
