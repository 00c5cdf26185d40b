import { Ctx, Query, Resolver } from 'type-graphql';
import type { DepartmentContext } from '../../shared/monitoring/department-context';
import { publishStations } from '../../shared/monitoring/stations/publish-stations';
import {
  soilLandUseOf,
  type SoilLandUse,
  type SoilSampled,
} from '../../shared/monitoring/assessment/soil-risk-assessment';
import { soilRiskSummary } from '../../shared/monitoring/assessment/soil-risk-summary';
import type { StationRow } from '../../shared/monitoring/stations/station-row';
import { seesAllOf } from '../../shared/sharing/disclosure';
import { InDataset } from '../../shared/sharing/in-dataset';
import type { TransportLoaders } from './department-loaders';
import { District, Place, WaterBody } from './entities.type';
import { SOIL_KIND } from './kinds';
import { RoadsideSoilPoint, RoadsideSoilSummary } from './roadside-soil-point.type';

export const roadsideSoilPoints = publishStations({
  type: RoadsideSoilPoint,
  size: { series: 1, seriesOfIndicator: 1, everySeconds: 86_400 },
  kinds: { [SOIL_KIND]: { nameZh: '路侧土壤监测点', nameEn: 'Roadside soil point' } },
  one: 'roadsideSoilPoint',
  many: 'roadsideSoilPoints',
  dataset: 'transport/port-corridor-soil',
  title: 'soil points beside trunk roads (路侧土壤监测点)',
  entities: { District, Place, WaterBody },
  published: (row) => {
    const landUse = soilLandUseOf(row.stored['land_use']);
    const metals = metalsOf(row, landUse);
    return { ...row, roadName: row.stored['road_name'], landUse, metals };
  },
});

function metalsOf({ id, dataset }: StationRow, landUse: SoilLandUse): SoilSampled {
  return { id, dataset: 'transport/port-corridor-soil-metals', phDataset: dataset, landUse };
}

@Resolver()
export class RoadsideSoilSummaryQuery {
  @InDataset('transport/port-corridor-soil')
  @Query(() => RoadsideSoilSummary, {
    nullable: true,
    description:
      'Soil points of Jiangmen beside trunk roads by risk, GB 15618-2018, rounded down to fives; null below five points (路侧土壤污染风险汇总)',
  })
  async roadsideSoilSummary(
    @Ctx() { load, access }: DepartmentContext<TransportLoaders>,
  ): Promise<object | null> {
    const limits = access.limitsOf('transport/port-corridor-soil');
    if (!seesAllOf(limits, { district: null, from: null, before: null })) return null;
    return soilRiskSummary(await load.roadsideSoil());
  }
}
