import type { ClassType } from 'type-graphql';
import { ClassTermResolver } from './terms/class-term.resolver';
import { ContinuationTermResolver } from './terms/continuation-term.resolver';
import {
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
import { RightTermResolver } from './terms/right-term-fields.resolver';
import { RightTermMutations } from './terms/right-term.resolver';
import { SignedActResolver } from './terms/signed-act.resolver';

/** What the catalogue, the terms and the releases add to the directory. */
export const CATALOGUE_RESOLVERS: ReadonlyArray<ClassType> = [
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
];
