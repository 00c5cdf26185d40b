import type {
  DepartmentContext,
  LoaderFoundation,
} from '../../shared/monitoring/department-context';
import { pollutionSourceLoaders } from './pollution-source.loader';
import { soilReadingsByDistrict } from './soil-risk.loader';

/** Loaders of the bureau's waters, soil and pollution sources, for one request. */
export function waterAndSoilLoaders({ reader }: LoaderFoundation) {
  return {
    pollutionSources: pollutionSourceLoaders(reader),
    soilReadings: soilReadingsByDistrict(reader),
  };
}

/** The context as the resolvers of waters, soil and pollution sources find it. */
export type WaterAndSoilContext = DepartmentContext<ReturnType<typeof waterAndSoilLoaders>>;
