import type {
  DepartmentContext,
  LoaderFoundation,
} from '../../shared/monitoring/department-context';
import { pollutionSourceLoaders } from './sources/pollution-source.loader';
import { soilVersionsByDistrict } from './soil/soil-risk.loader';

/** Loaders of the bureau's waters, soil and pollution sources, for one request. */
export function waterAndSoilLoaders({ readerOf, sumsOf, precisionIn }: LoaderFoundation) {
  const dataset = 'environment/pollution-sources';
  return {
    pollutionSources: pollutionSourceLoaders({
      dataset,
      told: precisionIn(dataset),
      reader: readerOf(dataset),
    }),
    soilVersions: soilVersionsByDistrict(sumsOf('environment/soil-quality')),
  };
}

/** The context as the resolvers of waters, soil and pollution sources find it. */
export type WaterAndSoilContext = DepartmentContext<ReturnType<typeof waterAndSoilLoaders>>;
