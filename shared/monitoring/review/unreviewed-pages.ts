import type { Reader } from '../../data/database';
import { instantOf } from '../../data/instant-text';
import type { RowOf } from '../../data/statement';
import { RiverGateError } from '../../errors/rivergate-error';
import {
  keyOfCursor,
  mappedPage,
  pageOf,
  type Page,
  type PageRequest,
} from '../../graphql/connection';
import { flagName, ReviewState } from '../vocabulary';
import { flagCounts } from './flag-counts';
import type { UnreviewedQuestion } from './review-args';
import {
  UNREVIEWED_DAY_COUNT,
  UNREVIEWED_DAYS,
  type StoredSeries,
  type StoredValue,
} from './unreviewed-statements';

type DayRow = RowOf<typeof UNREVIEWED_DAYS>;

/** Returns a page of unreviewed values by day and station. Throws CURSOR_INVALID. */
export async function unreviewedPage(
  { reader, schema }: { readonly reader: Reader; readonly schema: string },
  { dataset, station, indicators, from, to, flags }: UnreviewedQuestion,
  page: PageRequest,
): Promise<Page<object>> {
  const asked = [dataset, station, indicators, from, to, flags] as const;
  const place = placeOf(page.after);
  const rows = await reader.query(UNREVIEWED_DAYS(schema), [...asked, ...place, page.first + 1]);
  const found = pageOf(rows, page, {
    keyOf: ({ day, station_id }) => `${day}|${station_id}`,
    count: async () => (await reader.query(UNREVIEWED_DAY_COUNT(schema), asked))[0]?.count ?? 0,
  });
  return mappedPage(found, publishedDay);
}

function placeOf(after: string | null): readonly [day: string | null, station: string | null] {
  const key = keyOfCursor(after);
  if (key === null) return [null, null];
  const [, day, station] = /^(\d{4}-\d{2}-\d{2})\|(.+)$/u.exec(key) ?? [];
  if (day === undefined || station === undefined || Number.isNaN(Date.parse(day)))
    throw new RiverGateError('CURSOR_INVALID', 'after requires a cursor of unreviewed days.');
  return [day, station];
}

function publishedDay(row: DayRow): object {
  return {
    stationId: row.station_id,
    stationNameZh: row.name_zh,
    stationKind: row.kind,
    day: row.day,
    values: row.values,
    flags: flagCounts(summed(row.series.flatMap(({ flags }) => flags))),
    ...{ firstAt: row.first_at, lastAt: row.last_at },
    series: row.series.map(publishedSeries),
  };
}

function summed(
  counts: ReadonlyArray<readonly [flag: number, values: number]>,
): ReadonlyArray<readonly [flag: number, values: number]> {
  const sums = new Map<number, number>();
  for (const [flag, values] of counts) sums.set(flag, (sums.get(flag) ?? 0) + values);
  return [...sums].sort(([one], [other]) => one - other);
}

function publishedSeries(series: StoredSeries): object {
  const { indicator, averaging, flags, first, last, before, after } = series;
  return {
    indicator: { code: indicator },
    averaging,
    values: flags.reduce((sum, [, values]) => sum + values, 0),
    flags: flagCounts(flags),
    ...{ firstValue: publishedValue(first), lastValue: publishedValue(last) },
    before: before && publishedValue(before),
    after: after && publishedValue(after),
  };
}

function publishedValue([seconds, value, flag, isReviewed]: StoredValue): object {
  return {
    at: instantOf(seconds * 1000),
    value,
    flag: flagName(flag),
    review: isReviewed ? ReviewState.REVIEWED : ReviewState.UNREVIEWED,
  };
}
