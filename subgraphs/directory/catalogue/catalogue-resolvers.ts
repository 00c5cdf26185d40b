import type { ClassType } from 'type-graphql';
import { ClassTermResolver } from './class-term.resolver';
import { ContinuationTermResolver } from './continuation-term.resolver';
import {
  DatasetQueries,
  DepartmentDatasetsResolver,
  TopicDatasetsResolver,
} from './dataset-list.resolver';
import { DatasetReaderResolver, DatasetReadersResolver } from './dataset-readers.resolver';
import { DatasetTermsResolver } from './dataset-terms.resolver';
import { DatasetBasisResolver, DatasetResolver } from './dataset.resolver';
import { DutyCoverageResolver } from './duty-coverage.resolver';
import { PendingTermsResolver } from './pending-terms.resolver';
import { ReleaseMutations } from './release-mutations.resolver';
import { ReleaseResolver } from './release.resolver';
import { RightTermResolver } from './right-term-fields.resolver';
import { RightTermMutations } from './right-term.resolver';
import { SignedActResolver } from './signed-act.resolver';

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
