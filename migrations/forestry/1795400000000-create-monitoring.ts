import type { MigrationInterface, QueryRunner } from 'typeorm';
import {
  createMonitoringTablesV1,
  dropMonitoringTablesV1,
} from '../../shared/data/monitoring-tables';

export class CreateMonitoring1795400000000 implements MigrationInterface {
  async up(db: QueryRunner): Promise<void> {
    await createMonitoringTablesV1(db, 'forestry');
    await db.query(`
      alter table forestry.station
        add column stand_type text,
        add column plot_area_m2 double precision`);
  }

  async down(db: QueryRunner): Promise<void> {
    await dropMonitoringTablesV1(db, 'forestry');
  }
}
