import { groupBy, keyed } from '../../../shared/data/keyed';
import type { SumSource } from '../../../shared/monitoring/department-context';
import { soilVersions } from '../../../shared/monitoring/assessment/soil-version.loader';

/** Elements and pH of all soil points of a district, by its code; one statement for all districts. */
export function soilVersionsByDistrict(source: SumSource) {
  return keyed(async (districts: ReadonlyArray<string>) => {
    const versions = await soilVersions(source, {
      schema: 'environment',
      landUse: 't.land_use',
      where: "t.district_code = any($3) and t.kind = 'SOIL_POINT'",
      values: [districts],
    });
    return groupBy(versions, ({ district }) => district ?? '');
  });
}
