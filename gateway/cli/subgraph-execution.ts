import type { GraphQLSchema } from 'graphql';
import type { Logger } from 'pino';
import { compiledExecution, type Execute } from '../../shared/graphql/compiled-execution';
import { federate } from '../../shared/graphql/federate';
import { departmentContext, type Department } from '../../shared/monitoring/department';
import type { DepartmentContext } from '../../shared/monitoring/department-context';
import type { Database } from '../../shared/data/database';
import { everybodysPermits } from './everybodys-permits';

/** A department ready to answer. */
export interface SubgraphExecution {
  readonly department: string;
  readonly schema: GraphQLSchema;
  readonly execute: Execute;
  /** A fresh context for the request with this id. */
  readonly context: (requestId: string) => DepartmentContext & Traced;
}

interface Traced {
  readonly requestId: string;
}

/** What a department answers from. */
export interface ExecutionGround {
  readonly database: Database;
  readonly now: () => Date;
  readonly log: Logger;
}

/** Builds a department's schema and its compiled execution; the same in one process and apart. */
export async function subgraphExecution(
  department: Department,
  ground: ExecutionGround,
): Promise<SubgraphExecution> {
  const { schema } = await federate(department);
  const onUnexpected = (error: unknown) =>
    ground.log.error({ err: error, department: department.name }, 'unexpected');
  return {
    department: department.name,
    schema,
    execute: compiledExecution(schema, { onUnexpected, requestIdOf }),
    context: (requestId) => {
      const permits = everybodysPermits(department.datasets, ground.now());
      return { ...departmentContext(department, { ...ground, permits }), requestId };
    },
  };
}

function requestIdOf(context: unknown): string | undefined {
  return typeof context === 'object' && context !== null && 'requestId' in context
    ? String(context.requestId)
    : undefined;
}
