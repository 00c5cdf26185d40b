/** SQL of the value for statistics: half the detection limit for a value below it. */
export const VALUE = 'coalesce(o.detection_limit / 2, o.value)';

/**
 * SQL that aggregates the values of a day, by aggregation. The same formulas as in `aggregateSql`
 * (a test compares them), repeated here because an executed migration must not change with it.
 */
const DAY_OF = {
  MEAN: `avg(${VALUE})`,
  SUM: `sum(${VALUE})`,
  MAX: `max(${VALUE})`,
  MIN: `min(${VALUE})`,
  ENERGY_MEAN: `10 * log(avg(power(10::double precision, ${VALUE} / 10)))`,
  VECTOR_MEAN: `mod((degrees(atan2(avg(sin(radians(${VALUE}))), avg(cos(radians(${VALUE}))))) + 360)::numeric, 360)::double precision`,
  LAST: `(array_agg(${VALUE} order by o.starts_at desc))[1]`,
} as const;

/**
 * Takes up to $1 buckets from the queue of a department: series, day, and the start and end of the
 * day. Day D of a network starts at D 00:00 Beijing time, minus its shift, and lasts 24 hours. Rows
 * are selected once and deleted by ctid: with a join by key the statement did not terminate after a
 * long import, because outdated statistics reported an empty queue and the planner scanned it once
 * for each row.
 */
export const ROLLUP_TAKE = `with picked as materialized (
  select ctid from $schema.dirty_bucket order by series_id, day limit $1 for update skip locked),
taken as (
  delete from $schema.dirty_bucket where ctid = any(array(select ctid from picked))
  returning series_id, day)
select series_id, t.day, s.aggregation, b.starts_at, b.starts_at + interval '24 hours' as ends_at
from taken t join $schema.series s on s.id = t.series_id
cross join lateral (select (t.day::timestamp - make_interval(hours => 8 + s.day_shift_h)) at time zone 'UTC' as starts_at) b`;

/**
 * A bucket without usable values has no roll-up; the others are written again. Days and months use
 * separate statements with equality only, so that a series is not joined with all of its days.
 */
const CLEAR_DAYS = `delete from $schema.rollup r using due d
where r.series_id = d.series_id and r.step = 'DAY' and r.day = d.day`;

const CLEAR_MONTHS = `delete from $schema.rollup r
using (select distinct series_id, date_trunc('month', day)::date as day from due) d
where r.series_id = d.series_id and r.step = 'MONTH' and r.day = d.day`;

export const UPSERT = `on conflict (series_id, step, starts_at) do update set value = excluded.value,
  minimum = excluded.minimum, maximum = excluded.maximum, samples = excluded.samples, batch_id = excluded.batch_id`;

/**
 * One branch for each aggregation, so that none slows down another; `MAX_8H_MEAN` has its own
 * statement.
 */
export const DAYS = `insert into $schema.rollup (series_id, step, starts_at, day, value, minimum, maximum, samples, batch_id)
${Object.entries(DAY_OF).map(daysOf).join('\nunion all\n')}
${UPSERT}`;

function daysOf([aggregation, value]: readonly [string, string]): string {
  return `select d.series_id, 'DAY', d.starts_at, d.day, ${value}, min(${VALUE}), max(${VALUE}), count(*), max(o.batch_id)
from due d join $schema.observation o on o.series_id = d.series_id and o.starts_at >= d.starts_at and o.starts_at < d.ends_at
where d.aggregation = '${aggregation}' and o.starts_at >= $1 and o.starts_at < $2 and o.flag in (0, 10)
group by d.series_id, d.day, d.starts_at`;
}

/**
 * Highest 8-hour mean: windows that end at 08:00 or later and have at least 6 hourly values (HJ
 * 663).
 */
