import type { Execution } from '../graph-loader';

/** Data to start a planning thread with. */
export interface PlanWorkerData {
  readonly supergraphSdl: string;
  readonly maxFetches: number;
  /** What executes the plans. */
  readonly execution: Execution;
}

/** An operation to be planned: the text of a document that has no other. */
export interface PlanQuestion {
  readonly source: string;
}

/**
 * A plan as JSON, or the number of its fetches if there are too many, or the field that no
 * department can answer, or what the planner threw.
 */
export type PlanAnswer =
  | { readonly plan: string }
  | { readonly fetches: number }
  | { readonly unanswerable: string }
  | { readonly fault: string };

/** Messages of a planning thread: that it is ready, and then one answer for each operation. */
export type PlanMessage = 'READY' | PlanAnswer;
