import {
  Kind,
  type ArgumentNode,
  type FieldNode,
  type OperationDefinitionNode,
  type ValueNode,
} from 'graphql';
import type { OperationFacts } from './operation-facts';

/** The arguments by which a list is cut. */
const BOUNDS = new Set(['first', 'last', 'limit']);

/** How long a list was asked for by one argument. */
export interface ListBound {
  readonly argument: string;
  readonly size: number;
}

/** The bounds in a field's arguments; those whose value is no number, or null, are absent. */
export function listBounds(field: FieldNode, facts: OperationFacts): ReadonlyArray<ListBound> {
  const bounds = (field.arguments ?? []).filter(({ name }) => BOUNDS.has(name.value));
  return bounds.flatMap((argument) => {
    const size = sizeOf(argument, facts);
    return size === undefined ? [] : [{ argument: argument.name.value, size }];
  });
}

function sizeOf({ value }: ArgumentNode, facts: OperationFacts): number | undefined {
  if (value.kind !== Kind.VARIABLE) return literalSize(value);
  const name = value.name.value;
  if (!Object.hasOwn(facts.variables, name)) return defaultSize(facts.operation, name);
  const given = facts.variables[name];
  return typeof given === 'number' ? given : undefined;
}

function defaultSize(operation: OperationDefinitionNode, name: string): number | undefined {
  const definition = operation.variableDefinitions?.find(
    ({ variable }) => variable.name.value === name,
  );
  return definition?.defaultValue && literalSize(definition.defaultValue);
}

function literalSize(value: ValueNode): number | undefined {
  return value.kind === Kind.INT || value.kind === Kind.FLOAT ? Number(value.value) : undefined;
}
