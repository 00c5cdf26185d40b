import type { Reader } from '../../shared/data/database';
import { groupBy, keyed } from '../../shared/data/keyed';
import { soilVersions } from '../../shared/monitoring/soil-version.loader';

/** Elements and pH of all soil points of a district, by its code; one statement for all districts. */
export function soilVersionsByDistrict(reader: Reader) {
  return keyed(async (districts: ReadonlyArray<string>) => {
    const versions = await soilVersions(reader, {
      schema: 'environment',
      landUse: 't.land_use',
      where: "t.district_code = any($2) and t.kind = 'SOIL_POINT'",
      values: [districts],
    });
    return groupBy(versions, ({ district }) => district ?? '');
  });
}
