import {
  Kind,
  type DocumentNode,
  type FragmentDefinitionNode,
  type GraphQLSchema,
  type OperationDefinitionNode,
} from 'graphql';
import { NO_SIZES, type DeclaredSizes } from './cost/declared-sizes';
import { NO_REGISTER, type StationRegister } from './cost/station-register';

/** What the rules know of one operation. The document is parsed but not validated. */
export interface OperationFacts {
  readonly schema: GraphQLSchema;
  readonly document: DocumentNode;
  readonly operation: OperationDefinitionNode;
  /** By name; of two with one name the first, and validation refuses the document later. */
  readonly fragments: ReadonlyMap<string, FragmentDefinitionNode>;
  readonly variables: Readonly<Record<string, unknown>>;
  readonly costing: Costing;
}

/** What the cost of an operation is counted by, in addition to itself. */
export interface Costing {
  readonly sizes: DeclaredSizes;
  readonly register: StationRegister;
}

/** A supergraph that declares no sizes, without a register of stations. */
export const NO_COSTING: Costing = { sizes: NO_SIZES, register: NO_REGISTER };

/** The facts of an operation. */
export function operationFacts(
  schema: GraphQLSchema,
  document: DocumentNode,
  operation: OperationDefinitionNode,
): OperationFacts {
  const fragments = new Map<string, FragmentDefinitionNode>();
  for (const definition of document.definitions) {
    if (definition.kind !== Kind.FRAGMENT_DEFINITION) continue;
    const name = definition.name.value;
    if (!fragments.has(name)) fragments.set(name, definition);
  }
  return { schema, document, operation, fragments, variables: {}, costing: NO_COSTING };
}
