import { registerEnumType } from 'type-graphql';

/** An enum whose values are their own names. */
export type NamedEnum<Name extends string> = { readonly [Key in Name]: Key };

/** Registers an enum of the graph: its name, what it is, and what each of its values means. */
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
  return values as NamedEnum<Name>; // Made from these very names.
}
