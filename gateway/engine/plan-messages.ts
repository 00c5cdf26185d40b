/** Data to start a planning thread with. */
export interface PlanWorkerData {
  readonly supergraphSdl: string;
  readonly maxFetches: number;
}

/** An operation to be planned: the text of a document that holds it alone. */
export interface PlanQuestion {
  readonly source: string;
}

/** A plan as JSON, or the number of its fetches where they are too many, or what the planner threw. */
export type PlanAnswer =
  { readonly plan: string } | { readonly fetches: number } | { readonly fault: string };

/** What a planning thread says: that it may be asked, and then one answer for each question. */
export type PlanMessage = 'READY' | PlanAnswer;
