import type { Aggregation } from '../../domain/indicators';
import { RiverGateError } from '../../errors/rivergate-error';
import { DAY_MS } from '../../domain/durations';
import { aggregateSql, IS_SAMPLE } from './aggregate-sql';
import { isReviewedSql } from './observation-row';
import type { DayStep, PointArguments, PointsQuery } from './points-query';
import { requiredDaysSql } from './valid-months';
import { lengthMs, type Period } from '../period';
import { Step } from '../vocabulary';

/** Longest period of calendar days, which are calculated from single values when they are read. */
export const MAX_CALENDAR_DAYS = 1100;

/** Throws RANGE_TOO_LONG for a period of more calendar days. */
export function requireCalendarPeriod(period: Period): void {
  if (lengthMs(period) <= MAX_CALENDAR_DAYS * DAY_MS) return;
  throw new RiverGateError(
    'RANGE_TOO_LONG',
    `series with days: CALENDAR answers at most ${String(MAX_CALENDAR_DAYS)} days, but got: ${period.from} to ${period.to}.`,
  );
}

type CalendarQuery = PointsQuery & { readonly step: DayStep };

/**
 * Returns the SQL of the calendar days, or months of calendar days, of series `s`: its roll-ups
 * where the day of its network is the calendar day, else calculated from its values. A value
 * belongs to a day if its interval lies in it; a day with a value that also belongs to another day
 * has none, and says why (`unavailable`). So has each day of a series of which the caller may read
 * roll-ups only.
 */
export function calendarSql(points: CalendarQuery, at: PointArguments, rollups: string): string {
  const calculated = points.step === Step.DAY ? daysSql(points, at) : monthsSql(points, at);
  return `select * from (
    select * from (${rollups}) r where s.day_shift_h = 0
    union all ${rolledUpOnlySql(points, at)}
    union all select (${midnightSql('d.day')}) as at, d.value, d.flag, d.samples, d.censored, null::int, null::double precision, d.batch_id, d.reviewed, d.day, d.unavailable
    from (${calculated}) d where s.day_shift_h <> 0 and s.dataset = ${at.dataset}
  ) c order by c.at limit ${at.most}`;
}

/** SQL of the start of a calendar day. */
function midnightSql(day: string): string {
  return `(${day}::timestamp - interval '8 hours') at time zone 'UTC'`;
}

/** SQL of the first calendar day, or first day of a month, that starts at an instant or later. */
function firstSql(instant: string, step: Step): string {
  const unit = step === Step.MONTH ? 'month' : 'day';
  return `(date_trunc('${unit}', ${instant} at time zone 'UTC' + interval '8 hours' - interval '1 microsecond') + interval '1 ${unit}')::date`;
}

function rolledUpOnlySql({ schema, step }: CalendarQuery, at: PointArguments): string {
  return `select ${midnightSql('o.day')}, null, 3, 0, 0, null::int, null::double precision, o.batch_id, false, o.day, 'ROLLED_UP_ONLY'
    from ${schema}.rollup o where s.day_shift_h <> 0 and s.dataset <> ${at.dataset} and o.series_id = s.id and o.step = '${step}'
      and o.day >= ${firstSql(at.from, step)} and o.day < ${firstSql(at.to, step)}
      and o.starts_at >= ${at.from} - interval '1 day' and o.starts_at < ${at.to} + interval '1 day'`;
}

/** SQL of the length of the intervals of series \`s\`. */
const LENGTH = `case s.averaging when 'INSTANT' then interval '0' when 'MINUTE' then interval '1 minute'
  when 'TEN_MINUTES' then interval '10 minutes' when 'HOUR' then interval '1 hour' when 'SIX_HOURS' then interval '6 hours'
  when 'EIGHT_HOURS' then interval '8 hours' when 'DAY' then interval '1 day' when 'MONTH' then interval '1 month'
  else interval '1 year' end`;

/** SQL of the start of observation \`o\`, in Beijing time. */
const STARTS = `(o.starts_at at time zone 'UTC' + interval '8 hours')`;

/**
 * SQL of the days \`v\` to which observation \`o\` belongs; nearly all belong to one.
 */
const DAYS_OF_VALUE = `cross join lateral (
      select ${STARTS}::date as first, greatest(${STARTS}, ${STARTS} + ${LENGTH} - interval '1 microsecond')::date as last
    ) i cross join lateral unnest(case when i.first = i.last then array[i.first]
      else array(select i.first + n from generate_series(0, i.last - i.first) n) end) v (day)`;

/**
 * Returns the SQL of the days with values: (day, value, flag, samples, censored, batch_id,
 * reviewed, unavailable). A caller whose period is limited sees whole days, and none that an
 * interval beyond the period may belong to.
 */
