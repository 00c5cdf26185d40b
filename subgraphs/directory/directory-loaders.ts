import type {
  DepartmentContext,
  LoaderFoundation,
} from '../../shared/monitoring/department-context';
import { peopleLoaders, type PeopleLoaders } from './people-loaders';
import { planLoaders, type PlanLoaders } from './plan.loader';
import { referenceLoaders, type ReferenceLoaders } from './reference.loader';
import { stationRefLoaders, type StationRefLoaders } from './station-ref.loader';

/** What the directory's resolvers load by. */
export interface DirectoryLoaders {
  readonly plan: PlanLoaders;
  readonly reference: ReferenceLoaders;
  readonly stationRefs: StationRefLoaders;
  readonly people: PeopleLoaders;
}

/** The context of the directory's resolvers. */
export type DirectoryContext = DepartmentContext<DirectoryLoaders>;

/** Makes the loaders of one request. */
export function directoryLoaders({ reader }: LoaderFoundation): DirectoryLoaders {
  return {
    plan: planLoaders(reader),
    reference: referenceLoaders(reader),
    stationRefs: stationRefLoaders(reader),
    people: peopleLoaders(reader),
  };
}
