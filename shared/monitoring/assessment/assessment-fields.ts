import { SURFACE_WATER_CLASSES } from '../../domain/standards/gb3838';
import { answered, assessment, computedFrom, enumColumn } from '../stations/station-field';
import type { StationRow } from '../stations/station-row';
import { AIR_READINGS, AirQualityAssessment, assessAirQuality } from './air-quality-assessment';
import {
  assessSurfaceWater,
  SURFACE_WATER_READINGS,
  SurfaceWaterAssessment,
  WaterClass,
  type WaterQuery,
} from './surface-water-assessment';

/** Returns the kind of a station's water. */
type KindAt = (row: StationRow) => WaterQuery['kind'];

/** Field with the air quality index at a station. */
export const AIR_QUALITY = {
  assessment: {
    ...computedFrom(
      AIR_READINGS,
      assessment(
        () => AirQualityAssessment,
        'Real-time index of one hour by the version of HJ 633 in force in that hour; null if the hour has no value (空气质量评价)',
        (station, context, at) => assessAirQuality(context, { station, at }),
      ),
    ),
    at: 'The last full hour that had ended by then; absent: the newest hour measured (评价时刻)',
  },
} as const;

/** Creates the field with the water-quality class at a station. */
export function waterClassOf(kindOf: KindAt) {
  return {
    assessment: computedFrom(
      SURFACE_WATER_READINGS,
      assessment(
        () => SurfaceWaterAssessment,
        'Class by the standard in force at the time, GB 3838-2002 (水质评价)',
        (station, context, at) =>
          assessSurfaceWater(context, { station, kind: kindOf(station), at }),
      ),
    ),
  } as const;
}

/** Creates the fields with the target class of a water body and whether it is met. */
export function waterTargetOf(kindOf: KindAt) {
  const targetClass = enumColumn(
    'target_class',
    () => WaterClass,
    'Target class, GB 3838-2002; null if none is set (水质目标)',
  );
  return {
    targetClass,
    meetsTarget: computedFrom(
      SURFACE_WATER_READINGS,
      answered(
        () => Boolean,
        'Whether the newest values meet the target; null if unknown (是否达标)',
        async (station, context) => {
          const target = targetClass.of?.(station) ?? null;
          if (target === null) return null;
          const asked = { station, kind: kindOf(station), at: null };
          const found = await assessSurfaceWater(context, asked);
          return found?.class ? isAsGoodAs(found.class, target) : null;
        },
      ),
    ),
  } as const;
}

function isAsGoodAs(found: `${WaterClass}`, wanted: `${WaterClass}`): boolean {
  return SURFACE_WATER_CLASSES.indexOf(found) <= SURFACE_WATER_CLASSES.indexOf(wanted);
}
