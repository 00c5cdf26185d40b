import { RiverGateError } from '../../../shared/errors/rivergate-error';

/** The named departments, or all if none is named. Throws BAD_USER_INPUT for an unknown name. */
export function namedDepartments<Known extends { readonly name: string }>(
  known: ReadonlyArray<Known>,
  names: ReadonlyArray<string>,
): ReadonlyArray<Known> {
  if (names.length === 0) return known;
  return names.map((name) => {
    const found = known.find((department) => department.name === name);
    if (found) return found;
    const all = known.map((department) => department.name).join(', ');
    throw new RiverGateError(
      'BAD_USER_INPUT',
      `A department is one of ${all}, but got: "${name}".`,
    );
  });
}
