import type { SumSource } from '../../shared/monitoring/department-context';
import {
  soilVersions,
  type SoilVersion,
} from '../../shared/monitoring/assessment/soil-version.loader';
import { SOIL_KIND } from './kinds';

/** Elements and pH of all soil points beside the roads of Jiangmen, in one statement. */
export function roadsideSoilVersions(source: SumSource): Promise<SoilVersion[]> {
  return soilVersions(source, {
    schema: 'transport',
    landUse: 't.land_use',
    where: "t.kind = $3 and t.region = '江门'",
    values: [SOIL_KIND],
  });
}
