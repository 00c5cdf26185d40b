import { publishedTypes, type Department } from '../../shared/monitoring/department';
import { datasets } from './datasets';
import { redTideLoaders } from './red-tide.loader';
import { RedTideResolver } from './red-tide.resolver';
import { fisheryWaters, seaOutlets, seaStations, SeaStationResolver } from './sea-station.resolver';
import { seaWaterFeed } from './sea-water.feed';
import { simulate } from './simulate';

export const department: Department = {
  name: 'ocean',
  titleZh: '市海洋渔业局',
  titleEn: 'Municipal Ocean and Fishery Bureau',
  steward: '市海洋渔业局 数据管理岗',
  datasets,
  ...publishedTypes(
    [seaStations, fisheryWaters, seaOutlets],
    [SeaStationResolver, RedTideResolver],
  ),
  loaders: ({ reader }) => redTideLoaders(reader),
  openScope: {},
  partition: 'year',
  dayOf: () => 'CALENDAR',
  feeds: [seaWaterFeed],
  simulate,
};
