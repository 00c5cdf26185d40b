import { publishStations } from '../../shared/monitoring/stations/publish-stations';
import { District, Place, WaterBody } from './entities.type';
import { IrrigationWaterPoint } from './irrigation-water-point.type';

export const irrigationWaterPoints = publishStations({
  type: IrrigationWaterPoint,
  size: { series: 6, seriesOfIndicator: 1, everySeconds: 86_400 },
  kinds: { IRRIGATION_WATER_POINT: { nameZh: '灌溉水监测点', nameEn: 'Irrigation-water point' } },
  one: 'irrigationWaterPoint',
  many: 'irrigationWaterPoints',
  dataset: 'agriculture/irrigation-water',
  title: 'sampling points of irrigation water (灌溉水监测点)',
  entities: { District, Place, WaterBody },
  atWaterBody: true,
});
