import {
  GraphQLError,
  NoSchemaIntrospectionCustomRule,
  OperationTypeNode,
  getOperationAST,
  specifiedRules,
  validate,
  type DocumentNode,
  type GraphQLSchema,
  type OperationDefinitionNode,
  type ValidationRule,
} from 'graphql';
import { memoryBudget, type MemoryBudget } from '../../shared/data/memory-budget';
import { RiverGateError } from '../../shared/errors/rivergate-error';
import { selectedOperation } from './selected-operation';
import { costOf, tooCostly, type Cost } from './cost/cost';
import { keptCosts } from './cost/kept-costs';
import { documentRules, requestRules } from './index';
import { operationFacts, type OperationFacts } from './operation-facts';
import { pathToNode } from './place-in-operation';
import type { Limits, Rule } from './rule';

/** An operation as it was sent. */
export interface OperationRequest {
  readonly document: DocumentNode;
  readonly operationName: string | null | undefined;
}

/** What operations are checked against. */
export interface AdmissionOptions {
  readonly schema: GraphQLSchema;
  readonly limits: Limits;
  /** Whether questions about the schema itself are refused. */
  readonly hidesSchema?: boolean;
  /** Memory budget of costs; by default a separate one. */
  readonly budget?: MemoryBudget;
}

/** The facts of an operation that is admitted, or the errors for which it is refused. */
export type Judgement =
  { readonly facts: OperationFacts } | { readonly refusals: ReadonlyArray<GraphQLError> };

/** The cost of a request, calculated once, or its refusal. */
export type CostedOrRefused = { readonly cost: Cost } | { readonly refusal: RiverGateError };

/** Checks operations by their documents, and then each request by its variables. */
export interface Admission {
  /**
   * The result that depends only on the document; it is valid as long as the schema. The facts
   * cover the operation with the fragments that it reaches, and nothing else in the document.
   */
  judge(request: OperationRequest): Judgement;
  /** The result that depends on the values of variables too: the cost with them, or the refusal. */
  costWith(facts: OperationFacts): CostedOrRefused;
}

/**
 * Applies the rules first and the validation of graphql-js second, because validation takes
 * quadratic time on fragments that the rules refuse in linear time. Both read the whole document.
 */
export function admission(options: AdmissionOptions): Admission {
  const { schema, limits, hidesSchema, budget = memoryBudget() } = options;
  const costOnce = keptCosts(costOf, budget);
  const laws = hidesSchema ? [...specifiedRules, NoSchemaIntrospectionCustomRule] : specifiedRules;
  return {
    judge: ({ document, operationName }) => {
      const operation = getOperationAST(document, operationName);
      if (!operation) return { refusals: [unknownOperation(operationName)] };
      const facts = operationFacts(schema, document, operation);
      const refusal = firstRefusal(documentRules, facts, limits);
      if (refusal) return { refusals: [refusal] };
      const faults = faultsOf(facts, laws);
      if (faults.length > 0) return { refusals: faults };
      return { facts: operationFacts(schema, selectedOperation(document, operation), operation) };
    },
    costWith: (facts) => {
      const refusal = firstRefusal(requestRules, facts, limits);
      if (refusal) return { refusal };
      const cost = costOnce(facts);
      const beyond = tooCostly(cost, limits);
      return beyond ? { refusal: beyond } : { cost };
    },
  };
}

function firstRefusal(
  rules: ReadonlyArray<Rule>,
  facts: OperationFacts,
  limits: Limits,
): RiverGateError | undefined {
  for (const rule of rules) {
    const refusal = rule.check(facts, limits);
    if (refusal) return refusal;
  }
  return undefined;
}

function faultsOf(
  { schema, document, operation }: OperationFacts,
  laws: ReadonlyArray<ValidationRule>,
): ReadonlyArray<GraphQLError> {
  if (!isAnswered(schema, operation)) return [unansweredOperation(operation)];
  return validate(schema, document, laws).map((fault) => invalid(fault, document));
}

/** graphql-js does not refuse an operation whose root type the schema lacks. */
function isAnswered(schema: GraphQLSchema, { operation }: OperationDefinitionNode): boolean {
  return operation !== OperationTypeNode.SUBSCRIPTION && schema.getRootType(operation) != null;
}

function unansweredOperation(operation: OperationDefinitionNode): GraphQLError {
  return new GraphQLError(`This schema has no ${operation.operation}; send a query.`, {
    nodes: operation,
    extensions: { code: 'INVALID_OPERATION' },
  });
}

/** An error with its location; a scalar's own error keeps its message and code. */
function invalid({ message, nodes, extensions }: GraphQLError, document: DocumentNode) {
  const [node] = nodes ?? [];
  const isOfValue = extensions.code !== undefined;
  const path = isOfValue && node ? pathToNode(document, node) : undefined;
  const code = extensions.code ?? 'INVALID_OPERATION';
  return new GraphQLError(message, { nodes, path, extensions: { ...extensions, code } });
}

function unknownOperation(name: string | null | undefined): RiverGateError {
  return new RiverGateError(
    'UNKNOWN_OPERATION',
    name
      ? `The document has no operation named "${name}".`
      : 'The document has no operation, or several of which `operationName` must name one.',
  );
}
