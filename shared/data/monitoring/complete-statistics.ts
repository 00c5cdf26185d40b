import { COUNTING_ROUND } from './count-censored';
import type { MonitoringChange } from './monitoring-change';
import { VALUE } from './rollup-round';
import { replaced } from './statistics-by-rule';

/**
 * Completes the statistics (2026-11-30), each found by recomputing them in other code. pH is
 * averaged as [H+]; a day of ozone is valid by its 8-hour windows (HJ 663-2013: 14 of them, or a
 * value above the limit of 160); directions that cancel have no mean; an observation without a value
 * and without a limit is no sample; values known only to lie beyond a limit are counted.
 */
export const completeStatistics: MonitoringChange = {
  name: 'CompleteStatistics1797000002400',

  async up(db, { schema }) {
    for (const text of [ADD_COLUMNS, AVERAGE_ACIDITY, COMPLETE_ROUND, QUEUE_ALTERED])
      await db.query(text.replaceAll('$schema', schema));
  },

  async down(db, { schema }) {
    for (const text of [QUEUE_ALTERED, AVERAGE_PH, COUNTING_ROUND, DROP_UNCOUNTED, DROP_COLUMNS])
      await db.query(text.replaceAll('$schema', schema));
  },
};

const ADD_COLUMNS = `alter table $schema.rollup add column windows int, add column beyond int not null default 0;
comment on column $schema.rollup.windows is
  'Of a day of ozone: number of its valid 8-hour means; null: of another quantity or step';
comment on column $schema.rollup.beyond is
  'Number of observations known only to lie above a limit, or below an unknown one; they are in no value and no sample'`;

const DROP_COLUMNS = `alter table $schema.rollup drop column windows, drop column beyond`;

const DROP_UNCOUNTED = `delete from $schema.rollup where samples = 0`;

/** pH of water; that of soil is not measured often enough to be averaged over time. */
const PH_CODES = `('w01001', 'sea.ph', 'outlet.ph')`;

const AVERAGE_ACIDITY = `update $schema.series set aggregation = 'PH_MEAN' where indicator_code in ${PH_CODES}`;

const AVERAGE_PH = `update $schema.series set aggregation = 'MEAN' where indicator_code in ${PH_CODES}`;

/** OVER_RANGE, and UNDETECTED without a limit. */
const BEYOND = 'o.flag in (7, 11)';

const QUEUE_ALTERED = `insert into $schema.dirty_bucket (series_id, day)
select r.series_id, r.day from $schema.rollup r join $schema.series s on s.id = r.series_id
where r.step = 'DAY' and (s.aggregation in ('MAX_8H_MEAN', 'VECTOR_MEAN') or s.indicator_code in ('air.o3_8h', 'w01001', 'sea.ph', 'outlet.ph'))
union
select o.series_id, (o.starts_at at time zone 'UTC' + make_interval(hours => 8 + s.day_shift_h))::date
from $schema.observation o join $schema.series s on s.id = o.series_id
where ${BEYOND} or (o.value is null and o.detection_limit is null and o.flag in (0, 10))
on conflict (series_id, day) do nothing`;

/** Mean direction of unit vectors; null where they cancel, because no direction prevails. */
function directionSql(value: string): string {
  const [sine, cosine] = [`avg(sin(radians(${value})))`, `avg(cos(radians(${value})))`];
  return `case when ${sine} ^ 2 + ${cosine} ^ 2 > 1e-12 then mod((degrees(atan2(${sine}, ${cosine})) + 360)::numeric, 360)::double precision end`;
}

function acidityOf(value: string): string {
  return `-log(avg(power(10::double precision, -${value})))`;
}

/** Of published moving means, each sample is a window. */
const IS_VALID_DAY = `case when m.aggregation = 'MAX_8H_MEAN' or m.averaging = 'EIGHT_HOURS'
  then coalesce(r.windows, r.samples) >= 14 or r.value > 160 else r.samples >= m.day_samples_min end`;

