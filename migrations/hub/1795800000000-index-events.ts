import type { MigrationInterface, QueryRunner } from 'typeorm';

/** Events are few among the reads, and whoever guards the hub pages through them alone, newest first. */
export class IndexEvents1795800000000 implements MigrationInterface {
  async up(db: QueryRunner): Promise<void> {
    await db.query(`create index ledger_entry_event on hub.ledger_entry (sequence)
      where facts ->> 'kind' = 'EVENT'`);
  }

  async down(db: QueryRunner): Promise<void> {
    await db.query('drop index hub.ledger_entry_event');
  }
}
