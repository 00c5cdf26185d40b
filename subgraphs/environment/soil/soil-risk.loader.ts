import { groupBy, keyed } from '../../../shared/data/keyed';
import { list, text } from '../../../shared/data/sql-type';
import { SOIL_RISK_CODES } from '../../../shared/monitoring/assessment/soil-risk-assessment';
import { soilVersionStatement } from '../../../shared/monitoring/assessment/soil-version';
import type { SumSource } from '../../../shared/monitoring/department-context';

/**
 * Loader of elements and pH at all soil points of a district, by its code; one statement for all
 * districts.
 */
export function soilVersionsByDistrict({ reader, datasets }: SumSource) {
  return keyed(async (districts: ReadonlyArray<string>) => {
    const versions = await reader.query(SOIL_VERSIONS, [SOIL_RISK_CODES, datasets, districts]);
    return groupBy(versions, ({ district }) => district ?? '');
  });
}

/** Readings at the soil points of districts. */
export const SOIL_VERSIONS = soilVersionStatement({
  schema: 'environment',
  landUse: 't.land_use',
  where: "t.district_code = any($3) and t.kind = 'SOIL_POINT'",
  parameters: [list(text())],
});
