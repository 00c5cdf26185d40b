import { publishedTypes, type Department } from '../../shared/monitoring/department';
import { datasets } from './datasets';
import { fisheryWaters } from './fishery-water.station';
import { redTideLoaders } from './red-tide.loader';
import { RedTideQueries, redTideReference, RedTidesOfSea } from './red-tide.resolver';
import { RedTide } from './red-tide.type';
import { seaOutlets } from './sea-outlet.station';
import { seaStations } from './sea.station';
import { seaWaterFeed } from './sea-water.feed';
import { simulate } from './simulate';

const published = publishedTypes(
  'ocean',
  [seaStations, fisheryWaters, seaOutlets],
  [RedTideQueries, RedTidesOfSea],
);

export const department: Department = {
  name: 'ocean',
  titleZh: '市海洋渔业局',
  titleEn: 'Municipal Ocean and Fishery Bureau',
  steward: '市海洋渔业局 数据管理岗',
  datasets,
  ...published,
  types: [...published.types, RedTide],
  references: { ...published.references, RedTide: redTideReference },
  loaders: ({ readerOf }) => redTideLoaders(readerOf('ocean/marine-water-quality')),
  partition: 'year',
  dayOf: () => 'CALENDAR',
  feeds: [seaWaterFeed],
  simulate,
};
