import { stationType } from '../../shared/monitoring/stations/station-type';
import { restricted } from '../../shared/monitoring/stations/station-field';
import { ReservoirEcology } from './reservoir-ecology-point.type';
import { entities } from './entities.type';

export const reservoirEcologyPoints = stationType({
  name: 'ReservoirEcologyPoint',
  description:
    'Sampling point of a source reservoir: its existence is public, its counts are in a separate field (水库水生态监测点)',
  kinds: { RESERVOIR_ECOLOGY_POINT: { nameZh: '水库水生态点', nameEn: 'Reservoir ecology point' } },
  size: { series: 1, seriesOfIndicator: 1, everySeconds: 86_400 },
  one: 'reservoirEcologyPoint',
  many: 'reservoirEcologyPoints',
  dataset: 'water/water-function-zone',
  title: 'sampling points of reservoir ecology (水库水生态监测点)',
  entities,
  atWaterBody: true,
  fields: {
    ecology: restricted(() => ReservoirEcology, {
      dataset: 'water/reservoir-water-ecology',
      description: 'Counts of algae and zooplankton (藻类、浮游动物监测值)',
    }),
  },
});
