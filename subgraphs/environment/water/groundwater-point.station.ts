import { stationType } from '../../../shared/monitoring/stations/station-type';
import { entities } from '../entities.type';

export const groundwaterPoints = stationType({
  name: 'GroundwaterPoint',
  description: 'Groundwater quality point, sampled yearly (地下水环境质量监测点)',
  kinds: { GROUNDWATER_POINT: { nameZh: '地下水监测点', nameEn: 'Groundwater point' } },
  size: { series: 18, seriesOfIndicator: 1, everySeconds: 86_400 },
  one: 'groundwaterPoint',
  many: 'groundwaterPoints',
  dataset: 'environment/groundwater-quality',
  title: 'groundwater points (地下水监测点)',
  entities,
});