export const EIGHT_HOUR_DAYS = `insert into $schema.rollup (series_id, step, starts_at, day, value, minimum, maximum, samples, batch_id)
select series_id, 'DAY', day_start, day, max(mean) filter (where n >= 6 and hour >= 7), min(v), max(v), count(*), max(batch_id)
from (
  select d.series_id, d.day, d.starts_at as day_start, ${VALUE} as v, o.batch_id,
    extract(hour from o.starts_at - d.starts_at) as hour, avg(${VALUE}) over w as mean, count(*) over w as n
  from due d join $schema.observation o on o.series_id = d.series_id and o.starts_at >= d.starts_at and o.starts_at < d.ends_at
  where d.aggregation = 'MAX_8H_MEAN' and o.starts_at >= $1 and o.starts_at < $2 and o.flag in (0, 10)
  window w as (partition by d.series_id, d.day order by o.starts_at range between interval '7 hours' preceding and current row)
) hours group by series_id, day, day_start
${UPSERT}`;

/** Months from days: sums add, levels average by energy, ozone is the 90th percentile (HJ 663), the rest is the mean of days. */
export const MONTHS = `insert into $schema.rollup (series_id, step, starts_at, day, value, minimum, maximum, samples, batch_id)
select r.series_id, 'MONTH', min(m.starts_at), m.month,
  case max(m.aggregation) when 'SUM' then sum(r.value) when 'MAX' then max(r.value) when 'MIN' then min(r.value)
    when 'ENERGY_MEAN' then 10 * log(avg(power(10::double precision, case when m.aggregation = 'ENERGY_MEAN' then r.value end / 10)))
    when 'MAX_8H_MEAN' then percentile_cont(0.9) within group (order by r.value)
    when 'VECTOR_MEAN' then mod((degrees(atan2(avg(sin(radians(r.value))), avg(cos(radians(r.value))))) + 360)::numeric, 360)::double precision
    when 'LAST' then (array_agg(r.value order by r.day desc))[1] else avg(r.value) end,
  min(r.minimum), max(r.maximum), sum(r.samples), max(r.batch_id)
from (
  select distinct d.series_id, d.aggregation, s.day_samples_min, date_trunc('month', d.day)::date as month,
    (date_trunc('month', d.day::timestamp) - make_interval(hours => 8 + s.day_shift_h)) at time zone 'UTC' as starts_at
  from due d join $schema.series s on s.id = d.series_id
) m join $schema.rollup r on r.series_id = m.series_id and r.step = 'DAY' and r.day >= m.month and r.day < m.month + interval '1 month'
where r.value is not null and r.samples >= m.day_samples_min
group by r.series_id, m.month
${UPSERT}`;

/**
 * Runs one round; returns how many days were recomputed. Two workers with days of the same month
 * would each write that month without the other's days, so rounds are serialised. Each statement is
 * planned for its own values, because the table of due buckets differs each time.
 */
export const ROLLUP_ROUND = `
create function $schema.refresh_rollups(most int) returns int
  language plpgsql security definer set search_path = pg_catalog as $body$
declare
  days int;
  since timestamptz;
  until timestamptz;
begin
  perform pg_advisory_xact_lock(hashtext('$schema.rollup'));
  execute $q$create temp table due on commit drop as ${ROLLUP_TAKE}$q$ using most;
  execute 'select count(*)::int, min(starts_at), max(ends_at) from pg_temp.due' into days, since, until;
  if days > 0 then
    analyze pg_temp.due;
    execute $q$${CLEAR_DAYS}$q$;
    execute $q$${CLEAR_MONTHS}$q$;
    execute $q$${DAYS}$q$ using since, until;
    execute $q$${EIGHT_HOUR_DAYS}$q$ using since, until;
    execute $q$${MONTHS}$q$;
  end if;
  drop table pg_temp.due;
  return days;
end $body$;
revoke all on function $schema.refresh_rollups(int) from public;
grant execute on function $schema.refresh_rollups(int) to $schema_writer;
comment on function $schema.refresh_rollups(int) is
  'Recomputes up to so many days of series, and their months, that were touched; returns how many'`;
