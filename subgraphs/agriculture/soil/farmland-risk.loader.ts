import { groupBy, keyed } from '../../../shared/data/keyed';
import type { SumSource } from '../../../shared/monitoring/department-context';
import {
  soilVersions,
  type SoilVersion,
} from '../../../shared/monitoring/assessment/soil-version.loader';
import { FARMLAND_KINDS } from './land-use';

/** Every reading at the soil points of a district, oldest first at each point. */
export type FarmlandSoilLoader = (district: string) => Promise<ReadonlyArray<SoilVersion>>;

/** Makes the loader of one request: one statement for all districts. */
export function farmlandSoilLoader(source: SumSource): FarmlandSoilLoader {
  const load = keyed(async (districts: ReadonlyArray<string>) => {
    const versions = await soilVersions(source, {
      schema: 'agriculture',
      landUse: 't.kind',
      where: 't.district_code = any($3) and t.kind = any($4)',
      values: [districts, Object.keys(FARMLAND_KINDS)],
    });
    return groupBy(versions, ({ district }) => district ?? '');
  });
  return async (district) => (await load.load(district)) ?? [];
}
