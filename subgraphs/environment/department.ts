import { publishedTypes, type Department } from '../../shared/monitoring/department';
import { airNoiseRadiation } from './air-noise-radiation';
import { datasets } from './datasets';
import { networkDay } from './network-day';
import { simulate } from './simulate';
import { waterAndSoil } from './water-and-soil';

const parts = [airNoiseRadiation, waterAndSoil];
const published = publishedTypes(
  parts.flatMap(({ publications }) => publications),
  parts.flatMap(({ resolvers }) => resolvers),
);

export const department: Department = {
  name: 'environment',
  titleZh: '市生态环境局',
  titleEn: 'Municipal Ecology and Environment Bureau',
  steward: '市生态环境局 监测科',
  datasets,
  resolvers: published.resolvers,
  types: [...published.types, ...parts.flatMap(({ types }) => types)],
  references: Object.assign(
    { ...published.references },
    ...parts.map(({ references }) => references),
  ) as Department['references'],
  loaders: (foundation) => Object.assign({}, ...parts.map((part) => part.loaders(foundation))),
  openScope: {
    except: parts.flatMap(({ openScope }) => openScope.except ?? []),
    exceptAveraging: parts.flatMap(({ openScope }) => openScope.exceptAveraging ?? []),
  },
  partition: 'month',
  dayOf: networkDay,
  feeds: parts.flatMap(({ feeds }) => feeds),
  simulate,
};
