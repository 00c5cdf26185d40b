import { publishedTypes, type Department } from '../../shared/monitoring/department';
import { soilRiskResolver } from '../../shared/monitoring/assessment/soil-risk.resolver';
import { datasets } from './datasets';
import { agricultureLoaders } from './department-loaders';
import { FarmlandRiskResolver } from './soil/farmland-risk.resolver';
import { farmlandSoilPoints } from './soil/farmland-soil-point.station';
import { FarmlandSoilMetals } from './soil/farmland-soil-metals.type';
import { irrigationWaterPoints } from './irrigation-water-point.station';
import {
  DistrictPlantingResolver,
  PlantingSurveyQueries,
} from './planting/planting-survey.resolver';
import { producePoints } from './produce/produce-point.station';
import { simulate } from './simulate';
import { soilFeed } from './soil/soil.feed';

const publications = [farmlandSoilPoints, irrigationWaterPoints, producePoints];
const resolvers = [
  soilRiskResolver(FarmlandSoilMetals),
  FarmlandRiskResolver,
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
