import { Ctx, FieldResolver, Resolver, Root } from 'type-graphql';
import type { DepartmentContext } from '../../shared/monitoring/department-context';
import { publishStations } from '../../shared/monitoring/stations/publish-stations';
import { latestReading, type Reading } from '../../shared/monitoring/observations/reading';
import type { StationRow } from '../../shared/monitoring/stations/station-row';
import { District, Place, WaterBody } from './entities.type';
import { ForestPlot } from './forest-plot.type';

export const forestPlots = publishStations({
  type: ForestPlot,
  size: { series: 3, seriesOfIndicator: 1, everySeconds: 86_400 },
  kinds: { FOREST_PLOT: { nameZh: '森林固定样地', nameEn: 'Forest plot' } },
  one: 'forestPlot',
  many: 'forestPlots',
  dataset: 'forestry/forest-ecology',
  title: 'forest plots (森林固定样地)',
  entities: { District, Place, WaterBody },
  published: (row) => ({
    ...row,
    standType: row.stored['stand_type'],
    plotArea: row.stored['plot_area_m2'],
  }),
});

@Resolver(() => ForestPlot)
export class ForestPlotResolver {
  @FieldResolver()
  canopyCover(
    @Root() plot: StationRow,
    @Ctx() context: DepartmentContext,
  ): Promise<Reading | null> {
    return latestReading(context, plot, 'canopy_cover');
  }

  @FieldResolver()
  biomass(@Root() plot: StationRow, @Ctx() context: DepartmentContext): Promise<Reading | null> {
    return latestReading(context, plot, 'biomass');
  }
}
