import { Ctx, FieldResolver, Resolver, Root } from 'type-graphql';
import type { DepartmentContext } from '../../../shared/monitoring/department-context';
import { publishStations } from '../../../shared/monitoring/stations/publish-stations';
import type { StationKey, StationRow } from '../../../shared/monitoring/stations/station-row';
import { District, Place, WaterBody } from '../entities.type';
import { farmlandSoilPoint } from '../soil/farmland-soil-point.resolver';
import { FarmlandSoilPoint } from '../soil/farmland-soil-point.type';
import { ProduceMetals, ProducePoint } from './produce-point.type';

export const producePoints = publishStations({
  type: ProducePoint,
  size: { series: 1, seriesOfIndicator: 1, everySeconds: 86_400 },
  kinds: { PRODUCE_POINT: { nameZh: '农产品协同监测点', nameEn: 'Produce point' } },
  one: 'producePoint',
  many: 'producePoints',
  dataset: 'agriculture/produce-points',
  title: 'points where produce is sampled (农产品协同监测点)',
  entities: { District, Place, WaterBody },
  published: (row) => ({ ...row, crop: row.stored['crop'] }),
});

@Resolver(() => ProducePoint)
export class ProducePointResolver {
  @FieldResolver(() => FarmlandSoilPoint)
  async soilPoint(
    @Root() point: StationRow,
    @Ctx() context: DepartmentContext,
  ): Promise<object | null> {
    const id = point.stored['soil_point_id'];
    if (typeof id !== 'string') return null;
    const row = await context.stations('agriculture/farmland-soil').byId(id);
    return row ? farmlandSoilPoint(row) : null;
  }

  @FieldResolver(() => ProduceMetals)
  metals(@Root() { id }: StationRow): StationKey {
    return { id, dataset: 'agriculture/produce-metals' };
  }
}
