import {
  GraphQLError,
  NoSchemaIntrospectionCustomRule,
  getOperationAST,
  specifiedRules,
  validate,
  type DocumentNode,
  type GraphQLSchema,
  type ValidationRule,
} from 'graphql';
import { RiverGateError } from '../../shared/errors/rivergate-error';
import { documentRules, requestRules } from './index';
import { NO_COSTING, operationFacts, type Costing, type OperationFacts } from './operation-facts';
import type { Limits, Rule } from './rule';

/** An operation as it was asked. */
export interface OperationRequest {
  readonly schema: GraphQLSchema;
  readonly document: DocumentNode;
  readonly operationName: string | null | undefined;
  readonly variables: Readonly<Record<string, unknown>>;
  /** What its cost is counted by; absent: nothing is declared. */
  readonly costing?: Costing;
}

/** What else an admission is told. */
interface AdmissionOptions {
  /** Whether questions about the schema itself are refused. */
  readonly hidesSchema?: boolean;
}

/** The errors for which an operation is refused; empty: it is admitted. */
export type Admit = (request: OperationRequest) => ReadonlyArray<GraphQLError>;

type Judgement =
  { readonly facts: OperationFacts } | { readonly refusals: ReadonlyArray<GraphQLError> };

/**
 * Asks the rules, then the validation of graphql-js, in this order: validation takes quadratic time
 * on fragments that the rules refuse in linear time.
 *
 * What depends on the document alone is judged once for each operation of it and remembered as long
 * as the document and the schema live.
 */
export function admission(limits: Limits, options: AdmissionOptions = {}): Admit {
  const laws = options.hidesSchema
    ? [...specifiedRules, NoSchemaIntrospectionCustomRule]
    : specifiedRules;
  const judged = new WeakMap<GraphQLSchema, WeakMap<DocumentNode, Map<string, Judgement>>>();
  const judgementsOf = ({ schema, document }: OperationRequest): Map<string, Judgement> => {
    const byDocument = judged.get(schema) ?? new WeakMap<DocumentNode, Map<string, Judgement>>();
    judged.set(schema, byDocument);
    const byName = byDocument.get(document) ?? new Map<string, Judgement>();
    byDocument.set(document, byName);
    return byName;
  };
  return (request) => {
    const operation = getOperationAST(request.document, request.operationName);
    if (!operation) return [unknownOperation(request.operationName)];
    const judgements = judgementsOf(request);
    const name = operation.name?.value ?? '';
    const known = judgements.get(name);
    const judgement =
      known ?? judge(operationFacts(request.schema, request.document, operation), limits, laws);
    judgements.set(name, judgement);
    if ('refusals' in judgement) return judgement.refusals;
    const refusal = firstRefusal(requestRules, withVariables(judgement.facts, request), limits);
    return refusal ? [refusal] : [];
  };
}

function judge(
  facts: OperationFacts,
  limits: Limits,
  laws: ReadonlyArray<ValidationRule>,
): Judgement {
  const refusal = firstRefusal(documentRules, facts, limits);
  if (refusal) return { refusals: [refusal] };
  const faults = validate(facts.schema, facts.document, laws);
  return faults.length > 0 ? { refusals: faults.map(invalid) } : { facts };
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

function withVariables(
  facts: OperationFacts,
  { variables, costing = NO_COSTING }: OperationRequest,
): OperationFacts {
  return { ...facts, variables, costing };
}

function invalid({ message, nodes }: GraphQLError): GraphQLError {
  return new GraphQLError(message, { nodes, extensions: { code: 'INVALID_OPERATION' } });
}

function unknownOperation(name: string | null | undefined): RiverGateError {
  return new RiverGateError(
    'UNKNOWN_OPERATION',
    name
      ? `The document has no operation named "${name}".`
      : 'The document has no operation, or several of which `operationName` must name one.',
  );
}
