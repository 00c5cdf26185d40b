import type { MigrationInterface, QueryRunner } from 'typeorm';
import { addToldPositionsV1, dropToldPositionsV1 } from '../../shared/data/told-positions';

export class TellPositions1795500100000 implements MigrationInterface {
  async up(db: QueryRunner): Promise<void> {
    await addToldPositionsV1(db, { table: 'forestry.station' });
    await addToldPositionsV1(db, { table: 'forestry.protected_area' });
  }

  async down(db: QueryRunner): Promise<void> {
    await dropToldPositionsV1(db, 'forestry.station');
    await dropToldPositionsV1(db, 'forestry.protected_area');
  }
}
