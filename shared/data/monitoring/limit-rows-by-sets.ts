import type { QueryRunner } from 'typeorm';
import type { MonitoringChange, MonitoringSchema } from './monitoring-change';
import { limitRowsByLookups } from './monitoring-row-limits';
import { ALL_TIMES, inPlaces, limitRows, PERIOD } from './row-limit-policies';
import { ROW_LIMIT_SETS, SERIES_IN_PLACES } from './row-limit-sets';
import { IN_REACH } from './series-datasets';

/**
 * Limits the rows of the monitoring tables by sets that PostgreSQL computes at most once in a
 * statement (2026-11-30): until then each row of a limited caller called a function. Which rows are
 * visible is the same.
 *
 * The places limit the series that a reader may read (`series_in_reach`), which every row is
 * compared with already; what remains for each row is its time.
 */
export const limitRowsBySets: MonitoringChange = {
  name: 'LimitRowsBySets1797000001300',

  async up(db, schema) {
    await dropPolicies(db, schema);
    await db.query(`drop function ${named(schema, LOOKUPS)}`);
    for (const text of [...ROW_LIMIT_SETS, SERIES_IN_PLACES]) await db.query(filled(text, schema));
    const shown = filled('station_id in (select $schema.stations_in_places())', schema);
    await limitRows(db, { table: `${schema.schema}.series`, isTimed: false, shown });
    for (const { table, isEnded } of TIMED)
      await db.query(filled(POLICY.replace('$table', table).replace('$ended', isEnded), schema));
  },

  async down(db, schema) {
    await dropPolicies(db, schema);
    await db.query(filled(IN_REACH, schema).replaceAll('create view', 'create or replace view'));
    await db.query(`drop function ${named(schema, SETS)}`);
    await limitRowsByLookups(db, schema);
  },
};

const LOOKUPS = ['sees_station(text)', 'sees_interval(int, timestamptz)'] as const;

const SETS = [
  'stations_in_places()',
  'ended_by()',
  'interval_bounds()',
  'series_ended()',
  'sees_long_interval(int, timestamptz)',
] as const;

function named({ schema }: MonitoringSchema, functions: ReadonlyArray<string>): string {
  return functions.map((one) => `${schema}.${one}`).join(', ');
}

function filled(text: string, { schema, source }: MonitoringSchema): string {
  const isShown = inPlaces({
    district: 't.district_code',
    ...(source ? { source: `t.${source}` } : {}),
  });
  return text.replaceAll('$schema', schema).replaceAll('$isShown', isShown);
}

async function dropPolicies(db: QueryRunner, { schema }: MonitoringSchema): Promise<void> {
  for (const table of ['series', ...TIMED.map((one) => one.table)])
    await db.query(`drop policy row_limits on ${schema}.${table}`);
}

/**
 * A `case`, because an `or` would be used to select partitions, and what it compares with would be
 * computed also for callers without limits.
 */
const POLICY = `
create policy row_limits on $schema.$table for select to $schema_reader, $schema_writer
  using (case when (select ${ALL_TIMES}) then true
    else starts_at >= (select ${PERIOD.from}) and $ended end)`;

/**
 * SQL of whether the intervals of a series that start at an instant have ended: all that start so
 * early, or those of this series. Both exclude what starts after the period.
 */
const ended = (starts: string) => `${starts} <= (select $schema.ended_by())
  or (series_id, width_bucket(${starts}, (select $schema.interval_bounds())))
    in (select e.series_id, e.bucket from $schema.series_ended() e)`;

const INTERVAL_ENDED = `(${ended('starts_at')}
  or (starts_at <= (select ${PERIOD.before} - make_interval(hours => 24 * 28))
    and $schema.sees_long_interval(series_id, starts_at)))`;

/** A month has as many days of 24 hours as in the calendar. */
const BUCKET_END = `(starts_at + make_interval(hours => 24 * case step when 'DAY' then 1
  when 'MONTH' then (day + interval '1 month')::date - day end))`;

/** Only buckets near the end of the period are looked up one by one: whether a value ends beyond it. */
const BUCKET_ENDED = `${BUCKET_END} <= (select ${PERIOD.before}) and (${ended(BUCKET_END)}
  or $schema.sees_bucket(series_id, step, starts_at, day))`;

const TIMED = [
  { table: 'observation', isEnded: INTERVAL_ENDED },
  { table: 'observation_history', isEnded: INTERVAL_ENDED },
  { table: 'latest', isEnded: INTERVAL_ENDED },
  { table: 'rollup', isEnded: BUCKET_ENDED },
] as const;
