import { text } from '../../shared/data/sql-type';
import { SOIL_RISK_CODES } from '../../shared/monitoring/assessment/soil-risk-assessment';
import {
  soilVersionStatement,
  type SoilVersion,
} from '../../shared/monitoring/assessment/soil-version';
import type { SumSource } from '../../shared/monitoring/department-context';
import { SOIL_KIND } from './kinds';

/** Elements and pH of all soil points beside the roads of Jiangmen, in one statement. */
export function roadsideSoilVersions({ reader, datasets }: SumSource): Promise<SoilVersion[]> {
  return reader.query(ROADSIDE_SOIL_VERSIONS, [SOIL_RISK_CODES, datasets, SOIL_KIND]);
}

/** Readings at the soil points beside the roads. */
export const ROADSIDE_SOIL_VERSIONS = soilVersionStatement({
  schema: 'transport',
  landUse: 't.land_use',
  where: "t.kind = $3 and t.region = '江门'",
  parameters: [text()],
});
