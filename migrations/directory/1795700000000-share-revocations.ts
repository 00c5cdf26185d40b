import type { MigrationInterface, QueryRunner } from 'typeorm';

/** A revocation is heard of with everything else that sharing rests on. */
export class ShareRevocations1795700000000 implements MigrationInterface {
  async up(db: QueryRunner): Promise<void> {
    await db.query(`create trigger new_version after insert or update or delete on directory.revocation
      for each statement execute function directory.new_sharing_version()`);
  }

  async down(db: QueryRunner): Promise<void> {
    await db.query('drop trigger new_version on directory.revocation');
  }
}
