import type { QueryPlan } from '@apollo/query-planner';
import type { GraphQLError } from 'graphql';
import { cutErrors } from '../shared/sharing/filter/cut-errors';
import type { AccessDecisions } from '../shared/sharing/access-decisions';
import type { SharedOperation } from '../shared/sharing/sharer';
import { plannedFetches, type PlannedFetch } from './engine/planned-fetches';

/**
 * Result of a dry run: which departments would be asked what, which fields would be cut, and the
 * maximum cost.
 */
export interface DryRun {
  readonly cost: Cost;
  /** The errors that the answer would bring for cut fields. */
  readonly refused: ReadonlyArray<ReturnType<GraphQLError['toJSON']>>;
  readonly fetches: ReadonlyArray<PlannedFetch>;
}

/**
 * Scalars that an operation may answer, of as many as one may, and the path of the most expensive
 * field.
 */
export interface Cost {
  readonly values: number;
  readonly limit: number;
  readonly dearest: string;
}

/** What a dry run is made from. */
export interface DryRunContext {
  /** Null where departments are asked nothing. */
  readonly shared: SharedOperation | null;
  readonly access: AccessDecisions;
  readonly variables: Readonly<Record<string, unknown>>;
  readonly cost: Cost;
  /** The plan of what is left. */
  readonly plan: QueryPlan | null;
}

/** Whether a request asks for a dry run (`"extensions": {"dryRun": true}`). */
export function isDryRun(extensions: Readonly<Record<string, unknown>> | undefined): boolean {
  return extensions?.['dryRun'] === true;
}

/** Reports what a run of an operation would do. It fetches nothing, so nothing is audited. */
export function dryRunOf({ shared, access, variables, cost, plan }: DryRunContext): DryRun {
  const refused = shared
    ? cutErrors({ filtered: shared.filtered, access, variables, data: null })
    : [];
  return {
    cost,
    refused: refused.map((error) => error.toJSON()),
    fetches: plan ? plannedFetches(plan) : [],
  };
}
