import { stationType } from '../../shared/monitoring/stations/station-type';
import { newest } from '../../shared/monitoring/stations/station-field';
import { entities } from './entities.type';

export const ecoStations = stationType({
  name: 'EcoStation',
  description:
    'Ecological station in a forest or wetland, hourly: negative air ions, air, soil water, throughfall (生态观测站)',
  kinds: {
    FOREST_ECO_STATION: {
      nameZh: '森林生态站',
      nameEn: 'Forest ecological station',
      expectsEveryHours: 6,
      reportsEveryHours: { HOUR: 1 },
    },
    WETLAND_ECO_STATION: {
      nameZh: '湿地生态站',
      nameEn: 'Wetland ecological station',
      expectsEveryHours: 6,
      reportsEveryHours: { HOUR: 1 },
    },
  },
  size: { series: 5, seriesOfIndicator: 1, everySeconds: 3600 },
  one: 'ecoStation',
  many: 'ecoStations',
  dataset: 'forestry/forest-ecology',
  title: 'ecological stations (生态观测站)',
  entities,

  fields: {
    negativeOxygenIons: newest(
      'negative_oxygen_ions',
      'Newest negative air ions, /cm3, hourly mean (空气负离子浓度)',
    ),
  },
});
