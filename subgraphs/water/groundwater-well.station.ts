import { stationType } from '../../shared/monitoring/stations/station-type';
import { floatColumn } from '../../shared/monitoring/stations/station-field';
import { entities } from './entities.type';

export const groundwaterWells = stationType({
  name: 'GroundwaterWell',
  description: 'Groundwater well in a key area: level, and quality sampled monthly (地下水监测井)',
  kinds: { GROUNDWATER_WELL: { nameZh: '地下水监测井', nameEn: 'Groundwater well' } },
  size: { series: 1, seriesOfIndicator: 1, everySeconds: 86_400 },
  one: 'groundwaterWell',
  many: 'groundwaterWells',
  dataset: 'water/groundwater-key-areas',
  title: 'groundwater wells (地下水监测井)',
  entities,
  fields: {
    wellDepth: floatColumn('well_depth_m', 'Depth of the well, m (井深)'),
  },
});
