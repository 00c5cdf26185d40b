import type { Reader } from '../data/database';
import type { MeasureScope } from './measure-scope';
import type { ObservationLoaders } from './observation.loader';
import type { StationLoaders } from './station.loader';

/** What every resolver of a department finds in its context, for one request. */
export interface DepartmentContext<Loaders = unknown> {
  readonly observations: ObservationLoaders;
  readonly stations: StationLoaders;
  /** The department's own loaders. */
  readonly load: Loaders;
  /** What the fields of `Station` itself may show. */
  readonly openScope: MeasureScope;
  /** The hub's clock. */
  readonly now: () => Date;
}

/** What a department makes its own loaders from, once a request. */
export interface LoaderFoundation {
  readonly reader: Reader;
  readonly now: () => Date;
}
