import type { MigrationInterface, QueryRunner } from 'typeorm';
import { createRowLimitsV1, dropRowLimitsV1 } from '../../shared/data/monitoring-row-limits';
import {
  dayStartV1,
  inPeriodV1,
  inPlacesV1,
  limitRowsV1,
  unlimitRowsV1,
  yearStartV1,
} from '../../shared/data/row-limit-policies';

const IN_PLACES = inPlacesV1({ district: 'district_code' });
const OF_YEAR = `${IN_PLACES} and ${inPeriodV1(yearStartV1('year'), yearStartV1('year + 1'))}`;
const OF_DAY = `${IN_PLACES} and ${inPeriodV1(dayStartV1('observed_on'), dayStartV1('observed_on + 1'))}`;

const TABLES = [
  { table: 'forestry.forest_cover', isTimed: true, shown: OF_YEAR },
  { table: 'forestry.ecosystem_service', isTimed: true, shown: OF_YEAR },
  { table: 'forestry.protected_area', isTimed: false, shown: IN_PLACES },
  { table: 'forestry.species_record', isTimed: true, shown: OF_DAY },
] as const;

export class LimitRows1795500000000 implements MigrationInterface {
  async up(db: QueryRunner): Promise<void> {
    await createRowLimitsV1(db, 'forestry');
    for (const limited of TABLES) await limitRowsV1(db, limited);
  }

  async down(db: QueryRunner): Promise<void> {
    for (const { table } of TABLES) await unlimitRowsV1(db, table);
    await dropRowLimitsV1(db, 'forestry');
  }
}
