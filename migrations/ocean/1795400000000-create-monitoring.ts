import type { MigrationInterface, QueryRunner } from 'typeorm';
import {
  createMonitoringTablesV1,
  dropMonitoringTablesV1,
} from '../../shared/data/monitoring-tables';

export class CreateMonitoring1795400000000 implements MigrationInterface {
  async up(db: QueryRunner): Promise<void> {
    await createMonitoringTablesV1(db, 'ocean');
    await db.query('alter table ocean.station add column assessed_by text');
    await db.query(`
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
      )`);
    await db.query(
      'create index red_tide_water_body on ocean.red_tide (water_body_code, started_on)',
    );
    await db.query('grant select on ocean.red_tide to ocean_reader');
  }

  async down(db: QueryRunner): Promise<void> {
    await db.query('drop table ocean.red_tide');
    await dropMonitoringTablesV1(db, 'ocean');
  }
}
