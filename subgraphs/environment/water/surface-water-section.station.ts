import { stationType } from '../../../shared/monitoring/stations/station-type';
import { answered } from '../../../shared/monitoring/stations/station-field';
import {
  waterClassOf,
  waterTargetOf,
} from '../../../shared/monitoring/assessment/assessment-fields';
import type { DepartmentContext } from '../../../shared/monitoring/department-context';
import { indicatorNamed } from '../../../shared/monitoring/indicator-argument';
import type { StationKey } from '../../../shared/monitoring/stations/station-row';
import { kindOfWater } from './kind-of-water';
import { PublishedWaterClass } from './surface-water-section.type';
import { classOfNumber } from './water-class';
import { entities } from '../entities.type';

export const surfaceWaterSections = stationType({
  name: 'SurfaceWaterSection',
  description:
    'Surface-water section with an automatic station, read every four hours (地表水断面)',
  kinds: {
    SURFACE_WATER_SECTION: {
      nameZh: '地表水断面',
      nameEn: 'Surface-water section',
      expectsEveryHours: 12,
      reportsEveryHours: { INSTANT: 4 },
    },
  },
  size: { series: 12, seriesOfIndicator: 1, everySeconds: 3600 },
  one: 'surfaceWaterSection',
  many: 'surfaceWaterSections',
  dataset: 'environment/surface-water-quality',
  title: 'surface-water sections (地表水断面)',
  entities,
  overview: 'SURFACE_WATER',
  atWaterBody: true,
  fields: {
    publishedClass: answered(
      () => PublishedWaterClass,
      'Newest class published by the network itself; `assessment` is computed by the hub (发布类别)',
      publishedClassOf,
    ),
    ...waterTargetOf(kindOfWater),
    ...waterClassOf(kindOfWater),
  },
});

async function publishedClassOf({ id, dataset }: StationKey, context: DepartmentContext) {
  const asked = { indicators: [indicatorNamed('published_class').code] };
  const [newest] = await context.observations(dataset).latest(asked, id);
  const found = classOfNumber(newest?.value ?? 0);
  if (!newest || !found) return null;
  return { class: found, at: newest.from, revision: newest.revision, review: newest.review };
}
