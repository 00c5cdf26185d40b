import {
  getArgumentValues,
  Kind,
  visit,
  type FieldNode,
  type GraphQLField,
  type GraphQLObjectType,
  type ValueNode,
} from 'graphql';
import { Fallback } from './fallback';
import type { Run } from './parameters';
import type { SelectedField } from './selection';

/** Values of a field's arguments, as its resolver would receive them. */
export type ArgumentValues = Readonly<Record<string, unknown>>;

/** The arguments of one selected field. */
export interface FieldArguments {
  /** Their values if they contain no variable; else null. */
  readonly constant: ArgumentValues | null;
  /** Whether an argument is given, by a value or by a variable. */
  readonly isGiven: (name: string) => boolean;
  /** Their values in a request; throws `Fallback` where the resolvers report an error. */
  readonly of: (run: Pick<Run, 'variables' | 'known'>) => ArgumentValues;
}

/**
 * Texts longer than this are left to the resolvers, which report TEXT_TOO_LONG: it is the shortest
 * bound of an argument.
 */
const LONGEST_TEXT = 200;

/** Returns the arguments of a selected field of an object type. */
export function argumentsOf(
  type: GraphQLObjectType,
  { name, node }: SelectedField,
): FieldArguments {
  const definition = fieldOf(type, name);
  const isGiven = (argument: string) =>
    node.arguments?.some((one) => one.name.value === argument && one.value.kind !== Kind.NULL) ??
    false;
  if (!hasVariable(node)) {
    const constant = checked(definition, node, {});
    return { constant, isGiven, of: () => constant };
  }
  return {
    constant: null,
    isGiven,
    of: ({ variables, known }) => {
      const before = known.get(node) ?? checked(definition, node, variables);
      known.set(node, before);
      return before;
    },
  };
}

/** The node of an argument's value; undefined if it is not given. */
export function argumentNode(
  { arguments: given = [] }: FieldNode,
  name: string,
): ValueNode | undefined {
  return given.find((one) => one.name.value === name)?.value;
}

/** The definition of a field; throws `Fallback` for one of introspection. */
export function fieldOf(type: GraphQLObjectType, name: string): GraphQLField<unknown, unknown> {
  const definition = type.getFields()[name];
  if (!definition) throw new Fallback('FIELD', `${type.name}.${name}`);
  return definition;
}

function hasVariable({ arguments: given = [] }: FieldNode): boolean {
  let isFound = false;
  for (const one of given)
    visit(one, {
      Variable: () => {
        isFound = true;
      },
    });
  return isFound;
}

function checked(
  definition: GraphQLField<unknown, unknown>,
  node: FieldNode,
  variables: ArgumentValues,
): ArgumentValues {
  const values = valuesOf(definition, node, variables);
  if (isLong(values)) throw new Fallback('ARGUMENT', `${definition.name}: a long text`);
  return values;
}

function valuesOf(
  definition: GraphQLField<unknown, unknown>,
  node: FieldNode,
  variables: ArgumentValues,
): ArgumentValues {
  try {
    return getArgumentValues(definition, node, variables);
  } catch {
    throw new Fallback('ARGUMENT', definition.name);
  }
}

function isLong(value: unknown): boolean {
  if (typeof value === 'string') return value.length > LONGEST_TEXT || value.includes('\0');
  return typeof value === 'object' && value !== null && Object.values(value).some(isLong);
}
