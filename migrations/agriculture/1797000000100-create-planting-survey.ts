import type { MigrationInterface, QueryRunner } from 'typeorm';
import {
  inPeriod,
  inPlaces,
  limitRows,
  yearStart,
} from '../../shared/data/monitoring/row-limit-policies';

/** What is planted and lost to water, by district and year. */
export class CreatePlantingSurvey1797000000100 implements MigrationInterface {
  async up(db: QueryRunner): Promise<void> {
    await db.query(TABLES);
    await db.query('grant select on agriculture.planting_survey to agriculture_reader');
    for (const limited of LIMITED) await limitRows(db, limited);
  }

  async down(db: QueryRunner): Promise<void> {
    for (const { table } of LIMITED.toReversed()) await db.query(`drop table ${table}`);
  }
}

const LIMITED = [
  {
    table: 'agriculture.planting_survey',
    isTimed: true,
    shown: `${inPlaces({ district: 'district_code' })} and ${inPeriod(yearStart('year'), yearStart('year + 1'))}`,
  },
] as const;

const TABLES = `
create table agriculture.planting_survey (
  district_code text not null,
  year int not null,
  sown_area_ha double precision not null,
  rice_area_ha double precision,
  vegetable_area_ha double precision,
  fruit_area_ha double precision,
  nitrogen_t double precision,
  phosphate_t double precision,
  pesticide_t double precision,
  plastic_film_t double precision,
  total_nitrogen_loss_t double precision,
  total_phosphorus_loss_t double precision,
  provenance text not null,
  source text not null,
  primary key (district_code, year)
)`;
