import type { Department } from '../../shared/monitoring/department';
import type { LoaderFoundation } from '../../shared/monitoring/department-context';
import type { PublishedStations } from '../../shared/monitoring/stations/publish-stations';
import type { Simulation } from '../../shared/monitoring/simulation/simulation';
import type { World } from '../../shared/monitoring/simulation/world';

/** A share of the bureau's monitoring that stands by itself; `department.ts` puts them together. */
export interface EnvironmentPart extends Pick<
  Department,
  'resolvers' | 'types' | 'references' | 'feeds'
> {
  readonly publications: ReadonlyArray<PublishedStations>;
  readonly loaders: (foundation: LoaderFoundation) => object;
  readonly simulate: (world: World) => Simulation;
}
