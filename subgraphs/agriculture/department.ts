import { publishedTypes, type Department } from '../../shared/monitoring/department';
import { soilRiskResolver } from '../../shared/monitoring/assessment/soil-risk.resolver';
import { datasets } from './datasets';
import { agricultureLoaders } from './department-loaders';
import { FarmlandRiskResolver } from './soil/farmland-risk.resolver';
import { farmlandSoilPoints, FarmlandSoilPointResolver } from './soil/farmland-soil-point.resolver';
import { FarmlandSoilMetals } from './soil/farmland-soil-metals.type';
import { irrigationWaterPoints } from './irrigation-water-point.resolver';
import {
  DistrictPlantingResolver,
  PlantingSurveyQueries,
} from './planting/planting-survey.resolver';
import { producePoints, ProducePointResolver } from './produce/produce-point.resolver';
import { simulate } from './simulate';
import { soilFeed } from './soil/soil.feed';

const publications = [farmlandSoilPoints, irrigationWaterPoints, producePoints];
const resolvers = [
  FarmlandSoilPointResolver,
  soilRiskResolver(FarmlandSoilMetals),
  FarmlandRiskResolver,
  ProducePointResolver,
  PlantingSurveyQueries,
  DistrictPlantingResolver,
];

export const department: Department = {
  name: 'agriculture',
  titleZh: '市农业局',
  titleEn: 'Municipal Agriculture Bureau',
  steward: '市农业局 农业环境保护管理岗',
  datasets,
  ...publishedTypes('agriculture', publications, resolvers),
  loaders: agricultureLoaders,
  partition: 'year',
  dayOf: () => 'CALENDAR',
  feeds: [soilFeed],
  simulate,
};
