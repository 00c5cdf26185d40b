import { Arg, Ctx, FieldResolver, Resolver, Root, type ClassType } from 'type-graphql';
import type { SurfaceWaterClass } from '../../../shared/domain/standards/gb3838';
import { waterBodyOf } from '../../../shared/domain/water-bodies';
import { DateTimeScalar } from '../../../shared/graphql/scalars';
import type { DepartmentContext } from '../../../shared/monitoring/department-context';
import type { StationRow } from '../../../shared/monitoring/stations/station-row';
import {
  assessSurfaceWater,
  SurfaceWaterAssessment,
  WaterClass,
} from '../../../shared/monitoring/assessment/surface-water-assessment';
import { isAsGoodAs } from './water-class';

/** Gives a type of water station its `assessment` by GB 3838. */
export function assessedWater(type: ClassType): ClassType {
  @Resolver(() => type)
  class AssessedWater {
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
      return assessed(context, station, at ?? null);
    }
  }
  return AssessedWater;
}

/** Gives a type of water station the class it is to keep, and whether it does. */
export function targetedWater(type: ClassType): ClassType {
  @Resolver(() => type)
  class TargetedWater {
    @FieldResolver(() => WaterClass, {
      nullable: true,
      description: 'Class that it is to keep, GB 3838-2002; null if none is set (水质目标)',
    })
    targetClass(@Root() station: StationRow) {
      return targetOf(station);
    }

    @FieldResolver(() => Boolean, {
      nullable: true,
      description: 'Whether the newest values keep the target; null while unknown (是否达标)',
    })
    async meetsTarget(@Root() station: StationRow, @Ctx() context: DepartmentContext) {
      const target = targetOf(station);
      const found = target && (await assessed(context, station, null));
      return found?.class && target ? isAsGoodAs(found.class, target) : null;
    }
  }
  return TargetedWater;
}

function targetOf({ stored }: StationRow): SurfaceWaterClass | null {
  return (stored['target_class'] ?? null) as SurfaceWaterClass | null; // The column's own constraint.
}

function assessed(context: DepartmentContext, station: StationRow, at: string | null) {
  const isReservoir = waterBodyOf(station.waterBody?.code ?? '')?.kind === 'RESERVOIR';
  return assessSurfaceWater(context, { station, kind: isReservoir ? 'LAKE' : 'RIVER', at });
}
