import type { LoaderFoundation } from '../../shared/monitoring/department-context';
import { yearlyLoaders, type YearlyLoaders } from '../../shared/monitoring/yearly-rows.loader';
import { farmlandSoilLoader, type FarmlandSoilLoader } from './soil/farmland-risk.loader';
import { PLANTING_SURVEYS, type PlantingSurveyRow } from './planting/planting-survey';

/** The loaders in `context.load` for the resolvers of agriculture, for one request. */
export interface AgricultureLoaders {
  readonly farmlandSoil: FarmlandSoilLoader;
  readonly plantingSurveys: YearlyLoaders<PlantingSurveyRow>;
}

/** Creates the loaders of one request. */
export function agricultureLoaders({ readerOf, sumsOf }: LoaderFoundation): AgricultureLoaders {
  return {
    farmlandSoil: farmlandSoilLoader(sumsOf('agriculture/farmland-soil')),
    plantingSurveys: yearlyLoaders(readerOf('agriculture/planting-nonpoint'), PLANTING_SURVEYS),
  };
}
