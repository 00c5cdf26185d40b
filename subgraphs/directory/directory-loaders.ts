import type {
  DepartmentContext,
  LoaderFoundation,
} from '../../shared/monitoring/department-context';
import { planLoaders, type PlanLoaders } from './plan.loader';
import { referenceLoaders, type ReferenceLoaders } from './reference.loader';
import { stationRefLoaders, type StationRefLoaders } from './station-ref.loader';

/** What the directory's resolvers load by. */
export interface DirectoryLoaders {
  readonly plan: PlanLoaders;
  readonly reference: ReferenceLoaders;
  readonly stationRefs: StationRefLoaders;
}

/** The context of the directory's resolvers. */
export type DirectoryContext = DepartmentContext<DirectoryLoaders>;

/** Makes the loaders of one request. */
export function directoryLoaders({ readerOf }: LoaderFoundation): DirectoryLoaders {
  return {
    plan: planLoaders(readerOf('directory/plan')),
    reference: referenceLoaders(readerOf),
    stationRefs: stationRefLoaders(readerOf('directory/station-register')),
  };
}
