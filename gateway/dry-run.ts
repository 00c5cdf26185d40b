import type { QueryPlan } from '@apollo/query-planner';
import type { GraphQLError } from 'graphql';
import { cutErrors } from '../shared/sharing/filter/cut-errors';
import type { Permits } from '../shared/sharing/permits';
import type { SharedOperation } from '../shared/sharing/sharer';
import { plannedFetches, type PlannedFetch } from './engine/planned-fetches';

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
  /** Null where departments are asked nothing. */
  readonly shared: SharedOperation | null;
  readonly permits: Permits;
  readonly variables: Readonly<Record<string, unknown>>;
  readonly cost: Cost;
  /** The plan of what is left. */
  readonly plan: QueryPlan | null;
}

/** Whether a request asks what would be done (`"extensions": {"dryRun": true}`), and not to do it. */
export function isDryRun(extensions: Readonly<Record<string, unknown>> | undefined): boolean {
  return extensions?.['dryRun'] === true;
}

/** Tells of an operation what a run of it would do. It fetches nothing, so nothing of it is recorded. */
export function dryRunOf({ shared, permits, variables, cost, plan }: DryRunGround): DryRun {
  const refused = shared
    ? cutErrors({ filtered: shared.filtered, permits, variables, data: null })
    : [];
  return {
    cost,
    refused: refused.map((error) => error.toJSON()),
    fetches: plan ? plannedFetches(plan) : [],
  };
}
