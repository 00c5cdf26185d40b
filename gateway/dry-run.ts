import type { DocumentNode, GraphQLError } from 'graphql';
import { cutErrors } from '../shared/sharing/cut-errors';
import type { Permits } from '../shared/sharing/permits';
import type { SharedOperation } from '../shared/sharing/sharer';
import type { Plan, PlannedFetch } from './engine/planner';

/** What a dry run tells: what would be asked of whom, what would be cut and what it may cost. */
export interface DryRun {
  readonly cost: Cost;
  /** The errors that the answer would bring for cut fields. */
  readonly refused: ReadonlyArray<ReturnType<GraphQLError['toJSON']>>;
  readonly fetches: ReadonlyArray<PlannedFetch>;
}

/** Scalars that an operation may answer, of as many as one may, and the path of the dearest field. */
export interface Cost {
  readonly values: number;
  readonly limit: number;
  readonly dearest: string;
}

/** What a dry run is made from. */
export interface DryRunGround {
  readonly shared: SharedOperation;
  readonly permits: Permits;
  readonly variables: Readonly<Record<string, unknown>>;
  readonly document: DocumentNode;
  readonly operationName: string | null | undefined;
  readonly cost: Cost;
  readonly plan: Plan;
}

/** Whether a request asks what would be done (`"extensions": {"dryRun": true}`), and not to do it. */
export function isDryRun(extensions: Readonly<Record<string, unknown>> | undefined): boolean {
  return extensions?.['dryRun'] === true;
}

/** Tells of an operation what a run of it would do. It fetches nothing, so nothing of it is recorded. */
export function dryRunOf(ground: DryRunGround): DryRun {
  const { shared, permits, variables, cost } = ground;
  const { filtered } = shared;
  const refused = cutErrors({ filtered, permits, variables, data: null });
  return {
    cost,
    refused: refused.map((error) => error.toJSON()),
    fetches: filtered.isEmpty
      ? []
      : ground.plan(filtered.document, nameOf(filtered.document, ground)),
  };
}

/** What is left of a cut operation is a document of its own, with this operation alone. */
function nameOf(document: DocumentNode, ground: DryRunGround): string | null | undefined {
  return document === ground.document ? ground.operationName : undefined;
}
