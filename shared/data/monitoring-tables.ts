import type { QueryRunner } from 'typeorm';

/** Tables that every department of measurements has, in its own schema. */
const TABLES = [
  'observation',
  'observation_history',
  'latest',
  'rollup',
  'dirty_bucket',
  'series',
  'batch',
  'station',
] as const;

const READABLE = TABLES.filter((table) => table !== 'dirty_bucket');

/**
 * Creates the monitoring tables, version 1 (2026-11): stations, series, batches, observations
 * partitioned by time, their history, the latest of each series, roll-ups and the queue of buckets to
 * recompute. History depends on this text: a change is another function, called by another migration.
 */
export async function createMonitoringTablesV1(db: QueryRunner, schema: string): Promise<void> {
  await db.query(STATION_AND_SERIES.replaceAll('$schema', schema));
  await db.query(OBSERVATION.replaceAll('$schema', schema));
  await db.query(DERIVED.replaceAll('$schema', schema));
  for (const table of READABLE) {
    await db.query(`grant select on ${schema}.${table} to ${schema}_reader`);
  }
}

/** Takes the monitoring tables of version 1 away again, with all they hold. */
export async function dropMonitoringTablesV1(db: QueryRunner, schema: string): Promise<void> {
  for (const table of TABLES) await db.query(`drop table ${schema}.${table}`);
}

const STATION_AND_SERIES = `
create table $schema.station (
  id text primary key,
  kind text not null,
  code text,
  name_zh text not null,
  name_en text,
  authority text not null,
  region text not null,
  district_code text,
  water_body_code text,
  longitude_deg double precision,
  latitude_deg double precision,
  cell text,
  elevation_m double precision,
  network_row text,
  provenance text not null,
  source text not null,
  unique (kind, code)
);
create index station_named on $schema.station (kind, region, name_zh);
create index station_district on $schema.station (district_code, kind, id);
create index station_water_body on $schema.station (water_body_code, kind, id);
create table $schema.batch (
  id int generated always as identity primary key,
  feed text not null,
  source text not null,
  provenance text not null,
  started_at timestamptz not null default now(),
  covers_until timestamptz,
  rows_read bigint not null default 0,
  rows_stored bigint not null default 0,
  rows_revised bigint not null default 0,
  rows_unchanged bigint not null default 0,
  rows_rejected bigint not null default 0
);
create table $schema.series (
  id int generated always as identity primary key,
  station_id text not null references $schema.station,
  indicator_code text not null,
  averaging text not null,
  depth text not null default '',
  method text not null default '',
  aggregation text not null,
  day_shift_h smallint not null,
  day_samples_min smallint not null,
  unique (station_id, indicator_code, averaging, depth, method)
);`;

const OBSERVATION = `
create table $schema.observation (
  series_id int not null,
  starts_at timestamptz not null,
  value double precision,
  detection_limit double precision,
  flag smallint not null default 0,
  revision smallint not null default 0,
  batch_id int not null,
  primary key (series_id, starts_at)
) partition by range (starts_at);
create index observation_time on $schema.observation using brin (starts_at) with (pages_per_range = 32);
create table $schema.observation_history (
  series_id int not null,
  starts_at timestamptz not null,
  value double precision,
  detection_limit double precision,
  flag smallint not null,
  revision smallint not null,
  batch_id int not null,
  replaced_by_batch_id int not null,
  primary key (series_id, starts_at, revision)
);`;

const DERIVED = `
create table $schema.latest (
  series_id int primary key,
  starts_at timestamptz not null,
  value double precision,
  detection_limit double precision,
  flag smallint not null,
  revision smallint not null,
  batch_id int not null
) with (fillfactor = 50);
create table $schema.rollup (
  series_id int not null,
  step text not null,
  starts_at timestamptz not null,
  day date not null,
  value double precision,
  minimum double precision,
  maximum double precision,
  samples int not null,
  batch_id int not null,
  primary key (series_id, step, starts_at)
);
create table $schema.dirty_bucket (
  series_id int not null,
  day date not null,
  marked_at timestamptz not null default now(),
  primary key (series_id, day)
);`;
