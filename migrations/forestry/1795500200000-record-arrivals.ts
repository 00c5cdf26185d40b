import type { MigrationInterface, QueryRunner } from 'typeorm';

/** Sums over closed rows are told by when each row came (`shared/sharing/disclosure.ts`). */
export class RecordArrivals1795500200000 implements MigrationInterface {
  async up(db: QueryRunner): Promise<void> {
    await db.query(
      'alter table forestry.species_record add column recorded_at timestamptz not null default now()',
    );
  }

  async down(db: QueryRunner): Promise<void> {
    await db.query('alter table forestry.species_record drop column recorded_at');
  }
}
