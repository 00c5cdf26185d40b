import { ALL_PLACES, PERIOD } from './row-limit-policies';
import { ALL, READ_FOR } from './series-datasets';

/**
 * Functions with the owner's rights, each called at most once in a statement: a caller gets ids,
 * under its own settings. They are functions and not conditions on other tables, so that a
 * statement of an unlimited caller is not planned with those tables.
 */
const SET = `stable parallel safe security definer set search_path = pg_catalog`;

/** SQL of whether a series lies within the caller's places. */
const IN_PLACES = `((select ${ALL_PLACES}) or (station_id in (select $schema.stations_in_places())
  and $schema.interval_end('epoch', averaging) is not null))`;

/** SQL of whether a reader reads for the dataset of a series \`s\`, or for roll-ups of it. */
const READABLE = `(${ALL} or s.dataset = any (${READ_FOR})
  or s.dataset || '@DAY' = any (${READ_FOR}) or s.dataset || '@MONTH' = any (${READ_FOR}))`;

const STATIONS_IN_PLACES = `
create function $schema.stations_in_places() returns setof text language plpgsql ${SET} as $$
begin
  return query select t.id from $schema.station t where $isShown;
end $$;
revoke all on function $schema.stations_in_places() from public;
grant execute on function $schema.stations_in_places() to $schema_reader, $schema_writer`;

/**
 * The series that a reader may read, now within its places. A limited caller is not shown a series
 * with an unknown averaging, because nobody knows when its intervals end.
 */
export const SERIES_IN_PLACES = `
create or replace view $schema.series_in_reach with (security_barrier) as
select id from $schema.series
where (dataset = any (${READ_FOR}) or (${ALL} and dataset is not null)) and ${IN_PLACES};
create or replace view $schema.rolled_up_in_reach with (security_barrier) as
select s.id, step from $schema.series s cross join (values ('DAY'), ('MONTH')) steps (step)
where s.dataset || '@' || step = any (${READ_FOR}) and ${IN_PLACES}`;

/**
 * The instant by which all intervals of the datasets that a reader reads for had started that have
 * ended when its period ends; the longest decides.
 */
const ENDED_BY = `
create function $schema.ended_by() returns timestamptz language plpgsql ${SET} as $$
begin
  return (
    select min(coalesce(${PERIOD.before} - case s.averaging
      when 'YEAR' then make_interval(hours => 24 * 367) when 'MONTH' then make_interval(hours => 24 * 32)
      when 'DAY' then make_interval(hours => 24) when 'EIGHT_HOURS' then make_interval(hours => 8)
      when 'SIX_HOURS' then make_interval(hours => 6) when 'HOUR' then make_interval(hours => 1)
      when 'TEN_MINUTES' then make_interval(mins => 10) when 'MINUTE' then make_interval(mins => 1)
      when 'INSTANT' then interval '0' end, '-infinity'))
    from $schema.series s where ${READABLE});
end $$;
revoke all on function $schema.ended_by() from public;
grant execute on function $schema.ended_by() to $schema_reader, $schema_writer`;

/**
 * Averaging periods of a fixed length, longest first. A month or year has ended for certain if it
 * started 367 days before, and never if it started less than 28 days before.
 */
const LENGTHS = [
  '367 days',
  '28 days',
  '24 hours',
  '8 hours',
  '6 hours',
  '1 hour',
  '10 minutes',
  '1 minute',
  '0',
] as const;

/**
 * The instants by which an interval of each length must have started to have ended when the
 * caller's period ends, ascending, each later by the microsecond that makes it exclusive. Null, so
 * that nothing has ended, if the period was never set.
 */
const INTERVAL_BOUNDS = `
create function $schema.interval_bounds() returns timestamptz[] language plpgsql ${SET} as $$
begin
  if ${PERIOD.before} is null then return null; end if;
  return array(
    select (${PERIOD.before} at time zone 'UTC' - length + interval '1 microsecond') at time zone 'UTC'
    from unnest('{${LENGTHS.join(',')}}'::interval[]) with ordinality lengths (length, place)
    order by place);
end $$;
revoke all on function $schema.interval_bounds() from public;
grant execute on function $schema.interval_bounds() to $schema_reader, $schema_writer`;

/**
 * The series of the datasets that a reader reads for, each with the buckets of \`interval_bounds\` (how many of
 * them an instant has reached) in which its intervals have ended.
 */
const SERIES_ENDED = `
create function $schema.series_ended() returns table (series_id int, bucket int)
language plpgsql rows 6000 ${SET} as $$
begin
  return query select s.id, b.bucket from $schema.series s
    cross join lateral generate_series(0, case s.averaging
      when 'YEAR' then 0 when 'MONTH' then 0 when 'DAY' then 2 when 'EIGHT_HOURS' then 3
      when 'SIX_HOURS' then 4 when 'HOUR' then 5 when 'TEN_MINUTES' then 6 when 'MINUTE' then 7
      when 'INSTANT' then 8 end) b (bucket)
    where ${READABLE};
end $$;
revoke all on function $schema.series_ended() from public;
grant execute on function $schema.series_ended() to $schema_reader, $schema_writer`;

/** Whether a monthly or yearly interval has ended; months and years of Beijing differ in length. */
const SEES_LONG_INTERVAL = `
create function $schema.sees_long_interval(of_series int, begins_at timestamptz) returns boolean
language plpgsql ${SET} as $$
begin
  return exists (
    select from $schema.series s join $schema.station t on t.id = s.station_id
    where s.id = of_series and s.averaging in ('MONTH', 'YEAR') and $isShown
      and $schema.interval_end(begins_at, s.averaging) <= ${PERIOD.before});
end $$;
revoke all on function $schema.sees_long_interval(int, timestamptz) from public;
grant execute on function $schema.sees_long_interval(int, timestamptz) to $schema_reader, $schema_writer`;

/** The statements that create the functions of one schema. */
export const ROW_LIMIT_SETS = [
  STATIONS_IN_PLACES,
  ENDED_BY,
  INTERVAL_BOUNDS,
  SERIES_ENDED,
  SEES_LONG_INTERVAL,
] as const;
