import type { MigrationInterface, QueryRunner } from 'typeorm';
import {
  createMonitoringTablesV1,
  dropMonitoringTablesV1,
} from '../../shared/data/monitoring-tables';

export class CreateMonitoring1795400000000 implements MigrationInterface {
  async up(db: QueryRunner): Promise<void> {
    await createMonitoringTablesV1(db, 'environment');
    await db.query(`
      alter table environment.station
        add column is_background boolean,
        add column noise_zone text,
        add column target_class text,
        add column gauge_id text,
        add column intake_longitude_deg double precision,
        add column intake_latitude_deg double precision,
        add column yield_m3d double precision,
        add column land_use text,
        add column pollution_source_id text,
        add column outlet_medium text`);
    await db.query(
      `create index station_pollution_source on environment.station (pollution_source_id, id)
       where pollution_source_id is not null`,
    );
  }

  async down(db: QueryRunner): Promise<void> {
    await dropMonitoringTablesV1(db, 'environment');
  }
}
