import type { GraphQLSchema } from 'graphql';
import type { Logger } from 'pino';
import { compiledExecution, type Execute } from '../../../shared/graphql/compiled-execution';
import { guardedExecution, type GuardedExecute } from '../../../shared/graphql/guarded-execution';
import { declarationsOf } from '../../../shared/push-down/declarations';
import { Fallback } from '../../../shared/push-down/fallback';
import { withFallback } from '../../../shared/push-down/reported-fallback';
import { pushDownExecution } from '../../../shared/push-down/push-down-execution';
import { departmentContext, type Department } from '../../../shared/monitoring/department';
import type { DepartmentContext } from '../../../shared/monitoring/department-context';
import type { Deadlines } from '../../../shared/domain/sharing-rules';
import type { Database } from '../../../shared/data/database';
import { memoryBudget, type MemoryBudget } from '../../../shared/data/memory-budget';
import type { AccessDecisions } from '../../../shared/sharing/access-decisions';
import type { SchemaBuilder } from '../schema/schema-builder';

/** An executable department. */
export interface SubgraphExecution {
  readonly department: string;
  readonly schema: GraphQLSchema;
  readonly execute: GuardedExecute;
  /** A fresh context for the request with this id, of a caller with these access decisions. */
  readonly context: (requestId: string, access: AccessDecisions) => DepartmentContext;
}

/** Dependencies of a department's execution. */
export interface ExecutionContext {
  readonly database: Database;
  readonly schemaOf: SchemaBuilder;
  readonly now: () => Date;
  /** How many working days each step of a data request may take. */
  readonly deadlines: Deadlines;
  /** Whether operations are pushed down to SQL where that is possible; absent: they are. */
  readonly isPushDownOn?: boolean;
  /** The memory budget for operations; a separate one unless given. */
  readonly budget?: MemoryBudget;
  readonly log: Logger;
}

/** Builds a department's schema and its compiled execution, for use in one process or apart. */
export async function subgraphExecution(
  department: Department,
  input: ExecutionContext,
): Promise<SubgraphExecution> {
  const { schema, index } = await input.schemaOf(department);
  const budget = input.budget ?? memoryBudget();
  const onUnexpected = (error: unknown) =>
    input.log.error({ err: error, department: department.name }, 'unexpected');
  const concealment = { onUnexpected, requestIdOf };
  const otherwise = compiledExecution(schema, { ...concealment, budget });
  const { database, isPushDownOn = true } = input;
  const declarations = declarationsOf(department);
  const pushDown = { schema, index, declarations, database, otherwise, concealment, budget };
  const execute = isPushDownOn ? pushDownExecution(pushDown).execute : withoutPushDown(otherwise);
  return {
    department: department.name,
    schema,
    execute: guardedExecution({ schema, index, execute, budget }),
    context: (requestId, access) => departmentContext(department, { ...input, requestId, access }),
  };
}

const OFF = new Fallback('OFF', 'RIVERGATE_PUSH_DOWN');

/** The resolvers, which say that they answered. */
function withoutPushDown(resolvers: Execute): Execute {
  return async (request, context) => withFallback(await resolvers(request, context), OFF);
}

function requestIdOf(context: unknown): string | undefined {
  return typeof context === 'object' && context !== null && 'requestId' in context
    ? String(context.requestId)
    : undefined;
}
