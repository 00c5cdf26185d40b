/** These values, null in place of what is absent. */
export type ValuesOrNull<Values extends ReadonlyArray<unknown>> = {
  readonly [At in keyof Values]: Exclude<Values[At], null | undefined> | null;
};

/** The criteria that a caller gives, as a statement accepts them: null in place of what is absent. */
export function valuesOrNull<const Values extends ReadonlyArray<unknown>>(
  values: Values,
): ValuesOrNull<Values> {
  return values.map((value) => value ?? null) as ValuesOrNull<Values>; // `map` forgets the places.
}
