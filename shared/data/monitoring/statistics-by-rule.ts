import type { MonitoringChange } from './monitoring-change';
import {
  DAYS,
  EIGHT_HOUR_DAYS,
  MONTHS,
  ROLLUP_ROUND,
  ROLLUP_TAKE,
  UPSERT,
  VALUE,
} from './rollup-round';

/**
 * Computes days and months as HJ 663-2013 says (2026-11-30). Until then an 8-hour window counted
 * only if its last hour had a value; published moving means counted in the day in which they begin,
 * also those that end at 01:00 to 07:00 of the next day; months of carbon monoxide were means, and
 * those of published 8-hour ozone maxima, instead of the 95th and 90th percentile of days. A month
 * now says how many days it has.
 */
export const statisticsByRule: MonitoringChange = {
  name: 'StatisticsByRule1797000001700',

  async up(db, { schema }) {
    for (const text of [
      'alter table $schema.rollup add column valid_days int',
      ROUND_BY_RULE,
      ALL_DAYS_OF_OZONE,
      A_DAY_OF_EACH_MONTH,
    ])
      await db.query(text.replaceAll('$schema', schema));
  },

  async down(db, { schema }) {
    for (const text of [
      replaced(ROLLUP_ROUND, [['create function', 'create or replace function']]),
      'alter table $schema.rollup drop column valid_days',
      ALL_DAYS_OF_OZONE,
      A_DAY_OF_EACH_MONTH,
    ])
      await db.query(text.replaceAll('$schema', schema));
  },
};

/** Published moving means that end at 08:00 to 24:00. */
const DAYS_BY_RULE = DAYS.replaceAll(
  'o.starts_at < d.ends_at\n',
  `o.starts_at < case d.averaging when 'EIGHT_HOURS' then d.ends_at - interval '7 hours' else d.ends_at end\n`,
);

/**
 * Highest 8-hour mean: windows that end at 08:00 to 24:00 and have values in at least 6 of their
 * hours, whichever they are.
 */
const EIGHT_HOUR_DAYS_BY_RULE = `insert into $schema.rollup (series_id, step, starts_at, day, value, minimum, maximum, samples, batch_id)
select series_id, 'DAY', day_start, day, max(mean) filter (where n >= 6 and hour >= 7), min(lowest), max(highest), sum(samples), max(batch_id)
from (
  select d.series_id, d.day, d.starts_at as day_start, g.hour, h.lowest, h.highest, h.samples, h.batch_id,
    avg(h.v) over w as mean, count(h.v) over w as n
  from due d cross join generate_series(0, 23) g (hour)
  left join (
    select d.series_id, d.day, floor(extract(epoch from o.starts_at - d.starts_at) / 3600)::int as hour,
      avg(${VALUE}) as v, min(${VALUE}) as lowest, max(${VALUE}) as highest, count(*) as samples, max(o.batch_id) as batch_id
    from due d join $schema.observation o on o.series_id = d.series_id and o.starts_at >= d.starts_at and o.starts_at < d.ends_at
    where d.aggregation = 'MAX_8H_MEAN' and o.starts_at >= $1 and o.starts_at < $2 and o.flag in (0, 10)
    group by 1, 2, 3
  ) h on h.series_id = d.series_id and h.day = d.day and h.hour = g.hour
  where d.aggregation = 'MAX_8H_MEAN'
  window w as (partition by d.series_id, d.day order by g.hour rows between 7 preceding and current row)
) hours group by series_id, day, day_start having sum(samples) > 0
${UPSERT}`;

/** The share of days that a month's value is not above: CO 95 %, ozone 90 % (HJ 663-2013). */
const PERCENTILE = `case when m.indicator_code = 'a21005' then 0.95 when m.indicator_code in ('a05024', 'air.o3_8h') then 0.9 end`;

const MONTHS_BY_RULE = replaced(MONTHS, [
  ['samples, batch_id)\nselect', 'samples, batch_id, valid_days)\nselect'],
  [
    `case max(m.aggregation) when 'SUM'`,
    `case when m.indicator_code in ('a21005', 'a05024', 'air.o3_8h') then percentile_cont(${PERCENTILE}) within group (order by r.value) else
  case max(m.aggregation) when 'SUM'`,
  ],
  ['else avg(r.value) end,', 'else avg(r.value) end end,'],
  ['max(r.batch_id)\nfrom', 'max(r.batch_id), count(*)\nfrom'],
  ['d.aggregation, s.day_samples_min', 'd.aggregation, d.indicator_code, s.day_samples_min'],
  ['group by r.series_id, m.month', 'group by r.series_id, m.month, m.indicator_code'],
  [UPSERT, `${UPSERT}, valid_days = excluded.valid_days`],
]);

/** The round as this change left it; later ones begin from it. */
export const ROUND_BY_RULE = replaced(ROLLUP_ROUND, [
  ['create function', 'create or replace function'],
  [
    ROLLUP_TAKE,
    ROLLUP_TAKE.replace('s.aggregation,', 's.aggregation, s.averaging, s.indicator_code,'),
  ],
  [DAYS, DAYS_BY_RULE],
  [EIGHT_HOUR_DAYS, EIGHT_HOUR_DAYS_BY_RULE],
  [MONTHS, MONTHS_BY_RULE],
]);

const ALL_DAYS_OF_OZONE = `insert into $schema.dirty_bucket (series_id, day)
select r.series_id, r.day from $schema.rollup r join $schema.series s on s.id = r.series_id
where r.step = 'DAY' and s.indicator_code in ('a05024', 'air.o3_8h') on conflict do nothing`;

const A_DAY_OF_EACH_MONTH = `insert into $schema.dirty_bucket (series_id, day)
select series_id, min(day) from $schema.rollup where step = 'DAY'
group by series_id, date_trunc('month', day) on conflict do nothing`;

/** Replaces parts of a text, each of which it must have. */
export function replaced(
  text: string,
  parts: ReadonlyArray<readonly [part: string, other: string]>,
): string {
  return parts.reduce((whole, [part, other]) => {
    if (!whole.includes(part)) throw new TypeError(`The text has no "${part}".`);
    return whole.replaceAll(part, () => other);
  }, text);
}
