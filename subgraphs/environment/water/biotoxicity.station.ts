import { stationType } from '../../../shared/monitoring/stations/station-type';
import { newest } from '../../../shared/monitoring/stations/station-field';
import { entities } from '../entities.type';

export const biotoxicityStations = stationType({
  name: 'BiotoxicityStation',
  description:
    'Early warning at an urban source: inhibition of luminous bacteria by the water, hourly (生物毒性实时监控)',
  kinds: {
    BIOTOXICITY_STATION: {
      nameZh: '生物毒性监控站',
      nameEn: 'Biotoxicity station',
      expectsEveryHours: 6,
    },
  },
  size: { series: 1, seriesOfIndicator: 1, everySeconds: 3600 },
  one: 'biotoxicityStation',
  many: 'biotoxicityStations',
  dataset: 'environment/surface-water-quality',
  title: 'biotoxicity stations (生物毒性监控站)',
  entities,
  atWaterBody: true,
  fields: {
    inhibition: newest(
      'inhibition',
      'Newest inhibition, %, hourly mean, negative when stimulated (抑制率)',
    ),
  },
});
