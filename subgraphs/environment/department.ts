import { publishedTypes, type Department } from '../../shared/monitoring/department';
import { PLACE_RESOLUTION } from '../../shared/monitoring/stations/place';
import { datasets } from './datasets';
import { networkDay } from './network-day';
import { PARTS } from './parts';
import { simulate } from './simulate';

const published = publishedTypes(
  'environment',
  PARTS.flatMap(({ publications }) => publications),
  PARTS.flatMap(({ resolvers = [] }) => resolvers),
);

/**
 * Kinds whose positions are disclosed to others only as a cell of about 250 km²: intakes need
 * protection, and the position of a soil point could harm the farmer of its field.
 */
const COARSE_KINDS: Readonly<Record<string, number>> = { DRINKING_WATER_SOURCE: 5, SOIL_POINT: 5 };

export const department: Department = {
  name: 'environment',
  titleZh: '市生态环境局',
  titleEn: 'Municipal Ecology and Environment Bureau',
  steward: '市生态环境局 监测科',
  datasets,
  resolvers: published.resolvers,
  stationKinds: published.stationKinds,
  stationTables: published.stationTables,
  types: [...published.types, ...PARTS.flatMap(({ types = [] }) => types)],
  references: Object.assign(
    { ...published.references },
    ...PARTS.map(({ references }) => references),
  ) as Department['references'],
  loaders: (foundation) => Object.assign({}, ...PARTS.map(({ loaders }) => loaders?.(foundation))),
  partition: 'month',
  dayOf: networkDay,
  precisionOf: (kind) => COARSE_KINDS[kind] ?? PLACE_RESOLUTION,
  feeds: PARTS.flatMap(({ feeds = [] }) => feeds),
  simulate,
};
