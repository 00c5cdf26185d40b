import type { MigrationInterface, QueryRunner } from 'typeorm';
import { limitRowsOnce, type TableOfDistricts } from '../../shared/data/monitoring/limit-rows-once';
import {
  dayStart,
  inPeriod,
  inPlaces,
  limitRows,
  yearStart,
} from '../../shared/data/monitoring/row-limit-policies';

/** Lets the row limits of forestry's own tables read the settings once in a statement. */
export class ReadLimitsOnce1797000001400 implements MigrationInterface {
  readonly name = 'ReadLimitsOnce1797000001400';

  async up(db: QueryRunner): Promise<void> {
    for (const limited of LIMITED) await limitRowsOnce(db, limited);
  }

  async down(db: QueryRunner): Promise<void> {
    for (const { table, district, period } of LIMITED.toReversed()) {
      const times = period ? ` and ${inPeriod(...period)}` : '';
      await db.query(`drop policy row_limits on ${table}`);
      await limitRows(db, { table, isTimed: !!period, shown: `${inPlaces({ district })}${times}` });
    }
  }
}

const district = 'district_code';
const OF_YEAR = [yearStart('year'), yearStart('year + 1')] as const;
const OF_DAY = [dayStart('observed_on'), dayStart('observed_on + 1')] as const;

const LIMITED: ReadonlyArray<TableOfDistricts> = [
  { table: 'forestry.forest_cover', district, period: OF_YEAR },
  { table: 'forestry.ecosystem_service', district, period: OF_YEAR },
  { table: 'forestry.protected_area', district },
  { table: 'forestry.species_record', district, period: OF_DAY },
];
