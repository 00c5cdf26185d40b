import type { MigrationInterface, QueryRunner } from 'typeorm';
import { createRowLimitsV1, dropRowLimitsV1 } from '../../shared/data/monitoring-row-limits';
import {
  inPeriodV1,
  inPlacesV1,
  limitRowsV1,
  unlimitRowsV1,
} from '../../shared/data/row-limit-policies';

export class LimitRows1795500000000 implements MigrationInterface {
  async up(db: QueryRunner): Promise<void> {
    await createRowLimitsV1(db, 'weather');
    await limitRowsV1(db, {
      table: 'weather.warning',
      isTimed: true,
      shown: `${inPlacesV1({ districts: 'district_codes' })} and ${inPeriodV1('issued_at', LIFTED)}`,
    });
    // A forecast is of the instant at which it was issued, whatever day it speaks of.
    await limitRowsV1(db, {
      table: 'weather.forecast',
      isTimed: true,
      shown: `${inPlacesV1({ district: 'district_code' })} and ${inPeriodV1('issued_at', 'issued_at')}`,
    });
  }

  async down(db: QueryRunner): Promise<void> {
    await unlimitRowsV1(db, 'weather.forecast');
    await unlimitRowsV1(db, 'weather.warning');
    await dropRowLimitsV1(db, 'weather');
  }
}

/** A warning in force has not ended. */
const LIFTED = `coalesce(lifted_at, 'infinity')`;
