import { registerEnumType } from 'type-graphql';

/** An enum whose values are their own names. */
export type NamedEnum<Name extends string> = { readonly [Key in Name]: Key };

/**
 * Registers an enum of the graph with its name, its description and a description of each value.
 */
export function namedEnum<Name extends string>(
  name: string,
  description: string,
  meanings: Readonly<Record<Name, string>>,
): NamedEnum<Name> {
  const all: ReadonlyArray<readonly [string, string]> = Object.entries(meanings);
  const values = Object.fromEntries(all.map(([one]) => [one, one]));
  const valuesConfig = Object.fromEntries(
    all.map(([one, meaning]) => [one, { description: meaning }]),
  );
  registerEnumType(values, { name, description, valuesConfig });
  return values as NamedEnum<Name>; // Built from exactly these names.
}
