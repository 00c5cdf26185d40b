import { isAbstractType, isInterfaceType, type GraphQLSchema } from 'graphql';

/** Whether an object whose `__typename` is the first name satisfies a condition on the second. */
export type TypeTest = (typename: string, condition: string) => boolean;

/**
 * Tests type conditions by the names of a schema; each condition is resolved once.
 *
 * An interface satisfies a condition on an interface that it implements, because a subgraph may
 * answer for an interface as a whole (`@interfaceObject`).
 */
export function typeTest(schema: GraphQLSchema): TypeTest {
  const known = new Map<string, ReadonlySet<string>>();
  const namesFor = (condition: string): ReadonlySet<string> => {
    const names = known.get(condition) ?? namesSatisfying(schema, condition);
    known.set(condition, names);
    return names;
  };
  return (typename, condition) => typename === condition || namesFor(condition).has(typename);
}

function namesSatisfying(schema: GraphQLSchema, condition: string): ReadonlySet<string> {
  const type = schema.getType(condition);
  if (!isAbstractType(type)) return new Set();
  const { interfaces } = isInterfaceType(type)
    ? schema.getImplementations(type)
    : { interfaces: [] };
  return new Set([...schema.getPossibleTypes(type), ...interfaces].map(({ name }) => name));
}
