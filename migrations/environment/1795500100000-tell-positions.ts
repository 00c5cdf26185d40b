import type { MigrationInterface, QueryRunner } from 'typeorm';
import { addToldPositionsV1, dropToldPositionsV1 } from '../../shared/data/told-positions';

export class TellPositions1795500100000 implements MigrationInterface {
  async up(db: QueryRunner): Promise<void> {
    await addToldPositionsV1(db, {
      table: 'environment.station',
      coarse: { DRINKING_WATER_SOURCE: 5, SOIL_POINT: 5 },
    });
  }

  async down(db: QueryRunner): Promise<void> {
    await dropToldPositionsV1(db, 'environment.station');
  }
}
