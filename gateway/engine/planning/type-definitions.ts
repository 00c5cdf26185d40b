import {
  Kind,
  type DocumentNode,
  type FieldDefinitionNode,
  type InterfaceTypeDefinitionNode,
  type ObjectTypeDefinitionNode,
  type TypeNode,
} from 'graphql';

/** A type with fields, as a supergraph defines it. */
export type FieldsTypeNode = ObjectTypeDefinitionNode | InterfaceTypeDefinitionNode;

/** The types with fields of a supergraph, by name. */
export type TypeDefinitions = ReadonlyMap<string, FieldsTypeNode>;

/** Reads the types with fields of a supergraph. */
export function typeDefinitions({ definitions }: DocumentNode): TypeDefinitions {
  const types = definitions.flatMap((one) =>
    hasFields(one) ? [[one.name.value, one] as const] : [],
  );
  return new Map(types);
}

/** Whether a definition is that of a type with fields. */
export function hasFields(definition: { readonly kind: Kind }): definition is FieldsTypeNode {
  const { kind } = definition;
  return kind === Kind.OBJECT_TYPE_DEFINITION || kind === Kind.INTERFACE_TYPE_DEFINITION;
}

/** The definition of a field; undefined if the type has none of this name. */
export function fieldIn(
  types: TypeDefinitions,
  type: string,
  name: string,
): FieldDefinitionNode | undefined {
  return types.get(type)?.fields?.find((field) => field.name.value === name);
}

/** The name of the type inside lists. */
export function namedTypeIn(type: TypeNode): string {
  return type.kind === Kind.NAMED_TYPE ? type.name.value : namedTypeIn(type.type);
}
