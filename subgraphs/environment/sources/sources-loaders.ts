import type {
  DepartmentContext,
  LoaderFoundation,
} from '../../../shared/monitoring/department-context';
import { pollutionSourceLoaders } from './pollution-source.loader';

const DATASET = 'environment/pollution-sources';

/** Loaders of the bureau's pollution sources, for one request. */
export function sourcesLoaders({ readerOf, precisionIn }: LoaderFoundation) {
  return {
    pollutionSources: pollutionSourceLoaders({
      dataset: DATASET,
      told: precisionIn(DATASET),
      reader: readerOf(DATASET),
    }),
  };
}

/** The context of the resolvers of pollution sources. */
export type SourcesContext = DepartmentContext<ReturnType<typeof sourcesLoaders>>;
