import type { MigrationInterface, QueryRunner } from 'typeorm';
import {
  createMonitoringTablesV1,
  dropMonitoringTablesV1,
} from '../../shared/data/monitoring-tables';

export class CreateMonitoring1795400100000 implements MigrationInterface {
  async up(db: QueryRunner): Promise<void> {
    await createMonitoringTablesV1(db, 'weather');
  }

  async down(db: QueryRunner): Promise<void> {
    await dropMonitoringTablesV1(db, 'weather');
  }
}
