import {
  buildASTSchema,
  getNamedType,
  isAbstractType,
  isObjectType,
  parse,
  type GraphQLNamedType,
  type GraphQLSchema,
} from 'graphql';

/** A field of an object type of a supergraph. */
export interface SupergraphField {
  /** `Type.field` */
  readonly coordinate: string;
  /** Whether a query, which begins at `Query`, can reach it. */
  readonly isReachable: boolean;
}

/**
 * Returns every field of the object types that callers of a supergraph see, and whether a query can
 * reach it. Fields that composition marks `@inaccessible` are omitted.
 */
export function supergraphFields(supergraphSdl: string): ReadonlyArray<SupergraphField> {
  const schema = buildASTSchema(parse(supergraphSdl, { noLocation: true }), {
    assumeValidSDL: true,
  });
  const reached = typesReached(schema);
  return Object.values(schema.getTypeMap())
    .filter(isObjectType)
    .filter((type) => !type.name.startsWith('__') && isSeen(type))
    .flatMap((type) =>
      Object.values(type.getFields())
        .filter(isSeen)
        .map(({ name }) => ({
          coordinate: `${type.name}.${name}`,
          isReachable: reached.has(type.name),
        })),
    );
}

function typesReached(schema: GraphQLSchema): ReadonlySet<string> {
  const reached = new Set<string>();
  const waiting: GraphQLNamedType[] = [schema.getQueryType()].flatMap((query) => query ?? []);
  for (let type = waiting.pop(); type; type = waiting.pop()) {
    if (reached.has(type.name) || !isSeen(type)) continue;
    reached.add(type.name);
    waiting.push(...typesBehind(schema, type));
  }
  return reached;
}

function typesBehind(
  schema: GraphQLSchema,
  type: GraphQLNamedType,
): ReadonlyArray<GraphQLNamedType> {
  if (isAbstractType(type)) return schema.getPossibleTypes(type);
  if (!isObjectType(type)) return [];
  return Object.values(type.getFields())
    .filter(isSeen)
    .map((field) => getNamedType(field.type));
}

interface Marked {
  readonly astNode?:
    | { readonly directives?: ReadonlyArray<{ readonly name: { readonly value: string } }> }
    | null
    | undefined;
}

function isSeen({ astNode }: Marked): boolean {
  return !(astNode?.directives ?? []).some(({ name }) => name.value === 'inaccessible');
}
