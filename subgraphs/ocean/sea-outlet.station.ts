import { stationType } from '../../shared/monitoring/stations/station-type';
import { entities } from './entities.type';

export const seaOutlets = stationType({
  name: 'SeaOutlet',
  description: 'Outlet into the sea, sampled monthly (入海排污口)',
  kinds: { SEA_OUTLET: { nameZh: '入海排污口', nameEn: 'Outlet into the sea' } },
  size: { series: 4, seriesOfIndicator: 1, everySeconds: 86_400 },
  one: 'seaOutlet',
  many: 'seaOutlets',
  dataset: 'ocean/sea-outlets',
  title: 'outlets into the sea (入海排污口)',
  entities,
  atWaterBody: true,
});
