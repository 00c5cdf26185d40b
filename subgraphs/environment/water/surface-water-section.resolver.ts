import { Ctx, FieldResolver, Resolver, Root } from 'type-graphql';
import type { DepartmentContext } from '../../../shared/monitoring/department-context';
import { indicatorNamed } from '../../../shared/monitoring/indicator-argument';
import { publishStations } from '../../../shared/monitoring/stations/publish-stations';
import type { StationRow } from '../../../shared/monitoring/stations/station-row';
import { District, Place, WaterBody } from '../entities.type';
import { PublishedWaterClass, SurfaceWaterSection } from './surface-water-section.type';
import { classOfNumber } from './water-class';

export const surfaceWaterSections = publishStations({
  type: SurfaceWaterSection,
  size: { series: 12, seriesOfIndicator: 1, everySeconds: 3600 },
  kinds: {
    SURFACE_WATER_SECTION: {
      nameZh: '地表水断面',
      nameEn: 'Surface-water section',
      expectsEveryHours: 12,
    },
  },
  one: 'surfaceWaterSection',
  many: 'surfaceWaterSections',
  dataset: 'environment/surface-water-quality',
  title: 'surface-water sections (地表水断面)',
  entities: { District, Place, WaterBody },
  overview: 'SURFACE_WATER',
  atWaterBody: true,
});

@Resolver(() => SurfaceWaterSection)
export class SurfaceWaterSectionResolver {
  @FieldResolver(() => PublishedWaterClass, {
    nullable: true,
    description:
      'Newest class that the network itself published; `assessment` is our own judgement (发布类别)',
  })
  async publishedClass(@Root() section: StationRow, @Ctx() context: DepartmentContext) {
    const indicators = [indicatorNamed('published_class').code];
    const asked = { indicators };
    const [newest] = await context.observations(section.dataset).latest(asked, section.id);
    const found = classOfNumber(newest?.value ?? 0);
    if (!newest || !found) return null;
    return { class: found, at: newest.from, revision: newest.revision, review: newest.review };
  }
}
