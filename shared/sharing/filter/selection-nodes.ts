import {
  Kind,
  isAbstractType,
  isObjectType,
  type DocumentNode,
  type FieldNode,
  type FragmentDefinitionNode,
  type GraphQLField,
  type GraphQLSchema,
  type OperationDefinitionNode,
  type SelectionNode,
  type SelectionSetNode,
} from 'graphql';
import { TYPENAME_KEY } from './filtered-operation';
import { withoutUnusedVariables } from './used-variables';

/** A `__typename` field with an alias that no caller uses. */
export const TYPENAME: FieldNode = {
  kind: Kind.FIELD,
  alias: { kind: Kind.NAME, value: TYPENAME_KEY },
  name: { kind: Kind.NAME, value: '__typename' },
};

/** Selections for one type only; empty for no selections. */
export function fragmentOn(
  type: string,
  selections: ReadonlyArray<SelectionNode>,
): SelectionNode[] {
  if (selections.length === 0) return [];
  const named = { kind: Kind.NAMED_TYPE, name: { kind: Kind.NAME, value: type } } as const;
  return [{ kind: Kind.INLINE_FRAGMENT, typeCondition: named, selectionSet: setOf(selections) }];
}

/** A selection set. */
export function setOf(selections: ReadonlyArray<SelectionNode>): SelectionSetNode {
  return { kind: Kind.SELECTION_SET, selections: [...selections] };
}

/** A document of one operation with these selections, and the variables that they use. */
export function documentOf(
  operation: OperationDefinitionNode,
  selections: ReadonlyArray<SelectionNode>,
): DocumentNode {
  const left = withoutUnusedVariables({ ...operation, selectionSet: setOf(selections) });
  return { kind: Kind.DOCUMENT, definitions: [left] };
}

/** The fragments of a document by name. */
export function fragmentsOf(document: DocumentNode): ReadonlyMap<string, FragmentDefinitionNode> {
  return new Map(
    document.definitions.flatMap((definition) =>
      definition.kind === Kind.FRAGMENT_DEFINITION
        ? [[definition.name.value, definition] as const]
        : [],
    ),
  );
}

/** A field of an object type. */
export function definitionOf(
  schema: GraphQLSchema,
  type: string,
  field: string,
): GraphQLField<unknown, unknown> | undefined {
  const found = schema.getType(type);
  return isObjectType(found) ? found.getFields()[field] : undefined;
}

/** Names of the possible object types of a type; empty for a scalar. */
export function objectTypes(schema: GraphQLSchema, name: string): ReadonlyArray<string> {
  const type = schema.getType(name);
  if (isObjectType(type)) return [name];
  return isAbstractType(type) ? schema.getPossibleTypes(type).map((possible) => possible.name) : [];
}
