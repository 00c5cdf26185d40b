import { groupBy, keyed } from '../../../shared/data/keyed';
import { list, text } from '../../../shared/data/sql-type';
import { SOIL_RISK_CODES } from '../../../shared/monitoring/assessment/soil-risk-assessment';
import {
  soilVersionStatement,
  type SoilVersion,
} from '../../../shared/monitoring/assessment/soil-version';
import type { SumSource } from '../../../shared/monitoring/department-context';
import { FARMLAND_KINDS } from './land-use';

/** Every reading at the soil points of a district, oldest first at each point. */
export type FarmlandSoilLoader = (district: string) => Promise<ReadonlyArray<SoilVersion>>;

/** Creates the loader of one request: one statement for all districts. */
export function farmlandSoilLoader({ reader, datasets }: SumSource): FarmlandSoilLoader {
  const kinds = Object.keys(FARMLAND_KINDS);
  const load = keyed(async (districts: ReadonlyArray<string>) => {
    const values = [SOIL_RISK_CODES, datasets, districts, kinds] as const;
    const versions = await reader.query(FARMLAND_SOIL_VERSIONS, values);
    return groupBy(versions, ({ district }) => district ?? '');
  });
  return async (district) => (await load.load(district)) ?? [];
}

/** Readings at the soil points of districts, of these kinds. */
export const FARMLAND_SOIL_VERSIONS = soilVersionStatement({
  schema: 'agriculture',
  landUse: 't.kind',
  where: 't.district_code = any($3) and t.kind = any($4)',
  parameters: [list(text()), list(text())],
});
