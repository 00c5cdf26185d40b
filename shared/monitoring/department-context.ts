import type { Deadlines } from '../domain/sharing-rules';
import type { Reader, Transaction } from '../data/database';
import type { Permits } from '../sharing/permits';
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
  /** What the caller may read and do. */
  readonly permits: Permits;
  /** How many working days each answer of sharing may take. */
  readonly deadlines: Deadlines;
  /** Id under which logs and the record know the request. */
  readonly requestId: string;
  /**
   * Runs a change in one transaction as the department's writer; resolves when every decision of this
   * process rests on it.
   */
  write<T>(work: (transaction: Transaction) => Promise<T>): Promise<T>;
}

/** What a department makes its own loaders from, once a request. */
export interface LoaderFoundation {
  readonly reader: Reader;
  readonly now: () => Date;
}
