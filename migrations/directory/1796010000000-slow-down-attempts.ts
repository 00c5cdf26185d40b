import type { MigrationInterface, QueryRunner } from 'typeorm';

/**
 * When the next try to sign in by a name from an address is looked at: counts slow down who failed, and
 * lock nobody out. `window_starts_at` is when the series of failures began.
 */
export class SlowDownAttempts1796010000000 implements MigrationInterface {
  async up(db: QueryRunner): Promise<void> {
    await db.query(`
      delete from directory.sign_in_failure;
      alter table directory.sign_in_failure add column next_at timestamptz not null default now();
      create index sign_in_failure_next_at on directory.sign_in_failure (next_at)`);
  }

  async down(db: QueryRunner): Promise<void> {
    await db.query('alter table directory.sign_in_failure drop column next_at');
  }
}
