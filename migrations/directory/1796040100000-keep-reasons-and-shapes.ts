import type { MigrationInterface, QueryRunner } from 'typeorm';

/**
 * Why a release was withdrawn, and how the fields of a dataset hang together: an object without any of
 * its fields opens nothing. Releases that were withdrawn before have no reason.
 */
export class KeepReasonsAndShapes1796040100000 implements MigrationInterface {
  async up(db: QueryRunner): Promise<void> {
    await db.query(`
alter table directory.release add column ended_reason text check (length(ended_reason) <= 2000);
alter table directory.dataset add column shape jsonb not null default '{}'`);
  }

  async down(db: QueryRunner): Promise<void> {
    await db.query(`
alter table directory.release drop column ended_reason;
alter table directory.dataset drop column shape`);
  }
}
