import { isScalarType, type GraphQLSchema } from 'graphql';
import type { BudgetBranch, MemoryBudget } from '../../shared/data/memory-budget';
import { SCALARS } from '../../shared/graphql/scalars';
import { sharer, type Share } from '../../shared/sharing/sharer';
import { admission, type Admission } from '../rules/admit';
import type { DeclaredSizes } from '../rules/cost/declared-sizes';
import type { Limits } from '../rules/rule';
import { NO_REGISTER, type StationRegister } from '../rules/cost/station-register';
import type { Harvest } from '../sharing/harvest';
import type { ExecutePlan } from './execute-plan';
import type { Execution, LoadedGraph } from './graph-loader';
import type { OpenPlanThread } from './planning/plan-thread';
import { callersFetch } from './planning/callers-fetch';
import type { PlannedFetch } from './planning/planned-fetches';
import { planner, type Planner } from './planning/planner';
import { preparation, type Prepare } from './prepared-operation';

/** The supergraph in use at one moment, with everything derived from it. */
export interface SupergraphInUse {
  readonly schema: GraphQLSchema;
  /** Checks operations on it. */
  readonly prepare: Prepare;
  /** Checks an operation by its document alone. */
  readonly judge: Admission['judge'];
  /** Cuts operations by its policies. */
  readonly share: Share;
  readonly planner: Planner;
  /** Executes operations that were planned on it. */
  readonly execute: ExecutePlan;
  /** A fetch of a plan as its caller would write it. */
  readonly callersFetch: (fetch: PlannedFetch) => PlannedFetch;
  /** Ends its planner and clears its caches. */
  close(): Promise<void>;
}

/** A supergraph with what was read from it. */
export interface HarvestedSupergraph extends Harvest {
  readonly sizes: DeclaredSizes;
}

/** Dependencies of a supergraph that is put in use. */
interface SupergraphOptions {
  readonly limits: Limits;
  readonly hidesSchema?: boolean | undefined;
  readonly budget: MemoryBudget;
  /** The public register of stations; absent if the hub has none. */
  readonly register?: () => StationRegister;
  /** Opens the planning thread; a separate one unless given. */
  readonly openPlanThread?: OpenPlanThread;
  /** What executes plans; our own execution unless given. */
  readonly execution?: Execution;
}

/** Puts a supergraph in use that was loaded. */
export function supergraphInUse(
  { schema, execute, keys }: LoadedGraph,
  { index, plainSdl: supergraphSdl, sizes }: HarvestedSupergraph,
  options: SupergraphOptions,
): SupergraphInUse {
  const { limits, hidesSchema = false, budget, register = () => NO_REGISTER } = options;
  takeScalars(schema);
  const branch: BudgetBranch = budget.branch();
  const costing = () => ({ sizes, register: register() });
  const plans = planner({
    supergraphSdl,
    limits,
    execution: options.execution ?? 'rivergate',
    budget: branch,
    openThread: options.openPlanThread,
  });
  const admit = admission({ schema, limits, hidesSchema, budget: branch });
  return {
    schema,
    prepare: preparation(admit, { schema, costing }, branch),
    judge: admit.judge,
    share: sharer(index, branch),
    planner: plans,
    execute,
    callersFetch: (fetch) => (keys ? callersFetch(fetch, keys) : fetch),
    close: async () => {
      branch.close();
      await plans.close();
    },
  };
}

/**
 * A schema built from text accepts any value for our scalars; name and specification identify them.
 */
function takeScalars(schema: GraphQLSchema): void {
  for (const scalar of SCALARS) {
    const type = schema.getType(scalar.name);
    if (!isScalarType(type) || type.specifiedByURL !== scalar.specifiedByURL) continue;
    type.parseValue = scalar.parseValue;
    type.parseLiteral = scalar.parseLiteral;
  }
}
