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
    await createRowLimitsV1(db, 'environment', { source: 'pollution_source_id' });
    await limitRowsV1(db, {
      table: 'environment.pollution_source',
      isTimed: false,
      shown: inPlacesV1({ district: 'district_code', source: 'id' }),
    });
    await limitRowsV1(db, {
      table: 'environment.pollution_source_listing',
      isTimed: true,
      shown: `source_id in (select id from environment.pollution_source) and ${inPeriodV1(yearStartV1('year'), yearStartV1('year + 1'))}`,
    });
  }

  async down(db: QueryRunner): Promise<void> {
    await unlimitRowsV1(db, 'environment.pollution_source_listing');
    await unlimitRowsV1(db, 'environment.pollution_source');
    await dropRowLimitsV1(db, 'environment');
  }
}
