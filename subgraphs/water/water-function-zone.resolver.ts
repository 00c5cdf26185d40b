import { Arg, Ctx, FieldResolver, Resolver, Root } from 'type-graphql';
import {
  SURFACE_WATER_CLASSES,
  type SurfaceWaterClass,
} from '../../shared/domain/standards/gb3838';
import { DateTimeScalar } from '../../shared/graphql/scalars';
import type { DepartmentContext } from '../../shared/monitoring/department-context';
import { publishStations } from '../../shared/monitoring/stations/publish-stations';
import type { StationRow } from '../../shared/monitoring/stations/station-row';
import {
  assessSurfaceWater,
  SurfaceWaterAssessment,
} from '../../shared/monitoring/assessment/surface-water-assessment';
import { District, Place, WaterBody } from './entities.type';
import { WaterFunctionZone } from './water-function-zone.type';

export const waterFunctionZones = publishStations({
  type: WaterFunctionZone,
  size: { series: 10, seriesOfIndicator: 1, everySeconds: 86_400 },
  kinds: {
    RIVER_ZONE: { nameZh: '河流水功能区', nameEn: 'Function zone of a river' },
    RESERVOIR_ZONE: { nameZh: '水库水功能区', nameEn: 'Function zone of a reservoir' },
  },
  one: 'waterFunctionZone',
  many: 'waterFunctionZones',
  dataset: 'water/water-function-zone',
  title: 'water function zones (水功能区)',
  entities: { District, Place, WaterBody },
  atWaterBody: true,
  published: (row) => ({ ...row, targetClass: row.stored['target_class'] }),
});

interface ZoneRow extends StationRow {
  readonly targetClass: SurfaceWaterClass | null;
}

@Resolver(() => WaterFunctionZone)
export class WaterFunctionZoneResolver {
  @FieldResolver(() => SurfaceWaterAssessment, {
    nullable: true,
    description: 'Class by the standard in force at the time, GB 3838-2002 (水质评价)',
  })
  assessment(
    @Root() zone: ZoneRow,
    @Arg('at', () => DateTimeScalar, {
      nullable: true,
      description: 'Instant to assess; absent: the latest values',
    })
    at: string | null,
    @Ctx() context: DepartmentContext,
  ): Promise<SurfaceWaterAssessment | null> {
    return assessSurfaceWater(context, { station: zone, kind: waterKind(zone), at: at ?? null });
  }

  @FieldResolver()
  async meetsTarget(
    @Root() zone: ZoneRow,
    @Ctx() context: DepartmentContext,
  ): Promise<boolean | null> {
    if (zone.targetClass === null) return null;
    const asked = { station: zone, kind: waterKind(zone), at: null };
    const found = await assessSurfaceWater(context, asked);
    if (!found?.class) return null;
    return (
      SURFACE_WATER_CLASSES.indexOf(found.class) <= SURFACE_WATER_CLASSES.indexOf(zone.targetClass)
    );
  }
}

function waterKind({ kind }: ZoneRow): 'RIVER' | 'LAKE' {
  return kind === 'RESERVOIR_ZONE' ? 'LAKE' : 'RIVER';
}
