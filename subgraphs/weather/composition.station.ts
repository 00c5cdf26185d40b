import { stationType } from '../../shared/monitoring/stations/station-type';
import { restricted } from '../../shared/monitoring/stations/station-field';
import { AtmosphericComposition } from './composition-station.type';
import { COMPOSITION_KIND } from './kinds';
import { entities } from './entities.type';

export const compositionStations = stationType({
  name: 'CompositionStation',
  description:
    'Station of the meteorological composition network: visibility is public like any element, the composition is in a separate field (大气成分站)',
  kinds: {
    [COMPOSITION_KIND]: {
      nameZh: '大气成分站',
      nameEn: 'Atmospheric composition station',
      expectsEveryHours: 6,
      reportsEveryHours: { HOUR: 1 },
    },
  },
  size: { series: 1, seriesOfIndicator: 1, everySeconds: 3600 },
  one: 'compositionStation',
  many: 'compositionStations',
  dataset: 'weather/meteorological-elements',
  title: 'atmospheric composition stations (大气成分站)',
  entities,
  fields: {
    composition: restricted(() => AtmosphericComposition, {
      dataset: 'weather/atmospheric-composition',
      description:
        'Composition of the air; not public, because the environment authority publishes air quality (大气成分监测值)',
    }),
  },
});
