import { stationType } from '../../shared/monitoring/stations/station-type';
import { enumColumn, floatColumn, newest } from '../../shared/monitoring/stations/station-field';
import { StandType } from './forest-plot.type';
import { entities } from './entities.type';

export const forestPlots = stationType({
  name: 'ForestPlot',
  description: 'Permanent forest plot, measured again each year (森林固定样地)',
  kinds: { FOREST_PLOT: { nameZh: '森林固定样地', nameEn: 'Forest plot' } },
  size: { series: 3, seriesOfIndicator: 1, everySeconds: 86_400 },
  one: 'forestPlot',
  many: 'forestPlots',
  dataset: 'forestry/forest-ecology',
  title: 'forest plots (森林固定样地)',
  entities,
  fields: {
    standType: enumColumn('stand_type', () => StandType, 'Type of the stand (林分类型)'),
    plotArea: floatColumn('plot_area_m2', 'Area of the plot, m2 (样地面积)'),
    canopyCover: newest('canopy_cover', 'Newest canopy cover, % of the ground (郁闭度)'),
    biomass: newest('biomass', 'Newest above-ground biomass, t/ha dry mass (生物量)'),
  },
});
