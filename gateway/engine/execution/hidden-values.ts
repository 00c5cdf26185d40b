import { isAbstractType, isEnumType, type GraphQLNamedType, type GraphQLSchema } from 'graphql';

/**
 * Whether a value of an enum, or the name of an object's type, is known to the supergraph although
 * callers may not see it (`@inaccessible`).
 */
export type Hides = (type: GraphQLNamedType, value: unknown) => boolean;

/** What a supergraph knows beside its API schema. */
export function hiddenValues(supergraph: GraphQLSchema): Hides {
  return ({ name }, value) => {
    if (typeof value !== 'string') return false;
    const type = supergraph.getType(name);
    if (isEnumType(type)) return type.getValue(value) !== undefined;
    return (
      isAbstractType(type) && supergraph.getPossibleTypes(type).some((one) => one.name === value)
    );
  };
}

/** How many values an enum has, hidden ones included; 0 for any other type. */
export function numberOfValues(supergraph: GraphQLSchema): (name: string) => number {
  return (name) => {
    const type = supergraph.getType(name);
    return isEnumType(type) ? type.getValues().length : 0;
  };
}
