import type { ExecutionResult, GraphQLSchema } from 'graphql';
import { memoryBudget, type MemoryBudget } from '../data/memory-budget';
import { weightOf } from '../data/operation-weights';
import { RiverGateError } from '../errors/rivergate-error';
import { cutErrors } from '../sharing/filter/cut-errors';
import type { AccessDecisions } from '../sharing/access-decisions';
import type { PolicyIndex } from '../sharing/policy-index';
import { repairAnswer } from '../sharing/filter/repair-answer';
import { sharer } from '../sharing/sharer';
import { checkedOperation } from './checked-operation';
import type { Execute, ExecuteRequest } from './compiled-execution';
import { entityGuard } from './entity-guard';
import { operationKey } from '../data/operation-key';

/** The part of the resolvers' context that a guarded execution needs. */
export interface GuardedContext {
  readonly access: AccessDecisions;
}

/** Executes the part of an operation that the caller in its context may read. */
export type GuardedExecute = (
  request: ExecuteRequest,
  context: GuardedContext,
) => Promise<ExecutionResult>;

/** The execution to guard, and its schema. */
export interface Guarded {
  readonly schema: GraphQLSchema;
  readonly index: PolicyIndex;
  readonly execute: Execute;
  /** Memory budget of documents and their permission shapes; by default a separate one. */
  readonly budget?: MemoryBudget;
}

/**
 * Applies the gateway's filter again in the subgraph, with the subgraph's own index, so that a
 * mistake of a gateway or a direct call with its stolen key gives access to nothing more. Invalid
 * operations are passed to the execution, which reports the error.
 */
export function guardedExecution({
  schema,
  index,
  execute,
  budget = memoryBudget(),
}: Guarded): GuardedExecute {
  const share = sharer(index, budget);
  const guardEntities = entityGuard(index);
  const checked = checkedOnce(schema, budget);
  const guarded: GuardedExecute = async (request, context) => {
    const found = checked(request);
    if ('errors' in found) return execute(request, context);
    const { access } = context;
    const { document, name } = found;
    const { variables = {} } = request;
    const asked = { schema, document, text: request.query, operationName: name, variables };
    const { filtered, text } = share(asked, access);
    const facts = { filtered, access, variables };
    if (filtered.isEmpty) return { data: null, errors: cutErrors({ ...facts, data: null }) };
    const entities = guardEntities(request, document, access);
    const left = text
      ? { ...entities.request, query: text.source, finished: undefined } // It is read to be repaired.
      : entities.request;
    const answer = entities.completed(await execute(left, context));
    if (!text || !answer.data) return answer;
    const data = repairAnswer(answer.data, filtered, facts.variables);
    const errors = [...(answer.errors ?? []), ...cutErrors({ ...facts, data })];
    const { extensions } = answer;
    return { data, ...(errors.length > 0 ? { errors } : {}), ...(extensions && { extensions }) };
  };
  return async (request, context) => {
    try {
      return await guarded(request, context);
    } catch (thrown) {
      if (thrown instanceof RiverGateError) return { errors: [thrown] };
      throw thrown;
    }
  };
}

/** Parses and validates each document once, and caches it. */
function checkedOnce(schema: GraphQLSchema, budget: MemoryBudget) {
  const documents = budget.cache<ReturnType<typeof checkedOperation>>('documents');
  return ({ query, operationName }: ExecuteRequest) => {
    const key = operationKey(query, operationName);
    const known = documents.get(key);
    if (known) return known;
    const fresh = checkedOperation(schema, query, operationName);
    documents.set(key, fresh, weightOf('document', query));
    return fresh;
  };
}
