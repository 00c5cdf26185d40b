import type { MigrationInterface, QueryRunner } from 'typeorm';
import { createRowLimitsV1, dropRowLimitsV1 } from '../../shared/data/monitoring-row-limits';
import {
  dayStartV1,
  inPeriodV1,
  inPlacesV1,
  limitRowsV1,
  unlimitRowsV1,
} from '../../shared/data/row-limit-policies';

export class LimitRows1795500000000 implements MigrationInterface {
  async up(db: QueryRunner): Promise<void> {
    await createRowLimitsV1(db, 'transport');
    await limitRowsV1(db, {
      table: 'transport.hazardous_store',
      isTimed: false,
      shown: inPlacesV1({ district: 'district_code' }),
    });
    await limitRowsV1(db, {
      table: 'transport.hazardous_chemical',
      isTimed: true,
      shown: `store_id in (select id from transport.hazardous_store) and ${inPeriodV1(dayStartV1('reported_on'), dayStartV1('reported_on + 1'))}`,
    });
  }

  async down(db: QueryRunner): Promise<void> {
    await unlimitRowsV1(db, 'transport.hazardous_chemical');
    await unlimitRowsV1(db, 'transport.hazardous_store');
    await dropRowLimitsV1(db, 'transport');
  }
}
