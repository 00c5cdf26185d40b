import type { Deadlines } from '../domain/sharing-rules';
import type { Reader, Transaction } from '../data/database';
import type { AccessDecisions } from '../sharing/access-decisions';
import type { RowLimits } from '../sharing/row-limits';
import type { BatchLoader } from './batch-list';
import type { CoverageLoader } from './series-coverage/coverage.loader';
import type { ObservationLoaders } from './observations/observation.loader';
import type { RevisionLoader } from './revisions/revision-pages';
import type { ReviewReads } from './review/review-reads';
import type { StationLoaders } from './stations/station.loader';
import type { DisclosedPrecision } from './stations/disclosed-position';

/**
 * The context of every resolver of a department, for one request of one caller. A field reads rows
 * within the limits of its dataset, so each load names that dataset.
 */
export interface DepartmentContext<Loaders = unknown> {
  /** Decides what the caller may read and do. */
  readonly access: AccessDecisions;
  /** Loads observations for the fields of this dataset. */
  observations(dataset: string): ObservationLoaders;
  /** Loads the coverage of series for the fields of this dataset. */
  coverage(dataset: string): CoverageLoader;
  /** Loads stations for the fields of this dataset. */
  stations(dataset: string): StationLoaders;
  /**
   * Loads all versions of corrected values of any dataset, for persons to whom a case is assigned.
   */
  readonly revisions: RevisionLoader;
  /** Reads what stewards of the department review, over all of its values. */
  readonly reviews: ReviewReads;
  /** Loads the deliveries to the department, without their values. */
  readonly batches: BatchLoader;
  /** The department's own loaders. */
  readonly load: Loaders;
  /** The hub's clock. */
  readonly now: () => Date;
  /** Deadlines of each reply in a data request, in working days. */
  readonly deadlines: Deadlines;
  /** Request id in the logs and the audit log. */
  readonly requestId: string;
  /**
   * Runs a change in one transaction as the department's writer. The gateway's access decisions
   * take it into account before the mutation returns.
   */
  write<T>(work: (transaction: Transaction) => Promise<T>): Promise<T>;
}

/** Reads rows of these datasets for sums. */
export interface SumSource {
  readonly reader: Reader;
  readonly datasets: ReadonlyArray<string>;
}

/**
 * Input from which a department creates its own loaders, once for each request; each loader names
 * the dataset that it reads for.
 */
export interface LoaderFoundation {
  /** Reads the rows of a dataset that the caller may see. */
  readerOf(dataset: string): Reader;
  /**
   * Reads the same rows, and the series of the datasets that this dataset is `derivedFrom` under
   * disclosure control. Only for sums, which `shared/sharing/disclosure.ts` makes safe to publish.
   */
  sumsOf(dataset: string): SumSource;
  /** Limits that define which rows of a dataset the caller may see. */
  limitsOf(dataset: string): RowLimits;
  /**
   * Reads the hub's own data (data requests, grants, the audit log), which belong to no dataset.
   */
  readonly hubReader: Reader;
  /** Precision at which positions in a dataset are disclosed to the caller. */
  precisionIn(dataset: string): DisclosedPrecision;
  readonly now: () => Date;
}
