import {
  executeSync,
  getNamedType,
  isAbstractType,
  isCompositeType,
  isEnumType,
  isListType,
  isNonNullType,
  isObjectType,
  Kind,
  type DocumentNode,
  type GraphQLFieldResolver,
  type GraphQLOutputType,
  type GraphQLSchema,
  type SelectionNode,
  type SelectionSetNode,
} from 'graphql';

/** Whether a coordinate is open to a caller. */
export type IsOpen = (coordinate: string) => boolean;

/** An answer without its errors. */
export type Data = Readonly<Record<string, unknown>> | null;

interface Made {
  readonly __typename: string;
  readonly seed: number;
}

/**
 * What a filter must come to, found without filtering: the whole operation is executed over a made-up
 * world in which whatever is closed fails as it is read, and GraphQL itself puts nulls where they belong.
 */
export function answerOf(
  schema: GraphQLSchema,
  document: DocumentNode,
  {
    variables,
    isOpen,
  }: { readonly variables: Readonly<Record<string, unknown>>; readonly isOpen: IsOpen },
): Data {
  const fieldResolver: GraphQLFieldResolver<Made, unknown> = (source, _args, _context, info) => {
    if (!isOpen(`${info.parentType.name}.${info.fieldName}`)) throw new Error('closed');
    return valueOf(schema, info.returnType, mixed(source?.seed ?? 1, info.fieldName));
  };
  const typeResolver = (value: Made) => value.__typename;
  const { data } = executeSync({
    schema,
    document,
    variableValues: variables,
    fieldResolver,
    typeResolver,
  });
  return data ? (JSON.parse(JSON.stringify(data)) as Data) : null;
}

function valueOf(schema: GraphQLSchema, type: GraphQLOutputType, seed: number): unknown {
  if (isNonNullType(type)) return valueOf(schema, type.ofType, seed);
  if (isListType(type))
    return [0, 1]
      .slice(seed % 3 === 0 ? 2 : 0)
      .map((at) => valueOf(schema, type.ofType, mixed(seed, String(at))));
  return single(schema, type, seed);
}

function single(schema: GraphQLSchema, type: GraphQLOutputType, seed: number): unknown {
  const named = getNamedType(type);
  if (isEnumType(named)) return named.getValues()[0]?.value;
  if (isAbstractType(named)) {
    const possible = schema.getPossibleTypes(named);
    return { __typename: possible[seed % possible.length]?.name, seed };
  }
  if (isCompositeType(named)) return { __typename: named.name, seed };
  return SCALARS[named.name] ?? 'text';
}

const SCALARS: Readonly<Record<string, unknown>> = {
  Int: 3,
  Float: 2.5,
  Boolean: true,
  Date: '2026-11-01',
  DateTime: '2026-11-01T00:00:00.000Z',
};

/** A number that depends on both alone. */
function mixed(seed: number, name: string): number {
  let found = seed;
  for (const sign of name) found = (found * 31 + (sign.codePointAt(0) ?? 0)) % 1_000_003;
  return found + 1;
}

/** Coordinates that a document reads: every field at every object type that may stand at its place, unless the variables exclude it. */
export function coordinatesOf(
  schema: GraphQLSchema,
  document: DocumentNode,
  isIncluded: (selection: SelectionNode) => boolean,
): ReadonlyArray<string> {
  const found = new Set<string>();
  const fragments = new Map(
    document.definitions.flatMap((one) =>
      one.kind === Kind.FRAGMENT_DEFINITION ? [[one.name.value, one] as const] : [],
    ),
  );
  const typesOf = (name: string): ReadonlyArray<string> => {
    const type = schema.getType(name);
    if (isAbstractType(type)) return schema.getPossibleTypes(type).map((one) => one.name);
    return isObjectType(type) ? [name] : [];
  };
  const within = (possible: ReadonlyArray<string>, name: string | undefined) =>
    name === undefined ? possible : possible.filter((one) => typesOf(name).includes(one));
  const walk = (set: SelectionSetNode, possible: ReadonlyArray<string>): void => {
    for (const selection of set.selections.filter(isIncluded)) {
      if (selection.kind === Kind.INLINE_FRAGMENT) {
        walk(selection.selectionSet, within(possible, selection.typeCondition?.name.value));
      } else if (selection.kind === Kind.FRAGMENT_SPREAD) {
        const fragment = fragments.get(selection.name.value);
        if (fragment)
          walk(fragment.selectionSet, within(possible, fragment.typeCondition.name.value));
      } else {
        for (const name of possible) {
          const type = schema.getType(name);
          const field = isObjectType(type) ? type.getFields()[selection.name.value] : undefined;
          if (!field) continue;
          found.add(`${name}.${field.name}`);
          if (selection.selectionSet)
            walk(selection.selectionSet, typesOf(getNamedType(field.type).name));
        }
      }
    }
  };
  for (const definition of document.definitions) {
    if (definition.kind !== Kind.OPERATION_DEFINITION) continue;
    walk(definition.selectionSet, typesOf(schema.getRootType(definition.operation)?.name ?? ''));
  }
  return [...found];
}
