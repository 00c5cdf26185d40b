import type { MigrationInterface, QueryRunner } from 'typeorm';
import { createRowLimitsV1, dropRowLimitsV1 } from '../../shared/data/monitoring-row-limits';
import {
  inPeriodV1,
  inPlacesV1,
  limitRowsV1,
  unlimitRowsV1,
  yearStartV1,
} from '../../shared/data/row-limit-policies';

export class LimitRows1795500000000 implements MigrationInterface {
  async up(db: QueryRunner): Promise<void> {
    await createRowLimitsV1(db, 'agriculture');
    await limitRowsV1(db, {
      table: 'agriculture.planting_survey',
      isTimed: true,
      shown: `${inPlacesV1({ district: 'district_code' })} and ${inPeriodV1(yearStartV1('year'), yearStartV1('year + 1'))}`,
    });
  }

  async down(db: QueryRunner): Promise<void> {
    await unlimitRowsV1(db, 'agriculture.planting_survey');
    await dropRowLimitsV1(db, 'agriculture');
  }
}