function daysSql({ schema, step, aggregation }: CalendarQuery, at: PointArguments): string {
  const spans = 'bool_or(i.first < i.last)';
  const isRuled = aggregation !== 'MAX_8H_MEAN';
  const unavailable = isRuled ? `case when ${spans} then 'SPANS_DAYS' end` : `'NO_RULE'`;
  const value = isRuled
    ? `case when not ${spans} then ${aggregateSql(aggregation, 'o')} end`
    : 'null::double precision';
  const samples = 'count(*) filter (where i.first = i.last)';
  const [from, to] = [firstSql(at.from, step), firstSql(at.to, step)];
  return `select v.day, ${value} as value, case when ${spans} or ${samples} < s.day_samples_min then 3 else 0 end as flag,
    ${samples} as samples, count(o.detection_limit) filter (where i.first = i.last) as censored, max(o.batch_id) as batch_id,
    bool_and(${isReviewedSql(schema)}) as reviewed, ${unavailable} as unavailable
    from ${schema}.observation o ${DAYS_OF_VALUE}
    where o.series_id = s.id and ${IS_SAMPLE} and v.day >= ${from} and v.day < ${to}
      and o.starts_at >= ${midnightSql(from)} - ${LENGTH} and o.starts_at < ${midnightSql(to)}${boundsSql(at)}
    group by v.day`;
}

function boundsSql({ bounds }: PointArguments): string {
  if (!bounds) return '';
  const beyond = `case when s.averaging in ('INSTANT', 'MINUTE', 'TEN_MINUTES', 'HOUR') then interval '0' else ${LENGTH} end`;
  return ` and ${midnightSql('v.day')} - ${beyond} >= ${bounds[0]}
      and ${midnightSql('v.day')} + interval '1 day' + ${beyond} <= ${bounds[1]}`;
}

/** Indicators whose month is a percentile of days (HJ 663-2013), which are those of the network. */
const PERCENTILES = `('a21005', 'a05024', 'air.o3_8h')`;

/**
 * Returns the SQL of the months, of calendar days with enough values; a month with a day that has
 * none, for the days of its values are not known, has none itself. For a caller whose period is
 * limited, a month must lie within it as a whole.
 */
function monthsSql(points: CalendarQuery, at: PointArguments): string {
  const isValid = 'filter (where m.value is not null and m.samples >= s.day_samples_min)';
  const unavailable = `case when s.indicator_code in ${PERCENTILES} then 'NO_RULE' else max(m.unavailable) end`;
  const value = MONTH_OF[points.aggregation];
  const month = `date_trunc('month', m.day)::date`;
  const whole = at.bounds
    ? ` having ${midnightSql(month)} >= ${at.bounds[0]} and ${midnightSql(`(${month} + interval '1 month')`)} <= ${at.bounds[1]}`
    : '';
  return `select e.day, case when e.unavailable is null then e.value end as value,
    case when e.unavailable is not null or e.valid_days < ${requiredDaysSql('e.day')} then 3 else 0 end as flag,
    e.samples, e.censored, e.batch_id, e.reviewed, e.unavailable
    from (
      select ${month} as day, ${value.replaceAll('$valid', isValid)} as value, count(*) ${isValid} as valid_days, ${unavailable} as unavailable,
        coalesce(sum(m.samples) ${isValid}, 0) as samples, coalesce(sum(m.censored) ${isValid}, 0) as censored,
        max(m.batch_id) as batch_id, bool_and(m.reviewed) as reviewed
      from (${daysSql(points, at)}) m group by 1${whole}
    ) e where e.valid_days > 0 or e.unavailable is not null`;
}

/** SQL of a month from its days, by aggregation, as roll-ups are formed (`rollup-round.ts`). */
const MONTH_OF: Readonly<Record<Aggregation, string>> = {
  MEAN: 'avg(m.value) $valid',
  SUM: 'sum(m.value) $valid',
  MAX: 'max(m.value) $valid',
  MIN: 'min(m.value) $valid',
  ENERGY_MEAN: '10 * log(avg(power(10::double precision, m.value / 10)) $valid)',
  VECTOR_MEAN:
    'case when (avg(sin(radians(m.value))) $valid) ^ 2 + (avg(cos(radians(m.value))) $valid) ^ 2 > 1e-12 then mod((degrees(atan2(avg(sin(radians(m.value))) $valid, avg(cos(radians(m.value))) $valid)) + 360)::numeric, 360)::double precision end',
  PH_MEAN: '-log(avg(power(10::double precision, -m.value)) $valid)',
  LAST: '(array_agg(m.value order by m.day desc) $valid)[1]',
  MAX_8H_MEAN: 'null::double precision',
};
