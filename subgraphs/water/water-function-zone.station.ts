import { stationType } from '../../shared/monitoring/stations/station-type';
import { waterClassOf, waterTargetOf } from '../../shared/monitoring/assessment/assessment-fields';
import type { StationRow } from '../../shared/monitoring/stations/station-row';
import { entities } from './entities.type';

const kindOfZone = ({ kind }: StationRow) => (kind === 'RESERVOIR_ZONE' ? 'LAKE' : 'RIVER');

export const waterFunctionZones = stationType({
  name: 'WaterFunctionZone',
  description: 'Water function zone with its monitoring point, sampled monthly (水功能区)',
  kinds: {
    RIVER_ZONE: { nameZh: '河流水功能区', nameEn: 'Function zone of a river' },
    RESERVOIR_ZONE: { nameZh: '水库水功能区', nameEn: 'Function zone of a reservoir' },
  },
  size: { series: 10, seriesOfIndicator: 1, everySeconds: 86_400 },
  one: 'waterFunctionZone',
  many: 'waterFunctionZones',
  dataset: 'water/water-function-zone',
  title: 'water function zones (水功能区)',
  entities,
  atWaterBody: true,
  fields: {
    ...waterTargetOf(kindOfZone),
    ...waterClassOf(kindOfZone),
  },
});
