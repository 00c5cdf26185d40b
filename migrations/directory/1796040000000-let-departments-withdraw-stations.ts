import type { MigrationInterface, QueryRunner } from 'typeorm';

/** A department takes back a station that it no longer has: one that was renamed has a new id. */
export class LetDepartmentsWithdrawStations1796040000000 implements MigrationInterface {
  async up(db: QueryRunner): Promise<void> {
    await db.query('grant delete on directory.station_ref to station_announcer');
  }

  async down(db: QueryRunner): Promise<void> {
    await db.query('revoke delete on directory.station_ref from station_announcer');
  }
}
