import { Kind, type ConstDirectiveNode, type ConstValueNode } from 'graphql';

/** The value of an argument of a directive; undefined if it is absent. */
export function argumentOf(
  { arguments: given = [] }: ConstDirectiveNode,
  name: string,
): ConstValueNode | undefined {
  return given.find((one) => one.name.value === name)?.value;
}

/** The value of an argument that is a text; null for any other. */
export function textIn(directive: ConstDirectiveNode, name: string): string | null {
  const value = argumentOf(directive, name);
  return value?.kind === Kind.STRING ? value.value : null;
}

/** The department that a directive of the `join` specification names; empty if it names none. */
export function graphOf(directive: ConstDirectiveNode): string {
  const value = argumentOf(directive, 'graph');
  return value?.kind === Kind.ENUM ? value.value : '';
}
