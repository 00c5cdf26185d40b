import { Arg, Ctx, FieldResolver, Resolver, Root } from 'type-graphql';
import { DateTimeScalar } from '../../shared/graphql/scalars';
import type { DepartmentContext } from '../../shared/monitoring/department-context';
import { publishStations } from '../../shared/monitoring/stations/publish-stations';
import type { StationRow } from '../../shared/monitoring/stations/station-row';
import { District, Place, WaterBody } from './entities.type';
import { FisheryWater, SeaOutlet } from './other-stations.type';
import { assessSeaWater } from './sea-assessment';
import { SeaAssessment } from './sea-assessment.type';

const entities = { District, Place, WaterBody };

export const fisheryWaters = publishStations({
  type: FisheryWater,
  size: { series: 8, seriesOfIndicator: 1, everySeconds: 86_400 },
  kinds: { FISHERY_WATER: { nameZh: '重点渔业水域监测点', nameEn: 'Point in fishery waters' } },
  one: 'fisheryWater',
  many: 'fisheryWaters',
  dataset: 'ocean/fishery-water-quality',
  title: 'points in key fishery waters (重点渔业水域监测点)',
  entities,
  atWaterBody: true,
});

export const seaOutlets = publishStations({
  type: SeaOutlet,
  size: { series: 4, seriesOfIndicator: 1, everySeconds: 86_400 },
  kinds: { SEA_OUTLET: { nameZh: '入海排污口', nameEn: 'Outlet into the sea' } },
  one: 'seaOutlet',
  many: 'seaOutlets',
  dataset: 'ocean/sea-outlets',
  title: 'outlets into the sea (入海排污口)',
  entities,
  atWaterBody: true,
});

@Resolver(() => FisheryWater)
export class FisheryWaterResolver {
  @FieldResolver(() => SeaAssessment, {
    nullable: true,
    description: 'Class at the surface by GB 3097; fishery is to have class 1 (海水水质评价)',
  })
  assessment(
    @Root() station: StationRow,
    @Arg('at', () => DateTimeScalar, {
      nullable: true,
      description: 'Instant to assess; absent: the latest values',
    })
    at: string | null,
    @Ctx() context: DepartmentContext,
  ): Promise<SeaAssessment | null> {
    return assessSeaWater(context, { station, at: at ?? null });
  }
}
