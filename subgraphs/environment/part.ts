import type { Department } from '../../shared/monitoring/department';
import type { LoaderFoundation } from '../../shared/monitoring/department-context';
import type { PublishedStations } from '../../shared/monitoring/stations/publish-stations';
import type { Simulation } from '../../shared/monitoring/simulation/simulation';
import type { World } from '../../shared/monitoring/simulation/world';

/** A medium that the bureau monitors; what it has none of is left out. `parts.ts` lists them. */
export interface EnvironmentPart extends Partial<
  Pick<Department, 'resolvers' | 'types' | 'references' | 'feeds'>
> {
  readonly publications: ReadonlyArray<PublishedStations>;
  readonly loaders?: (foundation: LoaderFoundation) => object;
  /** What its demonstration consists of, in one world. */
  readonly simulations: ReadonlyArray<(world: World) => Simulation>;
}
