import type { MigrationInterface, QueryRunner } from 'typeorm';

const TABLES = ['district', 'water_body', 'indicator'] as const;

/** What all departments refer to: districts, rivers and reservoirs, and what is measured. */
export class CreatePlacesAndIndicators1797000000100 implements MigrationInterface {
  async up(db: QueryRunner): Promise<void> {
    await db.query(PLACES_AND_INDICATORS);
    for (const table of TABLES) {
      await db.query(`grant select on reference.${table} to reference_reader`);
    }
  }

  async down(db: QueryRunner): Promise<void> {
    for (const table of TABLES) await db.query(`drop table reference.${table}`);
  }
}

const PLACES_AND_INDICATORS = `
create table reference.district (
  code text primary key,
  name_zh text not null,
  name_en text not null,
  level text not null,
  parent_code text not null,
  area_km2 double precision not null,
  seat_latitude_deg double precision not null,
  seat_longitude_deg double precision not null,
  centroid_latitude_deg double precision not null,
  centroid_longitude_deg double precision not null,
  source text not null
);
create table reference.water_body (
  code text primary key,
  position int not null,
  name_zh text not null,
  name_en text not null,
  kind text not null,
  districts text[] not null,
  latitude_deg double precision not null,
  longitude_deg double precision not null,
  certainty text not null,
  flows_into text references reference.water_body deferrable initially deferred,
  flow_certainty text not null,
  flow_reason text not null
);
create table reference.indicator (
  code text primary key,
  symbol text not null unique,
  position int not null,
  name_zh text not null,
  name_en text not null,
  unit text not null,
  decimals int not null,
  aggregation text not null,
  plausible_min double precision,
  plausible_max double precision,
  source text not null
)`;
