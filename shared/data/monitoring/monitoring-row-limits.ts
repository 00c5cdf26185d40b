import type { QueryRunner } from 'typeorm';
import { inPlaces, limitRows, PERIOD } from './row-limit-policies';
import type { MonitoringSchema } from './monitoring-change';

/**
 * Limits the rows of the monitoring tables: a series is shown with its station; an observation, its
 * history, the latest one and a roll-up with their series, if they are within the period. A roll-up
 * that overlaps a bound, or includes a value that ends beyond it, is not shown. The tables of
 * `reference` are readable by everybody and have no limits.
 *
 * Lookups in another table are functions of the owner: a condition on that table would be planned
 * in each statement, even without limits (a third more time for a short one). They reveal only
 * whether a row is visible. Partitions need no policies: the reader has no rights on them.
 */
export async function createRowLimits(db: QueryRunner, limited: MonitoringSchema): Promise<void> {
  const { schema, source } = limited;
  for (const text of [INTERVAL_END, SEES_BUCKET]) await createFunction(db, limited, text);
  await limitRowsByLookups(db, limited);
  const shown = inPlaces({ district: 'district_code', ...(source ? { source } : {}) });
  await limitRows(db, { table: `${schema}.station`, isTimed: false, shown });
}

/** Limits the rows that belong to a station by a lookup for each row. */
export async function limitRowsByLookups(
  db: QueryRunner,
  limited: MonitoringSchema,
): Promise<void> {
  const { schema } = limited;
  for (const text of [SEES_STATION, SEES_INTERVAL]) await createFunction(db, limited, text);
  for (const { table, isTimed, shown } of TABLES)
    await limitRows(db, { table: `${schema}.${table}`, isTimed, shown: `${schema}.${shown}` });
}

async function createFunction(
  db: QueryRunner,
  { schema, source }: MonitoringSchema,
  text: string,
): Promise<void> {
  const isShown = inPlaces({
    district: 't.district_code',
    ...(source ? { source: `t.${source}` } : {}),
  });
  await db.query(text.replaceAll('$schema', schema).replaceAll('$isShown', isShown));
}

const OF_INTERVAL = { isTimed: true, shown: 'sees_interval(series_id, starts_at)' } as const;

const TABLES = [
  { table: 'series', isTimed: false, shown: 'sees_station(station_id)' },
  { table: 'observation', ...OF_INTERVAL },
  { table: 'observation_history', ...OF_INTERVAL },
  { table: 'latest', ...OF_INTERVAL },
  { table: 'rollup', isTimed: true, shown: 'sees_bucket(series_id, step, starts_at, day)' },
] as const;

/**
 * The end of an interval: an instant ends when it starts; months and years are those of Beijing.
 * Null, and therefore never shown, for an unknown averaging.
 */
const INTERVAL_END = `
create function $schema.interval_end(starts_at timestamptz, averaging text) returns timestamptz
language sql immutable parallel safe as $$
  select (starts_at at time zone 'UTC' + interval '8 hours' + case averaging
    when 'INSTANT' then interval '0' when 'MINUTE' then interval '1 minute'
    when 'TEN_MINUTES' then interval '10 minutes' when 'HOUR' then interval '1 hour'
    when 'SIX_HOURS' then interval '6 hours' when 'EIGHT_HOURS' then interval '8 hours'
    when 'DAY' then interval '24 hours' when 'MONTH' then interval '1 month'
    when 'YEAR' then interval '1 year' end - interval '8 hours') at time zone 'UTC'
$$`;

/**
 * A function with the owner's rights: the caller only gets true or false, under its own settings.
 */
const GUARDED = `stable parallel safe security definer set search_path = pg_catalog`;

const SEES_STATION = `
create function $schema.sees_station(of_station text) returns boolean language plpgsql ${GUARDED} as $$
begin
  return exists (select from $schema.station t where t.id = of_station and $isShown);
end $$;
revoke all on function $schema.sees_station(text) from public;
grant execute on function $schema.sees_station(text) to $schema_reader, $schema_writer`;

/** Bounds are checked first: most hidden rows need no lookup of their series. */
const SEES_INTERVAL = `
create function $schema.sees_interval(of_series int, begins_at timestamptz) returns boolean
language plpgsql ${GUARDED} as $$
declare
  first timestamptz := ${PERIOD.from};
  ended_by timestamptz := ${PERIOD.before};
begin
  if (begins_at >= first and begins_at <= ended_by) is not true then return false; end if;
  return exists (
    select from $schema.series s join $schema.station t on t.id = s.station_id
    where s.id = of_series and $schema.interval_end(begins_at, s.averaging) <= ended_by and $isShown);
end $$;
revoke all on function $schema.sees_interval(int, timestamptz) from public;
grant execute on function $schema.sees_interval(int, timestamptz) to $schema_reader, $schema_writer`;

/**
 * A month has as many days of 24 hours as in the calendar, starting where its network's day begins.
 */
const SEES_BUCKET = `
create function $schema.sees_bucket(of_series int, of_step text, begins_at timestamptz, of_day date)
returns boolean language plpgsql ${GUARDED} as $$
declare
  first timestamptz := ${PERIOD.from};
  ended_by timestamptz := ${PERIOD.before};
  days int := case of_step when 'DAY' then 1 when 'MONTH' then (of_day + interval '1 month')::date - of_day end;
  ends_at timestamptz := begins_at + make_interval(hours => 24 * days);
begin
  if (begins_at >= first and ends_at <= ended_by) is not true then return false; end if;
  return exists (
    select from $schema.series s join $schema.station t on t.id = s.station_id
    where s.id = of_series and $isShown and ($schema.interval_end(ends_at, s.averaging) <= ended_by
      or not exists (
        select from $schema.observation o
        where o.series_id = of_series and o.starts_at >= begins_at and o.starts_at < ends_at
          and o.flag in (0, 10) and $schema.interval_end(o.starts_at, s.averaging) > ended_by)));
end $$;
revoke all on function $schema.sees_bucket(int, text, timestamptz, date) from public;
grant execute on function $schema.sees_bucket(int, text, timestamptz, date) to $schema_reader, $schema_writer`;
