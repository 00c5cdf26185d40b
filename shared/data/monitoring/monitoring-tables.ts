import type { QueryRunner } from 'typeorm';
import type { MonitoringSchema } from './monitoring-change';

/** Tables that the reader may read: all but the queue. */
const READABLE = [
  'observation',
  'observation_history',
  'latest',
  'rollup',
  'series',
  'batch',
  'station',
] as const;

/**
 * Creates the monitoring tables: stations, series, batches, observations partitioned by time, their
 * history, the latest of each series, roll-ups and the queue of buckets to recompute.
 *
 * A station has its own cell, the resolution and the cell disclosed to everybody except the owner,
 * and the centre of each enclosing cell; distances use only these, never an exact position. A real
 * station and a synthetic one may have the same code, so a measured value never becomes a revision
 * of a synthetic one.
 */
export async function createMonitoringTables(
  db: QueryRunner,
  { schema, stationColumns }: MonitoringSchema,
): Promise<void> {
  const columns = stationColumns.map((column) => `${column},\n  `).join('');
  const stations = STATION_AND_SERIES.replace('$columns', columns);
  for (const text of [stations, OBSERVATION, DERIVED])
    await db.query(text.replaceAll('$schema', schema));
  for (const table of READABLE) {
    await db.query(`grant select on ${schema}.${table} to ${schema}_reader`);
  }
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
  $columnsdisclosed_resolution smallint,
  disclosed_cell text,
  cell_centres double precision[],
  unique (kind, code, provenance)
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
  reviewed_until timestamptz,
  reviewed_batch_id int,
  dataset text,
  unique (station_id, indicator_code, averaging, depth, method)
);
create index series_dataset on $schema.series (dataset, station_id);
comment on column $schema.series.dataset is
  'Dataset that it belongs to; null: none, so that nobody reads it';`;

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
