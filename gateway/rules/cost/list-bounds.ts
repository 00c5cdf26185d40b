import { Kind, type FieldNode, type ValueNode } from 'graphql';
import type { OperationFacts } from '../operation-facts';

/** The arguments that limit the length of a list. */
export const BOUNDS: ReadonlySet<string> = new Set(['first', 'last', 'limit']);

/** The length of a list that one argument requests. */
export interface ListBound {
  readonly argument: string;
  readonly size: number;
}

/** The bounds in a field's arguments, without those whose value is null or not a number. */
export function listBounds(
  field: FieldNode,
  facts: OperationFacts,
  names: ReadonlySet<string> = BOUNDS,
): ReadonlyArray<ListBound> {
  const bounds = (field.arguments ?? []).filter(({ name }) => names.has(name.value));
  return bounds.flatMap(({ name, value }) => {
    const size = valueIn(value, facts);
    return typeof size === 'number' ? [{ argument: name.value, size }] : [];
  });
}

/** The value of an argument, with variables replaced; undefined if it is absent. */
export function givenArgument(field: FieldNode, name: string, facts: OperationFacts): unknown {
  const argument = field.arguments?.find((one) => one.name.value === name);
  return argument && valueIn(argument.value, facts);
}

/** The value of a literal or a variable; the default for a variable that is not given. */
export function valueIn(node: ValueNode, facts: OperationFacts): unknown {
  switch (node.kind) {
    case Kind.VARIABLE:
      return variable(node.name.value, facts);
    case Kind.LIST:
      return node.values.map((one) => valueIn(one, facts));
    case Kind.OBJECT:
      return new Map(node.fields.map(({ name, value }) => [name.value, valueIn(value, facts)]));
    case Kind.INT:
    case Kind.FLOAT:
      return Number(node.value);
    case Kind.NULL:
      return null;
    default:
      return node.value;
  }
}

function variable(name: string, facts: OperationFacts): unknown {
  if (Object.hasOwn(facts.variables, name)) return facts.variables[name];
  const definition = facts.operation.variableDefinitions?.find(
    (one) => one.variable.name.value === name,
  );
  return definition?.defaultValue && valueIn(definition.defaultValue, facts);
}

/** One entry of an input object, whether it is a literal or the value of a variable. */
export function entryOf(value: unknown, name: string): unknown {
  if (value instanceof Map) return value.get(name);
  if (typeof value !== 'object' || value === null || !Object.hasOwn(value, name)) return undefined;
  return Object.entries(value).find(([key]) => key === name)?.[1];
}
