import type {
  DepartmentContext,
  LoaderFoundation,
} from '../../shared/monitoring/department-context';
import { datasetLoaders, type DatasetLoaders } from './catalogue/datasets/dataset.loader';
import { peopleLoaders, type PeopleLoaders } from './people/people-loaders';
import { planLoaders, type PlanLoaders } from './plan/plan.loader';
import { referenceLoaders, type ReferenceLoaders } from './reference.loader';
import { requestLoaders, type RequestLoaders } from './requests/request-loaders';
import { stationRefLoaders, type StationRefLoaders } from './station-ref.loader';
import { termLoaders, type TermLoaders } from './catalogue/terms/terms.loader';

/** What the directory's resolvers load by. */
export interface DirectoryLoaders {
  readonly plan: PlanLoaders;
  readonly reference: ReferenceLoaders;
  readonly stationRefs: StationRefLoaders;
  readonly datasets: DatasetLoaders;
  readonly terms: TermLoaders;
  readonly requests: RequestLoaders;
  readonly people: PeopleLoaders;
}

/** The context of the directory's resolvers. */
export type DirectoryContext = DepartmentContext<DirectoryLoaders>;

/** Makes the loaders of one request. */
export function directoryLoaders({ readerOf, hubReader }: LoaderFoundation): DirectoryLoaders {
  return {
    plan: planLoaders(readerOf('directory/plan')),
    reference: referenceLoaders(readerOf),
    stationRefs: stationRefLoaders(readerOf('directory/station-register')),
    datasets: datasetLoaders(hubReader),
    terms: termLoaders(hubReader),
    requests: requestLoaders(hubReader),
    people: peopleLoaders(hubReader),
  };
}
