import type { MigrationInterface, QueryRunner } from 'typeorm';
import { inPeriod, inPlaces, limitRows } from '../../shared/data/monitoring/row-limit-policies';

/** Warning signals, and forecasts by district; one is of the instant at which it was issued, whatever day it speaks of. */
export class CreateWarningAndForecast1797000000100 implements MigrationInterface {
  async up(db: QueryRunner): Promise<void> {
    await db.query(TABLES);
    await db.query('grant select on weather.warning, weather.forecast to weather_reader');
    for (const limited of LIMITED) await limitRows(db, limited);
  }

  async down(db: QueryRunner): Promise<void> {
    for (const { table } of LIMITED.toReversed()) await db.query(`drop table ${table}`);
  }
}

/** A warning in force has not ended. */
const LIFTED = `coalesce(lifted_at, 'infinity')`;

const LIMITED = [
  {
    table: 'weather.warning',
    isTimed: true,
    shown: `${inPlaces({ districts: 'district_codes' })} and ${inPeriod('issued_at', LIFTED)}`,
  },
  {
    table: 'weather.forecast',
    isTimed: true,
    shown: `${inPlaces({ district: 'district_code' })} and ${inPeriod('issued_at', 'issued_at')}`,
  },
] as const;

const TABLES = `
create table weather.warning (
  id text primary key,
  signal text not null,
  colour text not null,
  issued_at timestamptz not null,
  lifted_at timestamptz,
  district_codes text[] not null,
  text_zh text not null,
  text_en text not null,
  provenance text not null
);
create index warning_issued on weather.warning (issued_at, id);
create table weather.forecast (
  district_code text not null,
  issued_at timestamptz not null,
  valid_day date not null,
  temperature_min_c double precision not null,
  temperature_max_c double precision not null,
  rain_mm double precision not null,
  wind_speed_ms double precision not null,
  wind_direction_deg double precision not null,
  sky_zh text not null,
  sky_en text not null,
  provenance text not null,
  primary key (district_code, issued_at, valid_day)
)`;
