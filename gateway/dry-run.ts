import type { QueryPlan } from '@apollo/query-planner';
import type { GraphQLError } from 'graphql';
import { cutErrors } from '../shared/sharing/filter/cut-errors';
import type { AccessDecisions } from '../shared/sharing/access-decisions';
import type { SharedOperation } from '../shared/sharing/sharer';
import { plannedFetches, type PlannedFetch } from './engine/planning/planned-fetches';

/**
 * Result of a dry run: the fetches from departments, the fields that would be cut, and the maximum
 * cost.
 */
export interface DryRun {
  readonly cost: Cost;
  /** The errors that the answer would contain for cut fields. */
  readonly refused: ReadonlyArray<ReturnType<GraphQLError['toJSON']>>;
  readonly fetches: ReadonlyArray<PlannedFetch>;
}

/**
 * How many scalars the operation may return, the limit, and the path of the most expensive field.
 */
export interface Cost {
  readonly values: number;
  readonly limit: number;
  readonly dearest: string;
}

/** Input of a dry run. */
export interface DryRunContext {
  /** Null if nothing is fetched from departments. */
  readonly shared: SharedOperation | null;
  readonly access: AccessDecisions;
  readonly variables: Readonly<Record<string, unknown>>;
  readonly cost: Cost;
  /** The plan of the remaining part. */
  readonly plan: QueryPlan | null;
  /** A fetch of the plan as its caller would write it. */
  readonly callersFetch: (fetch: PlannedFetch) => PlannedFetch;
}

/** Whether a request asks for a dry run (`"extensions": {"dryRun": true}`). */
export function isDryRun(extensions: Readonly<Record<string, unknown>> | undefined): boolean {
  return extensions?.['dryRun'] === true;
}

/** Reports what executing an operation would do. Nothing is fetched, so nothing is audited. */
export function dryRunOf(context: DryRunContext): DryRun {
  const { shared, access, variables, cost, plan, callersFetch } = context;
  const refused = shared
    ? cutErrors({ filtered: shared.filtered, access, variables, data: null })
    : [];
  return {
    cost,
    refused: refused.map((error) => error.toJSON()),
    fetches: plan ? plannedFetches(plan).map(callersFetch) : [],
  };
}
