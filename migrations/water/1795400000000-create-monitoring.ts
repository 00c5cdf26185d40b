import type { MigrationInterface, QueryRunner } from 'typeorm';
import {
  createMonitoringTablesV1,
  dropMonitoringTablesV1,
} from '../../shared/data/monitoring-tables';

export class CreateMonitoring1795400000000 implements MigrationInterface {
  async up(db: QueryRunner): Promise<void> {
    await createMonitoringTablesV1(db, 'water');
    await db.query(`
      alter table water.station
        add column target_class text,
        add column reservoir_capacity_m3 double precision,
        add column well_depth_m double precision`);
  }

  async down(db: QueryRunner): Promise<void> {
    await dropMonitoringTablesV1(db, 'water');
  }
}
