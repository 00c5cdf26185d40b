import type { MigrationInterface, QueryRunner } from 'typeorm';
import {
  inPeriod,
  inPlaces,
  limitRows,
  yearStart,
} from '../../shared/data/monitoring/row-limit-policies';

/** Pollution sources (污染源), the lists they are on, and their outlets among the stations. */
export class CreatePollutionSource1797000000100 implements MigrationInterface {
  async up(db: QueryRunner): Promise<void> {
    await db.query(TABLES);
    await db.query(
      'grant select on environment.pollution_source, environment.pollution_source_listing to environment_reader',
    );
    for (const limited of LIMITED) await limitRows(db, limited);
  }

  async down(db: QueryRunner): Promise<void> {
    await db.query('drop index environment.station_pollution_source');
    for (const { table } of LIMITED.toReversed()) await db.query(`drop table ${table}`);
  }
}

const LIMITED = [
  {
    table: 'environment.pollution_source',
    isTimed: false,
    shown: inPlaces({ district: 'district_code', source: 'id' }),
  },
  {
    table: 'environment.pollution_source_listing',
    isTimed: true,
    shown: `source_id in (select id from environment.pollution_source) and ${inPeriod(yearStart('year'), yearStart('year + 1'))}`,
  },
] as const;

const TABLES = `
create table environment.pollution_source (
  id text primary key,
  name_zh text not null,
  name_en text,
  industry_code text not null,
  industry_zh text not null,
  district_code text,
  provenance text not null
);
create index pollution_source_district on environment.pollution_source (district_code, id);
create table environment.pollution_source_listing (
  source_id text not null references environment.pollution_source,
  year int not null,
  medium text not null,
  primary key (source_id, year, medium)
);
create index pollution_source_listing_year on environment.pollution_source_listing (year, medium, source_id);
create index station_pollution_source on environment.station (pollution_source_id, id)
  where pollution_source_id is not null`;
