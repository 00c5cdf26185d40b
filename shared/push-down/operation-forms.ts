import {
  getOperationAST,
  getVariableValues,
  type GraphQLObjectType,
  type GraphQLSchema,
  type OperationDefinitionNode,
} from 'graphql';
import type { MemoryBudget, WeightedCache } from '../data/memory-budget';
import { operationKey } from '../data/operation-key';
import { weightOf } from '../data/operation-weights';
import { checkedOperation } from '../graphql/checked-operation';
import type { ExecuteRequest } from '../graphql/compiled-execution';
import { plainVariables, type PlainVariables } from '../graphql/plain-variables';
import { fragmentsOf } from '../sharing/filter/selection-nodes';
import { compiledForm } from './compiled-form';
import type { CompiledForm } from './form';
import type { Declarations } from './declarations';
import { Fallback } from './fallback';
import { formVariables } from './form-variables';
import type { ArgumentValues } from './arguments';
import {
  requestedObjects,
  selectedRoot,
  type RequestedEntities,
  type SelectedRoot,
} from './requested-objects';
import type { Selecting } from './selection';
import { stationPageText } from './stations/station-page';

/** An operation that passed the checks of the schema. */
interface Prepared {
  /** Identifies it in the keys of its forms. */
  readonly number: number;
  readonly operation: OperationDefinitionNode;
  readonly fragments: Selecting['fragments'];
  /** Variables that decide the form of its statements. */
  readonly variables: ReadonlyArray<string>;
  readonly plain: PlainVariables;
  /** What it selects of Query; null if that depends on variables. */
  readonly root: SelectedRoot | null;
}

/** A request for a form of an operation. */
export interface RequestedForm {
  readonly form: CompiledForm;
  readonly variables: ArgumentValues;
  /** Null for Query. */
  readonly entities: RequestedEntities | null;
}

/** Finds the compiled form for a request; throws `Fallback`. */
export type OperationForms = (request: ExecuteRequest) => RequestedForm;

/** What an operation is compiled from, and where it is cached. */
export interface OperationSource {
  readonly schema: GraphQLSchema;
  readonly declarations: Declarations;
  readonly budget: MemoryBudget;
}

/** Compiles each form of an operation once, and caches it; reasons against it as well. */
export function operationForms({ schema, declarations, budget }: OperationSource): OperationForms {
  const prepared = budget.cache<Outcome<Prepared>>('pushed-documents');
  const forms = budget.cache<Outcome<CompiledForm>>('pushed');
  let preparedSoFar = 0;
  return (request) => {
    const weigh = () => weightOf('shape', request.query);
    const text = operationKey(request.query, request.operationName);
    const found = outcome(prepared, { key: text, weigh }, () => ({
      ...preparedFrom(schema, request),
      number: (preparedSoFar += 1),
    }));
    const variables = coerced(schema, found, request);
    const switches = Object.fromEntries(found.variables.map((name) => [name, variables[name]]));
    const selecting = { schema, fragments: found.fragments, switches };
    const root = found.root ?? selectedRoot(queryType(schema), found.operation, selecting);
    const asked = requestedObjects(root, schema, variables);
    const key = `${String(found.number)} ${asked.type.name} ${String(asked.isKeyed)} ${JSON.stringify(switches)}`;
    const form = outcome(forms, { key, weigh }, () =>
      compiledForm({ ...selecting, declared: declarations, pageText: stationPageText }, asked),
    );
    return { form, variables, entities: asked.entities };
  };
}

type Outcome<Value> = { readonly value: Value } | { readonly fallback: Fallback };

interface Weighed {
  readonly key: string;
  readonly weigh: () => number;
}

function outcome<Value>(
  cache: WeightedCache<Outcome<Value>>,
  { key, weigh }: Weighed,
  make: () => Value,
): Value {
  let known = cache.get(key);
  if (!known) {
    known = tried(make);
    cache.set(key, known, weigh());
  }
  if ('fallback' in known) throw known.fallback;
  return known.value;
}

function tried<Value>(make: () => Value): Outcome<Value> {
  try {
    return { value: make() };
  } catch (thrown) {
    if (thrown instanceof Fallback) return { fallback: thrown };
    throw thrown;
  }
}

function preparedFrom(
  schema: GraphQLSchema,
  { query, operationName }: ExecuteRequest,
): Omit<Prepared, 'number'> {
  const checked = checkedOperation(schema, query, operationName);
  if ('errors' in checked) throw new Fallback('OPERATION', 'invalid');
  const operation = getOperationAST(checked.document, checked.name);
  if (operation?.operation !== 'query') throw new Fallback('OPERATION', 'no query');
  const { document } = checked;
  const [fragments, variables] = [fragmentsOf(document), formVariables(document)];
  const selecting = { schema, fragments, switches: {} };
  const root =
    variables.length === 0 ? selectedRoot(queryType(schema), operation, selecting) : null;
  return {
    ...{ operation, fragments, variables, root },
    plain: plainVariables(schema, operation.variableDefinitions ?? []),
  };
}

function coerced(
  schema: GraphQLSchema,
  { operation: { variableDefinitions = [] }, plain }: Prepared,
  { variables = {} }: ExecuteRequest,
): ArgumentValues {
  const values = plain(variables);
  if (values) return values;
  const given = getVariableValues(schema, variableDefinitions, variables, { maxErrors: 1 });
  if (given.errors) throw new Fallback('ARGUMENT', 'variables');
  return given.coerced;
}

function queryType(schema: GraphQLSchema): GraphQLObjectType {
  const type = schema.getQueryType();
  if (!type) throw new Fallback('OPERATION', 'no query');
  return type;
}
