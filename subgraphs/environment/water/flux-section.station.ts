import { stationType } from '../../../shared/monitoring/stations/station-type';
import { code } from '../../../shared/monitoring/stations/station-field';
import {
  waterClassOf,
  waterTargetOf,
} from '../../../shared/monitoring/assessment/assessment-fields';
import { GaugeStation } from './flux-section.type';
import { kindOfWater } from './kind-of-water';
import { entities } from '../entities.type';

export const fluxSections = stationType({
  name: 'FluxSection',
  description:
    'Section where a river crosses the border of the city, for the flux of pollutants (水污染通量断面)',
  kinds: {
    FLUX_SECTION: {
      nameZh: '水污染通量断面',
      nameEn: 'Section of pollution flux',
      expectsEveryHours: 12,
    },
  },
  size: { series: 7, seriesOfIndicator: 1, everySeconds: 3600 },
  one: 'fluxSection',
  many: 'fluxSections',
  dataset: 'environment/surface-water-quality',
  title: 'sections of pollution flux (水污染通量断面)',
  entities,
  atWaterBody: true,
  fields: {
    gauge: code(
      () => GaugeStation,
      'Gauge of the water department whose discharge is used (流量站)',
      ({ stored }) => gaugeOf(stored['gauge_id']),
    ),
    ...waterTargetOf(kindOfWater),
    ...waterClassOf(kindOfWater),
  },
});

function gaugeOf(id: unknown): { readonly id: string } | null {
  return typeof id === 'string' ? { id } : null;
}
