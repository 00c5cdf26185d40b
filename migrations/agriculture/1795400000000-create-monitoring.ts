import type { MigrationInterface, QueryRunner } from 'typeorm';
import {
  createMonitoringTablesV1,
  dropMonitoringTablesV1,
} from '../../shared/data/monitoring-tables';

export class CreateMonitoring1795400000000 implements MigrationInterface {
  async up(db: QueryRunner): Promise<void> {
    await createMonitoringTablesV1(db, 'agriculture');
    await db.query(`
      alter table agriculture.station
        add column crop text,
        add column soil_point_id text`);
  }

  async down(db: QueryRunner): Promise<void> {
    await dropMonitoringTablesV1(db, 'agriculture');
  }
}
