import { ClassTermResolver } from './terms/classes/class-term.resolver';
import { ContinuationTermResolver } from './terms/continuations/continuation-term.resolver';
import {
  datasetOf,
  DatasetQueries,
  DepartmentDatasetsResolver,
  TopicDatasetsResolver,
} from './datasets/dataset-list.resolver';
import { DatasetReaderResolver, DatasetReadersResolver } from './datasets/dataset-readers.resolver';
import { DatasetTermsResolver } from './terms/dataset-terms.resolver';
import { DatasetBasisResolver, DatasetResolver } from './datasets/dataset.resolver';
import { DutyCoverageResolver } from './duty-coverage.resolver';
import { PendingTermsResolver } from './terms/pending-terms.resolver';
import { ReleaseMutations } from './releases/release-mutations.resolver';
import { ReleaseResolver } from './releases/release.resolver';
import { RightTermResolver } from './terms/rights/right-term-fields.resolver';
import { RightTermMutations } from './terms/rights/right-term.resolver';
import { SignedActResolver } from './terms/signed-act.resolver';
import { catalogueLoaders, type CatalogueContext } from './catalogue-context';
import { requestedClass } from './datasets/dataset-class';
import { Dataset } from './datasets/dataset.type';
import { seedDemo } from './demo/demo-sharing.store';
import { hasRealData, loadSharingState, sharingVersion } from './sharing-state.queries';

export type { CatalogueLoaders } from './catalogue-context';
export type { CatalogueEntry } from './datasets/catalogue-entry';

/** Datasets, the terms on which they are shared, and their releases. */
export const CATALOGUE = {
  resolvers: [
    DatasetQueries,
    DatasetResolver,
    DatasetTermsResolver,
    DatasetBasisResolver,
    DatasetReadersResolver,
    DatasetReaderResolver,
    DepartmentDatasetsResolver,
    TopicDatasetsResolver,
    DutyCoverageResolver,
    SignedActResolver,
    ClassTermResolver,
    RightTermMutations,
    RightTermResolver,
    ContinuationTermResolver,
    PendingTermsResolver,
    ReleaseMutations,
    ReleaseResolver,
  ],
  types: [Dataset],
  references: {
    Dataset: ({ id }: Readonly<Record<string, string>>, context: CatalogueContext) =>
      datasetOf(context, id),
  },
  loaders: catalogueLoaders,
  Dataset,
  datasetOf,
  requestedClass,
  seedDemo,
  state: { version: sharingVersion, load: loadSharingState, hasRealData },
} as const;
