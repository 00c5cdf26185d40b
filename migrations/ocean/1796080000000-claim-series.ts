import type { MigrationInterface, QueryRunner } from 'typeorm';
import { createSeriesDatasetsV1, dropSeriesDatasetsV1 } from '../../shared/data/series-datasets';

export class ClaimSeries1796080000000 implements MigrationInterface {
  async up(db: QueryRunner): Promise<void> {
    await createSeriesDatasetsV1(db, 'ocean');
  }

  async down(db: QueryRunner): Promise<void> {
    await dropSeriesDatasetsV1(db, 'ocean');
  }
}
