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
    await createRowLimitsV1(db, 'ocean');
    await limitRowsV1(db, {
      table: 'ocean.red_tide',
      isTimed: true,
      shown: `${inPlacesV1({ district: 'district_code' })} and ${inPeriodV1(dayStartV1('started_on'), ENDED)}`,
    });
  }

  async down(db: QueryRunner): Promise<void> {
    await unlimitRowsV1(db, 'ocean.red_tide');
    await dropRowLimitsV1(db, 'ocean');
  }
}

/** A red tide that still lasts has not ended. */
const ENDED = `coalesce(${dayStartV1('ended_on + 1')}, 'infinity')`;
