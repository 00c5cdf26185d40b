import { Ctx, FieldResolver, Resolver, Root } from 'type-graphql';
import { publishStations } from '../../../shared/monitoring/stations/publish-stations';
import {
  soilLandUseOf,
  type SoilLandUse,
  type SoilSampled,
} from '../../../shared/monitoring/assessment/soil-risk-assessment';
import { soilRiskSummary } from '../../../shared/monitoring/assessment/soil-risk-summary';
import type { StationRow } from '../../../shared/monitoring/stations/station-row';
import { seesAllOf } from '../../../shared/sharing/disclosure';
import { InDataset } from '../../../shared/sharing/in-dataset';
import { District, Place, WaterBody } from '../entities.type';
import { SoilPoint, SoilRiskSummary } from './soil-point.type';
import type { WaterAndSoilContext } from '../water-and-soil-loaders';

export const soilPoints = publishStations({
  type: SoilPoint,
  size: { series: 2, seriesOfIndicator: 1, everySeconds: 86_400 },
  kinds: { SOIL_POINT: { nameZh: '土壤质量监测点', nameEn: 'Soil point' } },
  one: 'soilPoint',
  many: 'soilPoints',
  dataset: 'environment/soil-quality',
  title: 'soil points of province and state (土壤质量监测点)',
  entities: { District, Place, WaterBody },
  published: (row) => {
    const landUse = soilLandUseOf(row.stored['land_use']);
    return { ...row, landUse, metals: metalsOf(row, landUse) };
  },
});

function metalsOf({ id, dataset }: StationRow, landUse: SoilLandUse): SoilSampled {
  return { id, dataset: 'environment/soil-point-metals', phDataset: dataset, landUse };
}

@Resolver(() => District)
export class DistrictSoilResolver {
  @InDataset('environment/soil-quality')
  @FieldResolver(() => SoilRiskSummary, {
    nullable: true,
    description:
      'Soil points of this district by risk, GB 15618-2018, rounded down to fives; null below five points (土壤污染风险汇总)',
  })
  async soilRiskSummary(
    @Root() district: { readonly code: string },
    @Ctx() { load, access }: WaterAndSoilContext,
  ) {
    const limits = access.limitsOf('environment/soil-quality');
    if (!seesAllOf(limits, { district: district.code, from: null, before: null })) return null;
    return soilRiskSummary((await load.soilVersions.load(district.code)) ?? []);
  }
}
