import type { Department } from '../../shared/monitoring/department';
import type { LoaderFoundation } from '../../shared/monitoring/department-context';
import type { PublishedStations } from '../../shared/monitoring/stations/publish-stations';
import type { Simulation } from '../../shared/monitoring/simulation/simulation';
import type { World } from '../../shared/monitoring/simulation/world';

/**
 * A medium that the bureau monitors; members are omitted if it has none. `parts.ts` lists all
 * media.
 */
export interface EnvironmentPart extends Partial<
  Pick<Department, 'resolvers' | 'types' | 'references' | 'feeds'>
> {
  readonly publications: ReadonlyArray<PublishedStations>;
  readonly loaders?: (foundation: LoaderFoundation) => object;
  /** The stations of its demonstration in one simulated world. */
  readonly simulations: ReadonlyArray<(world: World) => Simulation>;
}
