import { stationType } from '../../shared/monitoring/stations/station-type';
import { floatColumn, newest } from '../../shared/monitoring/stations/station-field';
import { waterClassOf } from '../../shared/monitoring/assessment/assessment-fields';
import { entities } from './entities.type';

export const waterStations = stationType({
  name: 'WaterStation',
  description:
    'River or reservoir station of the water department: level, discharge, quality (水文水质站)',
  kinds: {
    RIVER_STATION: {
      nameZh: '河道水文站',
      nameEn: 'River station',
      expectsEveryHours: 6,
      reportsEveryHours: { HOUR: 1 },
    },
    RESERVOIR_STATION: {
      nameZh: '水库水文站',
      nameEn: 'Reservoir station',
      expectsEveryHours: 6,
      reportsEveryHours: { HOUR: 1 },
    },
  },
  size: { series: 12, seriesOfIndicator: 1, everySeconds: 3600 },
  one: 'waterStation',
  many: 'waterStations',
  dataset: 'water/water-function-zone',
  title: 'river and reservoir stations (水文水质站)',
  entities,
  atWaterBody: true,
  fields: {
    reservoirCapacity: floatColumn(
      'reservoir_capacity_m3',
      'Capacity of the reservoir, m3; null on a river (总库容)',
    ),
    stage: newest('stage', 'Newest water level, m above datum, hourly (水位)'),
    discharge: newest(
      'discharge',
      'Newest discharge, m3/s, hourly mean, negative on a flood tide (流量)',
    ),
    ...waterClassOf(({ kind }) => (kind === 'RESERVOIR_STATION' ? 'LAKE' : 'RIVER')),
  },
});
