import type { Reader } from '../../../shared/data/database';
import type { DepartmentContext } from '../../../shared/monitoring/department-context';
import { datasetLoaders, type DatasetLoaders } from './datasets/dataset.loader';
import { termLoaders, type TermLoaders } from './terms/terms.loader';

/** Loaders of datasets and of the terms on which they are shared. */
export interface CatalogueLoaders {
  readonly datasets: DatasetLoaders;
  readonly terms: TermLoaders;
}

/** The context of the resolvers of the catalogue. */
export type CatalogueContext = DepartmentContext<{ readonly catalogue: CatalogueLoaders }>;

/** Creates the loaders of one request. */
export function catalogueLoaders(reader: Reader): CatalogueLoaders {
  return { datasets: datasetLoaders(reader), terms: termLoaders(reader) };
}
