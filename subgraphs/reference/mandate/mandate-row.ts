import type { RowOf } from '../../../shared/data/statement';
import type {
  MANDATE_DEPARTMENTS,
  MANDATE_TOPICS,
  MANDATE_DUTIES,
  MANDATE_CONTINUATIONS,
  MANDATE_TASKS,
  MANDATE_NETWORK_ROWS,
  MANDATE_INCONSISTENCIES,
} from './mandate-statements';

/** The published form of a department. */
export type DepartmentRow = RowOf<typeof MANDATE_DEPARTMENTS>;

/** A topic, with the ids of its department and its rows of annex 1. */
export type TopicRow = RowOf<typeof MANDATE_TOPICS>;

/** A clause, with the ids of its department and topics; days are `YYYY-MM-DD`. */
export type DutyRow = RowOf<typeof MANDATE_DUTIES>;

/** A document that continues a clause or a task: one of the two is null. */
export type ContinuationRow = RowOf<typeof MANDATE_CONTINUATIONS>;

/** A task, with the ids of its departments and its rows of annex 1. */
export type TaskRow = RowOf<typeof MANDATE_TASKS>;

/** A row of annex 1. */
export type NetworkRowRow = RowOf<typeof MANDATE_NETWORK_ROWS>;

/** An inconsistency, with the ids of the departments, tasks and rows that it concerns. */
export type InconsistencyRow = RowOf<typeof MANDATE_INCONSISTENCIES>;
