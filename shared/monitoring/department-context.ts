import type { Deadlines } from '../domain/sharing-rules';
import type { Reader, Transaction } from '../data/database';
import type { AccessDecisions } from '../sharing/access-decisions';
import type { RowLimits } from '../sharing/row-limits';
import type { BatchLoader } from './batch-list';
import type { ObservationLoaders } from './observations/observation.loader';
import type { RevisionLoader } from './revisions/revision-pages';
import type { StationLoaders } from './stations/station.loader';
import type { DisclosedPrecision } from './stations/disclosed-position';

/**
 * What every resolver of a department finds in its context, for one request of one caller. A field
 * reads rows with the limits of the dataset that it is in, so anyone who loads names that dataset.
 */
export interface DepartmentContext<Loaders = unknown> {
  /** What the caller may read and do. */
  readonly access: AccessDecisions;
  /** Observations as a field of this dataset shows them. */
  observations(dataset: string): ObservationLoaders;
  /** Stations as a field of this dataset shows them. */
  stations(dataset: string): StationLoaders;
  /** All versions of corrected values, whatever the datasets: for persons to whom a case is assigned. */
  readonly revisions: RevisionLoader;
  /** What was delivered to the department, values apart. */
  readonly batches: BatchLoader;
  /** The department's own loaders. */
  readonly load: Loaders;
  /** The hub's clock. */
  readonly now: () => Date;
  /** How many working days each answer of sharing may take. */
  readonly deadlines: Deadlines;
  /** Id under which logs and the record know the request. */
  readonly requestId: string;
  /**
   * Runs a change in one transaction as the department's writer. The gateway's decisions rest on it
   * before the mutation is answered.
   */
  write<T>(work: (transaction: Transaction) => Promise<T>): Promise<T>;
}

/** Reads rows for sums, of these datasets. */
export interface SumSource {
  readonly reader: Reader;
  readonly datasets: ReadonlyArray<string>;
}

/** What a department makes its own loaders from, once a request; each names the dataset it reads for. */
export interface LoaderFoundation {
  /** Reads the rows that the caller may see of a dataset. */
  readerOf(dataset: string): Reader;
  /**
   * Reads the same, and the series of the datasets that it is `derivedFrom` by disclosure: only for
   * sums, which `shared/sharing/disclosure.ts` makes safe to publish.
   */
  sumsOf(dataset: string): SumSource;
  /** Which rows those are. */
  limitsOf(dataset: string): RowLimits;
  /** Reads what is the hub's own (requests, grants, the record), which no dataset holds. */
  readonly hubReader: Reader;
  /** Precision at which positions in a dataset are disclosed to the caller. */
  precisionIn(dataset: string): DisclosedPrecision;
  readonly now: () => Date;
}
