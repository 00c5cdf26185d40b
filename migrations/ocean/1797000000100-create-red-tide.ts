import type { MigrationInterface, QueryRunner } from 'typeorm';
import {
  dayStart,
  inPeriod,
  inPlaces,
  limitRows,
} from '../../shared/data/monitoring/row-limit-policies';

/** Red tides (赤潮). */
export class CreateRedTide1797000000100 implements MigrationInterface {
  async up(db: QueryRunner): Promise<void> {
    await db.query(TABLES);
    await db.query('grant select on ocean.red_tide to ocean_reader');
    for (const limited of LIMITED) await limitRows(db, limited);
  }

  async down(db: QueryRunner): Promise<void> {
    for (const { table } of LIMITED.toReversed()) await db.query(`drop table ${table}`);
  }
}

/** A red tide that still lasts has not ended. */
const ENDED = `coalesce(${dayStart('ended_on + 1')}, 'infinity')`;

const LIMITED = [
  {
    table: 'ocean.red_tide',
    isTimed: true,
    shown: `${inPlaces({ district: 'district_code' })} and ${inPeriod(dayStart('started_on'), ENDED)}`,
  },
] as const;

const TABLES = `
create table ocean.red_tide (
  id text primary key,
  water_body_code text not null,
  district_code text,
  sea_area_zh text not null,
  species_zh text not null,
  species_latin text not null,
  is_toxic boolean not null,
  area_km2 double precision not null,
  started_on date not null,
  ended_on date,
  provenance text not null
);
create index red_tide_water_body on ocean.red_tide (water_body_code, started_on)`;
