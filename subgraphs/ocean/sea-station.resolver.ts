import { Arg, Ctx, FieldResolver, Resolver, Root } from 'type-graphql';
import { DateTimeScalar } from '../../shared/graphql/scalars';
import type { DepartmentContext } from '../../shared/monitoring/department-context';
import { publishStations } from '../../shared/monitoring/stations/publish-stations';
import type { StationRow } from '../../shared/monitoring/stations/station-row';
import {
  assessSurfaceWater,
  SurfaceWaterAssessment,
} from '../../shared/monitoring/assessment/surface-water-assessment';
import { District, Place, WaterBody } from './entities.type';
import { assessSeaWater } from './sea-assessment';
import { SeaAssessment } from './sea-assessment.type';
import { SeaStation } from './sea-station.type';

export const seaStations = publishStations({
  type: SeaStation,
  size: { series: 8, seriesOfIndicator: 1, everySeconds: 3600 },
  kinds: {
    COASTAL: { nameZh: '近岸海域监测站', nameEn: 'Near-shore station' },
    BUOY: { nameZh: '海洋浮标', nameEn: 'Buoy', expectsEveryHours: 6 },
  },
  one: 'seaStation',
  many: 'seaStations',
  dataset: 'ocean/marine-water-quality',
  title: 'near-shore stations and the buoy (近岸海域监测站)',
  entities: { District, Place, WaterBody },
  atWaterBody: true,
  published: (row) => ({ ...row, assessedBy: row.stored['assessed_by'] }),
});

interface SeaStationRow extends StationRow {
  readonly assessedBy: string | null;
}

const AT = { nullable: true, description: 'Instant to assess; absent: the latest values' } as const;

/** What a sensor in salt water measures of a river's items; permanganate in alkali is another item. */
const RIVER_ITEMS = { sea_temp: 'water_temp', sea_ph: 'ph', sea_do: 'do' };

@Resolver(() => SeaStation)
export class SeaStationResolver {
  @FieldResolver(() => SeaAssessment, {
    nullable: true,
    description:
      'Class at the surface by GB 3097; null if the site is not judged as sea (海水水质评价)',
  })
  async assessment(
    @Root() station: SeaStationRow,
    @Arg('at', () => DateTimeScalar, AT) at: string | null,
    @Ctx() context: DepartmentContext,
  ): Promise<SeaAssessment | null> {
    return station.assessedBy === 'GB_3097'
      ? assessSeaWater(context, { station, at: at ?? null })
      : null;
  }

  @FieldResolver(() => SurfaceWaterAssessment, {
    nullable: true,
    description:
      'Class by GB 3838, for a tidal reach that is judged as a river; null elsewhere (按地表水评价)',
  })
  async riverAssessment(
    @Root() station: SeaStationRow,
    @Arg('at', () => DateTimeScalar, AT) at: string | null,
    @Ctx() context: DepartmentContext,
  ): Promise<SurfaceWaterAssessment | null> {
    if (station.assessedBy !== 'GB_3838') return null;
    const asked = { station, kind: 'RIVER', at: at ?? null } as const;
    return assessSurfaceWater(context, { ...asked, items: RIVER_ITEMS });
  }
}
