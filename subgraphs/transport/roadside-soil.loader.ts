import type { Reader } from '../../shared/data/database';
import { soilVersions, type SoilVersion } from '../../shared/monitoring/soil-version.loader';
import { SOIL_KIND } from './kinds';

/** Elements and pH of all soil points beside the roads of Jiangmen, in one statement. */
export function roadsideSoilVersions(reader: Reader): Promise<SoilVersion[]> {
  return soilVersions(reader, {
    schema: 'transport',
    landUse: 't.land_use',
    where: "t.kind = $2 and t.region = '江门'",
    values: [SOIL_KIND],
  });
}
