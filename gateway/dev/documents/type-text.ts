import {
  GraphQLError,
  isEnumType,
  isInputObjectType,
  isListType,
  isNonNullType,
  isScalarType,
  type ASTNode,
  type GraphQLNamedType,
  type GraphQLType,
} from 'graphql';

/** TypeScript types of the graph's scalars as JSON; a scalar that is missing here is refused. */
const SCALARS: Readonly<Record<string, string>> = {
  ID: 'string',
  String: 'string',
  DateTime: 'string',
  Date: 'string',
  Int: 'number',
  Float: 'number',
  Boolean: 'boolean',
};

/** Enumerations and inputs that a module uses and must import. */
export type UsedTypes = Set<GraphQLNamedType>;

/**
 * A type of the graph as TypeScript: lists are read-only, nullable types include null. `ofNamed`
 * writes the named type inside.
 */
export function typeText(type: GraphQLType, ofNamed: (named: GraphQLNamedType) => string): string {
  if (isNonNullType(type)) return certainText(type.ofType, ofNamed);
  return `${certainText(type, ofNamed)} | null`;
}

function certainText(type: GraphQLType, ofNamed: (named: GraphQLNamedType) => string): string {
  if (isListType(type)) return `ReadonlyArray<${typeText(type.ofType, ofNamed)}>`;
  if (isNonNullType(type)) return certainText(type.ofType, ofNamed);
  return ofNamed(type);
}

/**
 * The TypeScript name of a scalar, enumeration or input; throws GraphQLError for an unknown scalar.
 */
export function plainText(type: GraphQLNamedType, used: UsedTypes, at?: ASTNode): string {
  if (isEnumType(type) || isInputObjectType(type)) {
    used.add(type);
    return type.name;
  }
  const known = isScalarType(type) ? SCALARS[type.name] : undefined;
  if (known !== undefined) return known;
  const message = `The scalar ${type.name} has no TypeScript type yet: add it to SCALARS in gateway/dev/documents/type-text.ts.`;
  throw new GraphQLError(message, at ? { nodes: at } : {});
}
