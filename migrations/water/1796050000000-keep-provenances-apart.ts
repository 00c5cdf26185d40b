import type { MigrationInterface, QueryRunner } from 'typeorm';
import { joinProvenancesV1, keepProvenancesApartV1 } from '../../shared/data/station-provenance';

export class KeepProvenancesApart1796050000000 implements MigrationInterface {
  async up(db: QueryRunner): Promise<void> {
    await keepProvenancesApartV1(db, 'water');
  }

  async down(db: QueryRunner): Promise<void> {
    await joinProvenancesV1(db, 'water');
  }
}
