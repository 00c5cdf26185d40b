import { stationType } from '../../shared/monitoring/stations/station-type';
import {
  assessment,
  computedFrom,
  enumColumn,
} from '../../shared/monitoring/stations/station-field';
import {
  assessSurfaceWater,
  SURFACE_WATER_READINGS,
  SurfaceWaterAssessment,
} from '../../shared/monitoring/assessment/surface-water-assessment';
import type { StationRow } from '../../shared/monitoring/stations/station-row';
import { assessSeaWater, SEA_READINGS } from './sea-assessment';
import { SeaAssessment } from './sea-assessment.type';
import { CoastalStandard } from './sea-station.type';
import { entities } from './entities.type';

/**
 * Items of GB 3838 that a sensor in sea water measures; permanganate in alkaline solution is a
 * different item.
 */
const RIVER_ITEMS = { sea_temp: 'water_temp', sea_ph: 'ph', sea_do: 'do' };

export const seaStations = stationType({
  name: 'SeaStation',
  description: 'Near-shore station, or the buoy of Yinzhou Lake (近岸海域监测站、银洲湖浮标)',
  kinds: {
    COASTAL: { nameZh: '近岸海域监测站', nameEn: 'Near-shore station' },
    BUOY: {
      nameZh: '海洋浮标',
      nameEn: 'Buoy',
      expectsEveryHours: 6,
      reportsEveryHours: { HOUR: 1 },
    },
  },
  size: { series: 8, seriesOfIndicator: 1, everySeconds: 3600 },
  one: 'seaStation',
  many: 'seaStations',
  dataset: 'ocean/marine-water-quality',
  title: 'near-shore stations and the buoy (近岸海域监测站)',
  entities,
  atWaterBody: true,
  fields: {
    assessedBy: enumColumn(
      'assessed_by',
      () => CoastalStandard,
      'Standard chosen for the site; null if none applies, for example outside the mainland (评价标准选择)',
    ),
    assessment: computedFrom(
      SEA_READINGS,
      assessment(
        () => SeaAssessment,
        'Class at the surface by GB 3097; null if the site is not assessed as sea (海水水质评价)',
        async (station, context, at) =>
          isJudgedBy('GB_3097', station) ? assessSeaWater(context, { station, at }) : null,
      ),
    ),
    riverAssessment: computedFrom(
      SURFACE_WATER_READINGS,
      assessment(
        () => SurfaceWaterAssessment,
        'Class by GB 3838, for a tidal reach that is assessed as a river; null elsewhere (按地表水评价)',
        async (station, context, at) =>
          isJudgedBy('GB_3838', station)
            ? assessSurfaceWater(context, { station, kind: 'RIVER', at, items: RIVER_ITEMS })
            : null,
      ),
    ),
  },
});

function isJudgedBy(standard: `${CoastalStandard}`, { stored }: StationRow): boolean {
  return stored['assessed_by'] === standard;
}
