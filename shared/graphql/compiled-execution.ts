import {
  execute as interpret,
  getOperationAST,
  Kind,
  valueFromASTUntyped,
  type ConstValueNode,
  type ExecutionResult,
  type GraphQLSchema,
} from 'graphql';
import { compileQuery, isCompiledQuery } from 'graphql-jit';
import { memoryBudget, type MemoryBudget } from '../data/memory-budget';
import { weightOf } from '../data/operation-weights';
import { checkedOperation, type CheckedOperation } from './checked-operation';
import { concealErrors, type Concealment } from './conceal-errors';
import { operationKey } from '../data/operation-key';
import { hasRecursiveInput } from './recursive-inputs';

/** A request for one GraphQL operation of a subgraph. */
export interface ExecuteRequest {
  readonly query: string;
  readonly operationName?: string | null;
  readonly variables?: Readonly<Record<string, unknown>>;
  /**
   * Keys of members that may be answered as `FinishedText`: of the answer, or of each of its
   * entities. Without it, everything is read.
   */
  readonly finished?: ReadonlySet<string> | undefined;
}

/** Executes an operation; never throws or rejects: failures are in `errors`. */
export type Execute = (request: ExecuteRequest, context: unknown) => Promise<ExecutionResult>;

/** Options of a compiled execution. */
interface CompiledExecutionOptions extends Concealment {
  /** Memory budget of compiled operations; by default a separate one. */
  readonly budget?: MemoryBudget;
}

type Run = (context: unknown, variables: ExecuteRequest['variables']) => unknown;
type Prepared = { readonly run: Run } | { readonly refusal: ExecutionResult };

/**
 * Creates the execution of one schema; it parses, validates and compiles each operation once, and
 * caches it.
 *
 * An operation that cannot run answers `{ errors }` without data: SYNTAX, INVALID_OPERATION,
 * UNKNOWN_OPERATION, or BAD_USER_INPUT for variables that do not fit. If a resolver throws anything
 * other than a GraphQL error, `onUnexpected` receives it and the answer is INTERNAL.
 */
export function compiledExecution(
  schema: GraphQLSchema,
  options: CompiledExecutionOptions = {},
): Execute {
  const kept = (options.budget ?? memoryBudget()).cache<Prepared>('compiled');
  const preparedFor = ({ query, operationName }: ExecuteRequest): Prepared => {
    const key = operationKey(query, operationName);
    const known = kept.get(key);
    if (known) return known;
    const prepared = prepare(schema, query, operationName);
    kept.set(key, prepared, weightOf('run' in prepared ? 'compiled' : 'document', query));
    return prepared;
  };
  return async (request, context) => {
    try {
      const prepared = preparedFor(request);
      if ('refusal' in prepared) return prepared.refusal;
      const result = await prepared.run(context, request.variables);
      return concealErrors(executionResult(result), context, options);
    } catch (thrown) {
      return concealErrors({ errors: [thrown] }, context, options);
    }
  };
}

function prepare(
  schema: GraphQLSchema,
  query: string,
  operationName: string | null | undefined,
): Prepared {
  const checked = checkedOperation(schema, query, operationName);
  if ('errors' in checked) return { refusal: checked };
  return { run: compiled(schema, checked) ?? interpreted(schema, checked) };
}

/** Undefined if graphql-jit does not support the operation. */
function compiled(schema: GraphQLSchema, checked: CheckedOperation): Run | undefined {
  if (hasRecursiveInput(schema, checked.document)) return undefined;
  const query = compileQuery(schema, checked.document, checked.name);
  const defaults = defaultsOf(checked);
  return isCompiledQuery(query)
    ? (context, given) => query.query(undefined, context, withDefaults(defaults, given))
    : undefined;
}

/** Default values of non-null variables, which graphql-jit reports as missing (0.8.9). */
function defaultsOf({ document, name }: CheckedOperation): ReadonlyMap<string, ConstValueNode> {
  const variables = getOperationAST(document, name)?.variableDefinitions ?? [];
  return new Map(
    variables.flatMap(({ variable, type, defaultValue }) =>
      defaultValue && type.kind === Kind.NON_NULL_TYPE ? [[variable.name.value, defaultValue]] : [],
    ),
  );
}

/** graphql-jit reads variables by name; a missing one must not be found on a prototype. */
function withDefaults(
  defaults: ReadonlyMap<string, ConstValueNode>,
  given: ExecuteRequest['variables'],
): Record<string, unknown> {
  const variables = Object.assign(Object.create(null) as Record<string, unknown>, given); // graphql-jit types it as `any`.
  for (const [name, value] of defaults)
    if (!(name in variables)) variables[name] = valueFromASTUntyped(value);
  return variables;
}

function interpreted(schema: GraphQLSchema, checked: CheckedOperation): Run {
  return (contextValue, variables) =>
    interpret({
      schema,
      document: checked.document,
      operationName: checked.name,
      contextValue,
      variableValues: variables,
    });
}

function executionResult(result: unknown): { data?: unknown; errors?: ReadonlyArray<unknown> } {
  if (typeof result === 'object' && result !== null) return result;
  throw new TypeError(`An execution must return an object, but got: ${typeof result}.`);
}
