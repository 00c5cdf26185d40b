import type { MigrationInterface, QueryRunner } from 'typeorm';
import { addToldPositionsV1, dropToldPositionsV1 } from '../../shared/data/told-positions';

export class TellPositions1795500100000 implements MigrationInterface {
  async up(db: QueryRunner): Promise<void> {
    await addToldPositionsV1(db, { table: 'weather.station' });
  }

  async down(db: QueryRunner): Promise<void> {
    await dropToldPositionsV1(db, 'weather.station');
  }
}