/** Observations beyond a limit are counted also where a day or month has no value. */
const COUNT_BEYOND = `insert into $schema.rollup (series_id, step, starts_at, day, samples, beyond, batch_id)
select d.series_id, 'DAY', d.starts_at, d.day, 0, count(*), max(o.batch_id)
from due d join $schema.observation o on o.series_id = d.series_id and o.starts_at >= d.starts_at and o.starts_at < d.ends_at
where o.starts_at >= $1 and o.starts_at < $2 and ${BEYOND}
group by d.series_id, d.starts_at, d.day
on conflict (series_id, step, starts_at) do update set beyond = excluded.beyond, batch_id = greatest(rollup.batch_id, excluded.batch_id)`;

const COUNT_BEYOND_MONTHS = `insert into $schema.rollup (series_id, step, starts_at, day, samples, beyond, batch_id)
select r.series_id, 'MONTH', m.starts_at, m.month, 0, sum(r.beyond), max(r.batch_id)
from (
  select distinct d.series_id, date_trunc('month', d.day)::date as month,
    (date_trunc('month', d.day::timestamp) - make_interval(hours => 8 + s.day_shift_h)) at time zone 'UTC' as starts_at
  from due d join $schema.series s on s.id = d.series_id
) m join $schema.rollup r on r.series_id = m.series_id and r.step = 'DAY' and r.day >= m.month and r.day < m.month + interval '1 month'
where r.beyond > 0 group by r.series_id, m.starts_at, m.month
on conflict (series_id, step, starts_at) do update set beyond = excluded.beyond, batch_id = greatest(rollup.batch_id, excluded.batch_id)`;

const COUNTING = `    execute $q$${COUNT_BEYOND}$q$ using since, until;
    execute $q$${COUNT_BEYOND_MONTHS}$q$;`;

const DIRECTION = (value: string) =>
  `mod((degrees(atan2(avg(sin(radians(${value}))), avg(cos(radians(${value}))))) + 360)::numeric, 360)::double precision`;

const WITH_VALUES = replaced(COUNTING_ROUND, [
  ['o.flag in (0, 10)', 'o.flag in (0, 10) and coalesce(o.detection_limit, o.value) is not null'],
  [DIRECTION(VALUE), directionSql(VALUE)],
  [DIRECTION('r.value'), directionSql('r.value')],
]);

const BRANCHES = '\nunion all\n';

const [MEAN_BRANCH = ''] =
  /select d\.series_id, 'DAY', d\.starts_at, d\.day, avg\([^]*?(?=\nunion all)/.exec(WITH_VALUES) ??
  [];

const ACIDITY_BRANCH = replaced(MEAN_BRANCH, [
  [`d.day, avg(${VALUE})`, `d.day, ${acidityOf(VALUE)}`],
  [`'MEAN'`, `'PH_MEAN'`],
]);

/** The round as this change leaves it; later ones begin from it. */
export const COMPLETE_ROUND = replaced(WITH_VALUES, [
  [MEAN_BRANCH, `${MEAN_BRANCH}${BRANCHES}${ACIDITY_BRANCH}`],
  // Days of ozone, with the number of their windows.
  [
    'samples, censored, batch_id)\nselect series_id,',
    'samples, censored, batch_id, windows)\nselect series_id,',
  ],
  [
    'sum(censored), max(batch_id)\n',
    'sum(censored), max(batch_id), count(*) filter (where n >= 6 and hour >= 7)\n',
  ],
  // Months.
  [
    `when 'LAST' then (array_agg(r.value order by r.day desc))`,
    `when 'PH_MEAN' then ${acidityOf(`case when m.aggregation = 'PH_MEAN' then r.value end`)}
    when 'LAST' then (array_agg(r.value order by r.day desc))`,
  ],
  [
    'd.aggregation, d.indicator_code, s.day_samples_min',
    'd.aggregation, d.averaging, d.indicator_code, s.day_samples_min',
  ],
  ['r.samples >= m.day_samples_min', IS_VALID_DAY],
  ['  end if;\n  drop table', `${COUNTING}\n  end if;\n  drop table`],
]);
