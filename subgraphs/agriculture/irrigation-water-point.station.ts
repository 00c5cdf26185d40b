import { stationType } from '../../shared/monitoring/stations/station-type';
import { entities } from './entities.type';

export const irrigationWaterPoints = stationType({
  name: 'IrrigationWaterPoint',
  description:
    'Point where irrigation water is sampled each season: pH, Cd, Hg, As, Pb, Cr(VI) (灌溉水监测点)',
  kinds: { IRRIGATION_WATER_POINT: { nameZh: '灌溉水监测点', nameEn: 'Irrigation-water point' } },
  size: { series: 6, seriesOfIndicator: 1, everySeconds: 86_400 },
  one: 'irrigationWaterPoint',
  many: 'irrigationWaterPoints',
  dataset: 'agriculture/irrigation-water',
  title: 'sampling points of irrigation water (灌溉水监测点)',
  entities,
  atWaterBody: true,
});
