import { stationType } from '../../../shared/monitoring/stations/station-type';
import { waterClassOf } from '../../../shared/monitoring/assessment/assessment-fields';
import { kindOfWater } from './kind-of-water';
import { entities } from '../entities.type';

export const transferParkPoints = stationType({
  name: 'TransferParkPoint',
  description: 'Water below an industrial transfer park, sampled quarterly (产业转移园区监测点)',
  kinds: { TRANSFER_PARK_POINT: { nameZh: '产业转移园区监测点', nameEn: 'Transfer-park point' } },
  size: { series: 18, seriesOfIndicator: 1, everySeconds: 86_400 },
  one: 'transferParkPoint',
  many: 'transferParkPoints',
  dataset: 'environment/surface-water-quality',
  title: 'points of industrial transfer parks (产业转移园区监测点)',
  entities,
  atWaterBody: true,
  fields: {
    ...waterClassOf(kindOfWater),
  },
});
