import { createHash } from 'node:crypto';
import {
  Kind,
  VariablesInAllowedPositionRule,
  print,
  validate,
  visit,
  type DocumentNode,
  type GraphQLError,
  type GraphQLSchema,
  type VariableDefinitionNode,
} from 'graphql';
import type { MemoryBudget } from '../../shared/data/memory-budget';
import { weightOf } from '../../shared/data/operation-weights';
import { operationKey } from '../../shared/data/operation-key';
import { plainVariables, type PlainVariables } from '../../shared/graphql/plain-variables';
import type { Admission, OperationRequest } from '../rules/admit';
import type { Cost } from '../rules/cost/cost';
import type { Costing, OperationFacts } from '../rules/operation-facts';
import { coercedVariables } from './coerced-variables';
import { emptyValues, hoistedLiterals, type HoistedOperation } from './hoisted-literals';
import { splitIntrospection } from './introspection';
import type { PlannableOperation } from './planning/planner';

/** A request as received. */
export interface IncomingRequest extends OperationRequest {
  readonly source: string;
  readonly variables: Readonly<Record<string, unknown>>;
  /** The hash of a registered document, which identifies its text; absent for any other. */
  readonly documentId?: string;
}

/** An operation that may be executed, and the values of its variables. */
export interface PreparedRequest {
  readonly operation: PreparedOperation;
  readonly cost: Cost;
  /** Its coerced variables and its literals; without prototype. */
  readonly variables: Readonly<Record<string, unknown>>;
}

/** An operation that may be executed. */
export interface PreparedOperation {
  /** As the caller sent it, with only the fragments that it reaches: this is audited. */
  readonly facts: OperationFacts;
  /** The part that departments answer, with variables for literals; null if there is none. */
  readonly planned: PlannedDocument | null;
  readonly introspection: DocumentNode | null;
  /** Response keys in their order; empty if the schema itself answers nothing. */
  readonly order: ReadonlyArray<string>;
}

/** A document that is shared, planned and cached by its text. */
export interface PlannedDocument extends PlannableOperation {
  readonly document: DocumentNode;
}

/** Prepares a request, or returns the errors for which it is refused. */
export type Prepare = (
  request: IncomingRequest,
) => PreparedRequest | { readonly refusals: ReadonlyArray<GraphQLError> };

type Kept =
  | { readonly refusals: ReadonlyArray<GraphQLError> }
  | {
      readonly operation: PreparedOperation;
      readonly hoisted: HoistedOperation;
      readonly plain: PlainVariables;
    };

/** The schema, and what costs are now counted by. */
interface JudgedBy {
  readonly schema: GraphQLSchema;
  readonly costing: () => Costing;
}

/** Checks and rewrites each operation of one schema once, and caches it by its text and name. */
export function preparation(
  admission: Admission,
  { schema, costing }: JudgedBy,
  budget: MemoryBudget,
): Prepare {
  const kept = budget.cache<Kept>('operations');
  const preparedOf = (request: IncomingRequest): Kept => {
    const key = operationKey(request.documentId ?? request.source, request.operationName);
    const known = kept.get(key);
    if (known) return known;
    const fresh = prepared(admission, schema, request);
    kept.set(key, fresh, 2 * weightOf('document', request.source)); // As sent, and with its literals hoisted.
    return fresh;
  };
  return (request) => {
    const found = preparedOf(request);
    if ('refusals' in found) return found;
    const { operation, hoisted, plain } = found;
    const values = plain(request.variables);
    const coerced = values
      ? { values }
      : coercedVariables(schema, operation.facts, request.variables);
    if ('refusals' in coerced) return coerced;
    const facts = { ...operation.facts, variables: coerced.values, costing: costing() };
    const costed = admission.costWith(facts);
    if ('refusal' in costed) return { refusals: [costed.refusal] };
    return { operation, ...costed, variables: withLiterals(coerced.values, hoisted) };
  };
}

function withLiterals(
  values: Readonly<Record<string, unknown>>,
  { literals, renamed }: HoistedOperation,
): Readonly<Record<string, unknown>> {
  const all = Object.assign(emptyValues(), values, literals);
  for (const [name, other] of renamed) if (Object.hasOwn(values, name)) all[other] = values[name];
  return all;
}

function prepared(admission: Admission, schema: GraphQLSchema, request: OperationRequest): Kept {
  const judgement = admission.judge(request);
  if ('refusals' in judgement) return judgement;
  const { facts } = judgement;
  const split = splitIntrospection(facts.document, facts.operation);
  const { introspection, order } = split;
  const hoisted = split.data ? hoistedLiterals(schema, split.data) : NOTHING_HOISTED;
  const planned = split.data ? plannedDocument(schema, hoisted.document) : null;
  const plain = plainVariables(schema, facts.operation.variableDefinitions ?? []);
  return { operation: { facts, planned, introspection, order }, hoisted, plain };
}

const NOTHING_HOISTED: HoistedOperation = {
  document: { kind: Kind.DOCUMENT, definitions: [] },
  literals: {},
  renamed: new Map(),
};

function plannedDocument(schema: GraphQLSchema, hoisted: DocumentNode): PlannedDocument {
  const document = withoutDefaults(schema, hoisted);
  const source = print(document);
  return { document, source, hash: createHash('sha256').update(source).digest('hex') };
}

/**
 * Without the defaults of variables: they are already among the values, and graphql-jit refuses a
 * non-null variable with a default. A nullable one keeps its default where a non-null argument uses
 * it.
 */
function withoutDefaults(schema: GraphQLSchema, document: DocumentNode): DocumentNode {
  const bare = withDefaults(document, () => false);
  if (validate(schema, bare, [VariablesInAllowedPositionRule]).length === 0) return bare;
  return withDefaults(document, ({ type }) => type.kind !== Kind.NON_NULL_TYPE);
}

function withDefaults(
  document: DocumentNode,
  keeps: (definition: VariableDefinitionNode) => boolean,
): DocumentNode {
  return visit(document, {
    VariableDefinition: (definition) =>
      definition.defaultValue && !keeps(definition)
        ? { ...definition, defaultValue: undefined }
        : false,
  });
}
