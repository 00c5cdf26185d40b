import { Kind, type GraphQLField } from 'graphql';
import type { FieldArguments } from './arguments';

/**
 * Coordinates that a list reveals by what it lists and by the filters that are given, as its
 * directive `@narrows` declares them. A filter in a variable counts as given.
 */
export function revealedBy(
  field: GraphQLField<unknown, unknown>,
  asked: FieldArguments,
): ReadonlyArray<string> {
  const by = listOf(field, 'by').map((one) => {
    const [path = '', coordinate = ''] = one.split('=');
    return { path: path.split('.'), coordinate };
  });
  const given = by.filter(({ path }) => isGiven(asked, path));
  return [...listOf(field, 'always'), ...given.map(({ coordinate }) => coordinate)];
}

function listOf({ astNode }: GraphQLField<unknown, unknown>, name: string): ReadonlyArray<string> {
  const narrows = astNode?.directives?.find((one) => one.name.value === 'narrows');
  const value = narrows?.arguments?.find((one) => one.name.value === name)?.value;
  if (value?.kind !== Kind.LIST) return [];
  return value.values.flatMap((one) => (one.kind === Kind.STRING ? [one.value] : []));
}

function isGiven({ constant, isGiven: isNamed }: FieldArguments, path: ReadonlyArray<string>) {
  if (constant === null) return isNamed(path[0] ?? '');
  const value = path.reduce<unknown>(
    (found, name) => (found as Readonly<Record<string, unknown>> | null | undefined)?.[name], // An input object, null or undefined.
    constant,
  );
  return value !== null && value !== undefined;
}
