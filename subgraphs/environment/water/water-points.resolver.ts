import { Ctx, FieldResolver, Resolver, Root } from 'type-graphql';
import type { DepartmentContext } from '../../../shared/monitoring/department-context';
import { publishStations } from '../../../shared/monitoring/stations/publish-stations';
import { latestReading, type Reading } from '../../../shared/monitoring/observations/reading';
import type { StationRow } from '../../../shared/monitoring/stations/station-row';
import { District, Place, WaterBody } from '../entities.type';
import { BiotoxicityStation, GroundwaterPoint, TransferParkPoint } from './water-points.type';

const entities = { District, Place, WaterBody };

export const transferParkPoints = publishStations({
  type: TransferParkPoint,
  size: { series: 18, seriesOfIndicator: 1, everySeconds: 86_400 },
  kinds: { TRANSFER_PARK_POINT: { nameZh: '产业转移园区监测点', nameEn: 'Transfer-park point' } },
  one: 'transferParkPoint',
  many: 'transferParkPoints',
  dataset: 'environment/surface-water-quality',
  title: 'points of industrial transfer parks (产业转移园区监测点)',
  entities,
  atWaterBody: true,
});

export const biotoxicityStations = publishStations({
  type: BiotoxicityStation,
  size: { series: 1, seriesOfIndicator: 1, everySeconds: 3600 },
  kinds: {
    BIOTOXICITY_STATION: {
      nameZh: '生物毒性监控站',
      nameEn: 'Biotoxicity station',
      expectsEveryHours: 6,
    },
  },
  one: 'biotoxicityStation',
  many: 'biotoxicityStations',
  dataset: 'environment/surface-water-quality',
  title: 'biotoxicity stations (生物毒性监控站)',
  entities,
  atWaterBody: true,
});

export const groundwaterPoints = publishStations({
  type: GroundwaterPoint,
  size: { series: 18, seriesOfIndicator: 1, everySeconds: 86_400 },
  kinds: { GROUNDWATER_POINT: { nameZh: '地下水监测点', nameEn: 'Groundwater point' } },
  one: 'groundwaterPoint',
  many: 'groundwaterPoints',
  dataset: 'environment/groundwater-quality',
  title: 'groundwater points (地下水监测点)',
  entities,
});

@Resolver(() => BiotoxicityStation)
export class BiotoxicityStationResolver {
  @FieldResolver()
  inhibition(
    @Root() station: StationRow,
    @Ctx() context: DepartmentContext,
  ): Promise<Reading | null> {
    return latestReading(context, station, 'inhibition');
  }
}
