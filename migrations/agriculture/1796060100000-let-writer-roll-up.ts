import type { MigrationInterface, QueryRunner } from 'typeorm';
import { createRollupWorkV1, dropRollupWorkV1 } from '../../shared/data/rollup-work';

export class LetWriterRollUp1796060100000 implements MigrationInterface {
  async up(db: QueryRunner): Promise<void> {
    await createRollupWorkV1(db, 'agriculture');
  }

  async down(db: QueryRunner): Promise<void> {
    await dropRollupWorkV1(db, 'agriculture');
  }
}
