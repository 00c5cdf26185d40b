import { Arg, Ctx, FieldResolver, Resolver, Root } from 'type-graphql';
import {
  AirQualityAssessment,
  assessAirQuality,
} from '../../../shared/monitoring/assessment/air-quality-assessment';
import { DateTimeScalar } from '../../../shared/graphql/scalars';
import type { DepartmentContext } from '../../../shared/monitoring/department-context';
import { publishStations } from '../../../shared/monitoring/stations/publish-stations';
import type { StationRow } from '../../../shared/monitoring/stations/station-row';
import { AirStation } from './air-station.type';
import { District, Place, WaterBody } from '../entities.type';

export const airStations = publishStations({
  type: AirStation,
  size: { series: 8, seriesOfIndicator: 3, everySeconds: 3600 },
  kinds: {
    AIR_CITY: { nameZh: '城市空气站', nameEn: 'Urban air station', expectsEveryHours: 3 },
    AIR_SUPERSITE: { nameZh: '大气超级站', nameEn: 'Air supersite', expectsEveryHours: 3 },
    AIR_COMPOSITE: {
      nameZh: '大气复合污染站',
      nameEn: 'Composite air station',
      expectsEveryHours: 3,
    },
    AIR_VERTICAL: {
      nameZh: '大气垂直观测站',
      nameEn: 'Vertical air station',
      expectsEveryHours: 3,
    },
    AIR_VOCS: { nameZh: '挥发性有机物站', nameEn: 'VOCs station', expectsEveryHours: 3 },
    AIR_CITY_MEAN: { nameZh: '城市空气均值', nameEn: 'City mean of air', expectsEveryHours: 3 },
  },
  one: 'airStation',
  many: 'airStations',
  dataset: 'environment/city-air-quality',
  title: 'air stations of the bureau (空气监测站)',
  entities: { District, Place, WaterBody },
  overview: 'AIR_QUALITY',
  published: (row) => ({ ...row, isBackground: row.stored['is_background'] === true }),
});

@Resolver(() => AirStation)
export class AirStationResolver {
  @FieldResolver(() => AirQualityAssessment, {
    nullable: true,
    description:
      'Real-time index of one hour by HJ 633 as in force then; null if nothing was read in that hour (空气质量评价)',
  })
  assessment(
    @Root() station: StationRow,
    @Arg('at', () => DateTimeScalar, {
      nullable: true,
      description: 'The last full hour that had ended by then; absent: the newest hour measured',
    })
    at: string | null,
    @Ctx() context: DepartmentContext,
  ): Promise<AirQualityAssessment | null> {
    return assessAirQuality(context, { station, at: at ?? null });
  }
}
