import { aggregateSql, IS_SAMPLE } from './aggregate-sql';
import { calendarSql } from './calendar-days';
import { isReviewedSql } from './observation-row';
import { areCalendarDays, haveDays, type PointArguments, type PointsQuery } from './points-query';
import { requiredDaysSql } from './valid-months';
import { Step } from '../vocabulary';

/**
 * Returns the SQL of the points of series `s`, oldest first: (at, value, flag, samples,
 * censored, beyond, lim, batch_id, reviewed), and where `haveDays` also (day, unavailable).
 */
export function pointsSql(points: PointsQuery, at: PointArguments): string {
  const { schema, step } = points;
  if (step === Step.RAW)
    return `select o.starts_at as at, case when o.detection_limit is null and o.flag <> 7 then o.value end as value, o.flag,
      1 as samples, (o.detection_limit is not null)::int as censored, (o.flag in (7, 11))::int as beyond,
      coalesce(o.detection_limit, case when o.flag = 7 then o.value end) as lim, o.batch_id, ${isReviewedSql(schema)} as reviewed from ${schema}.observation o where ${withinSql(at)} order by o.starts_at limit ${at.most}`;
  if (!haveDays(step)) return hourSql(points, at);
  const rollups = rollupSql({ schema, step }, at);
  return areCalendarDays(points) ? calendarSql({ ...points, step }, at, rollups) : rollups;
}

function withinSql({ from, to }: PointArguments): string {
  return `o.series_id = s.id and o.starts_at >= ${from} and o.starts_at < ${to}`;
}

/** Returns the SQL of the stored roll-ups, by the days of the network. */
function rollupSql(
  { schema, step }: { readonly schema: string; readonly step: Step.DAY | Step.MONTH },
  at: PointArguments,
): string {
  const isShort =
    step === Step.DAY ? IS_SHORT_DAY : `coalesce(o.valid_days, 0) < ${requiredDaysSql('o.day')}`;
  return `select o.starts_at as at, o.value, case when ${isShort} then 3 else 0 end as flag,
    o.samples, o.censored, o.beyond, null::double precision as lim, o.batch_id, ${reviewedBucketSql(schema)} as reviewed, o.day, null::text as unavailable from ${schema}.rollup o where ${withinSql(at)} and o.step = '${step}' order by o.starts_at limit ${at.most}`;
}

/**
 * SQL of whether a day has fewer values than its standard requires. A day of ozone needs 14 valid
 * 8-hour means, or a value above the limit of 160 (HJ 663-2013); of published moving means, each
 * sample is one.
 */
const IS_SHORT_DAY = `case when s.aggregation = 'MAX_8H_MEAN' or s.averaging = 'EIGHT_HOURS'
      then coalesce(o.windows, o.samples) < 14 and coalesce(o.value, 0) <= 160 else o.samples < s.day_samples_min end`;

/**
 * Returns the SQL of whether a roll-up is reviewed: with its series, or because all of its values
 * were reviewed one by one and none has come since. A day has 24 hours and a month its calendar
 * days, both from the start of the network's day.
 */
function reviewedBucketSql(schema: string): string {
  return `(coalesce(o.batch_id <= s.reviewed_batch_id and o.starts_at
      + make_interval(hours => 24 * case o.step when 'DAY' then 1 else (o.day + interval '1 month')::date - o.day end) <= s.reviewed_until, false)
    or exists (select from ${schema}.reviewed_bucket k where k.series_id = o.series_id and k.step = o.step
      and k.starts_at = o.starts_at and k.batch_id >= o.batch_id and k.samples >= o.samples))`;
}

/**
 * Returns the SQL of hourly values, only from series with an averaging period of one hour or
 * shorter: a daily mean is not split into 24 hours.
 */
function hourSql({ schema, aggregation }: PointsQuery, at: PointArguments): string {
  const hourly = aggregation === 'MAX_8H_MEAN' ? 'MEAN' : aggregation;
  return `select date_trunc('hour', o.starts_at) as at, ${aggregateSql(hourly, 'o')} as value, 0 as flag,
    count(*) as samples, count(o.detection_limit) as censored, null::int as beyond, null::double precision as lim, max(o.batch_id) as batch_id, bool_and(${isReviewedSql(schema)}) as reviewed from ${schema}.observation o
    where ${withinSql(at)}${wholeHoursSql(at)} and ${IS_SAMPLE} and s.averaging not in ('SIX_HOURS', 'EIGHT_HOURS', 'DAY', 'MONTH', 'YEAR')
    group by 1 order by 1 limit ${at.most}`;
}

function wholeHoursSql({ bounds }: PointArguments): string {
  if (!bounds) return '';
  return ` and date_trunc('hour', o.starts_at) >= ${bounds[0]}
      and date_trunc('hour', o.starts_at) + interval '1 hour' <= ${bounds[1]}`;
}
