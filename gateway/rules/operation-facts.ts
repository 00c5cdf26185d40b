import {
  Kind,
  type DocumentNode,
  type FragmentDefinitionNode,
  type GraphQLSchema,
  type OperationDefinitionNode,
} from 'graphql';
import { NO_SIZES, type DeclaredSizes } from './cost/declared-sizes';
import { NO_REGISTER, type StationRegister } from './cost/station-register';

/** What the rules know about one operation. The document is parsed but not validated. */
export interface OperationFacts {
  readonly schema: GraphQLSchema;
  readonly document: DocumentNode;
  readonly operation: OperationDefinitionNode;
  /**
   * By name; the first of two with the same name, because validation refuses that document later.
   */
  readonly fragments: ReadonlyMap<string, FragmentDefinitionNode>;
  readonly variables: Readonly<Record<string, unknown>>;
  readonly costing: Costing;
}

/** What the cost of an operation depends on, in addition to its document. */
export interface Costing {
  readonly sizes: DeclaredSizes;
  readonly register: StationRegister;
}

/** For a supergraph without declared sizes and without a register of stations. */
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
