import type { MigrationInterface, QueryRunner } from 'typeorm';
import {
  createMonitoringTablesV1,
  dropMonitoringTablesV1,
} from '../../shared/data/monitoring-tables';

export class CreateMonitoring1795400100000 implements MigrationInterface {
  async up(db: QueryRunner): Promise<void> {
    await createMonitoringTablesV1(db, 'transport');
    await db.query(`
      alter table transport.station
        add column counter_id text,
        add column road_name text,
        add column direction text,
        add column capacity_per_h double precision,
        add column land_use text`);
  }

  async down(db: QueryRunner): Promise<void> {
    await dropMonitoringTablesV1(db, 'transport');
  }
}
