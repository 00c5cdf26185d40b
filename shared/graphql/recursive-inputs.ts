import {
  Kind,
  getNamedType,
  isInputObjectType,
  visit,
  type DocumentNode,
  type GraphQLNamedType,
  type GraphQLSchema,
} from 'graphql';

/**
 * Whether a variable of a document has a recursive input type; graphql-jit generates a reader for
 * each variable and would not terminate on such a type.
 */
export function hasRecursiveInput(schema: GraphQLSchema, document: DocumentNode): boolean {
  let isFound = false;
  visit(document, {
    VariableDefinition: ({ type: given }) => {
      let node = given;
      while (node.kind !== Kind.NAMED_TYPE) node = node.type;
      const type = schema.getType(node.name.value);
      isFound ||= type !== undefined && reachesItself(type, new Set());
    },
  });
  return isFound;
}

function reachesItself(type: GraphQLNamedType, above: ReadonlySet<string>): boolean {
  if (!isInputObjectType(type)) return false;
  if (above.has(type.name)) return true;
  const within = new Set([...above, type.name]);
  return Object.values(type.getFields()).some((field) =>
    reachesItself(getNamedType(field.type), within),
  );
}
