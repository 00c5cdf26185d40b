import { Arg, Ctx, FieldResolver, Resolver, Root } from 'type-graphql';
import { DateTimeScalar } from '../../shared/graphql/scalars';
import type { DepartmentContext } from '../../shared/monitoring/department-context';
import { publishStations } from '../../shared/monitoring/stations/publish-stations';
import { latestReading, type Reading } from '../../shared/monitoring/observations/reading';
import {
  assessSurfaceWater,
  SurfaceWaterAssessment,
} from '../../shared/monitoring/assessment/surface-water-assessment';
import type { StationRow } from '../../shared/monitoring/stations/station-row';
import { District, Place, WaterBody } from './entities.type';
import { WaterStation } from './water-station.type';

export const waterStations = publishStations({
  type: WaterStation,
  size: { series: 12, seriesOfIndicator: 1, everySeconds: 3600 },
  kinds: {
    RIVER_STATION: { nameZh: '河道水文站', nameEn: 'River station', expectsEveryHours: 6 },
    RESERVOIR_STATION: { nameZh: '水库水文站', nameEn: 'Reservoir station', expectsEveryHours: 6 },
  },
  one: 'waterStation',
  many: 'waterStations',
  dataset: 'water/water-function-zone',
  title: 'river and reservoir stations (水文水质站)',
  entities: { District, Place, WaterBody },
  atWaterBody: true,
  published: (row) => ({ ...row, reservoirCapacity: row.stored['reservoir_capacity_m3'] }),
});

@Resolver(() => WaterStation)
export class WaterStationResolver {
  @FieldResolver()
  stage(@Root() station: StationRow, @Ctx() context: DepartmentContext): Promise<Reading | null> {
    return latestReading(context, station, 'stage');
  }

  @FieldResolver()
  discharge(
    @Root() station: StationRow,
    @Ctx() context: DepartmentContext,
  ): Promise<Reading | null> {
    return latestReading(context, station, 'discharge');
  }

  @FieldResolver(() => SurfaceWaterAssessment, {
    nullable: true,
    description: 'Class by the standard in force at the time, GB 3838-2002 (水质评价)',
  })
  assessment(
    @Root() station: StationRow,
    @Arg('at', () => DateTimeScalar, {
      nullable: true,
      description: 'Instant to assess; absent: the latest values',
    })
    at: string | null,
    @Ctx() context: DepartmentContext,
  ): Promise<SurfaceWaterAssessment | null> {
    const kind = station.kind === 'RESERVOIR_STATION' ? 'LAKE' : 'RIVER';
    return assessSurfaceWater(context, { station, kind, at: at ?? null });
  }
}
