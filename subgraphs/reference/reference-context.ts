import type {
  DepartmentContext,
  LoaderFoundation,
} from '../../shared/monitoring/department-context';
import { mandateLoaders, type MandateLoaders } from './mandate/mandate.loader';
import { referenceLoaders, type ReferenceLoaders } from './reference.loader';
import { announcedLoaders, type AnnouncedLoaders } from './stations/announced.loader';
import { stationRefLoaders, type StationRefLoaders } from './stations/station-ref.loader';

/** The loaders of the resolvers of `reference`. */
export interface AllReferenceLoaders {
  readonly plan: MandateLoaders;
  readonly reference: ReferenceLoaders;
  readonly stationRefs: StationRefLoaders;
  readonly announced: AnnouncedLoaders;
}

/** The context of the resolvers of `reference`. */
export type ReferenceContext = DepartmentContext<AllReferenceLoaders>;

/** Creates the loaders of one request. */
export function allReferenceLoaders({
  readerOf,
  hubReader,
}: LoaderFoundation): AllReferenceLoaders {
  return {
    plan: mandateLoaders(readerOf('reference/plan')),
    reference: referenceLoaders(readerOf),
    stationRefs: stationRefLoaders(readerOf('reference/station-register')),
    announced: announcedLoaders(hubReader),
  };
}
