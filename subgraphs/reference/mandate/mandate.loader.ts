import type { Reader } from '../../../shared/data/database';
import { once } from '../../../shared/data/once';
import type {
  ContinuationRow,
  DepartmentRow,
  DutyRow,
  NetworkRowRow,
  InconsistencyRow,
  TaskRow,
  TopicRow,
} from './mandate-row';
import {
  MANDATE_DEPARTMENTS,
  MANDATE_TOPICS,
  MANDATE_DUTIES,
  MANDATE_CONTINUATIONS,
  MANDATE_TASKS,
  MANDATE_NETWORK_ROWS,
  MANDATE_INCONSISTENCIES,
} from './mandate-statements';

/**
 * Loads the mandate for one request. Its tables are small (the largest has 58 rows), so each is
 * read completely, in one statement, at most once.
 */
export interface MandateLoaders {
  departments(): Promise<ReadonlyArray<DepartmentRow>>;
  topics(): Promise<ReadonlyArray<TopicRow>>;
  duties(): Promise<ReadonlyArray<DutyRow>>;
  continuations(): Promise<ReadonlyArray<ContinuationRow>>;
  tasks(): Promise<ReadonlyArray<TaskRow>>;
  networkRows(): Promise<ReadonlyArray<NetworkRowRow>>;
  inconsistencies(): Promise<ReadonlyArray<InconsistencyRow>>;
}

/** Creates the loaders of one request. */
export function mandateLoaders(reader: Reader): MandateLoaders {
  return {
    departments: once(() => reader.query(MANDATE_DEPARTMENTS)),
    topics: once(() => reader.query(MANDATE_TOPICS)),
    duties: once(() => reader.query(MANDATE_DUTIES)),
    continuations: once(() => reader.query(MANDATE_CONTINUATIONS)),
    tasks: once(() => reader.query(MANDATE_TASKS)),
    networkRows: once(() => reader.query(MANDATE_NETWORK_ROWS)),
    inconsistencies: once(() => reader.query(MANDATE_INCONSISTENCIES)),
  };
}
