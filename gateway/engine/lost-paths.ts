import { Kind, parse, type SelectionNode, type SelectionSetNode } from 'graphql';

/** A place in the answer of a department. */
type LinkPath = ReadonlyArray<string | number>;

/**
 * The places that stay null when a fetch of a query plan is not answered: one for each root field.
 *
 * For entities it is their fields at the first of them: one error for each of 500 rows would say no
 * more. @apollo/gateway turns the index into the path where that entity stands.
 */
export function lostPaths(query: string): ReadonlyArray<LinkPath> {
  const [operation] = parse(query, { noLocation: true }).definitions;
  if (operation?.kind !== Kind.OPERATION_DEFINITION) return [[]];
  return fieldsOf(operation.selectionSet).flatMap(({ key, set }): ReadonlyArray<LinkPath> => {
    if (key !== '_entities' || !set) return [[key]];
    const lost = [...new Set(fieldsOf(set).map((field) => field.key))];
    return lost.map((field) => [key, 0, field]);
  });
}

interface LostField {
  readonly key: string;
  readonly set: SelectionSetNode | undefined;
}

/** The fields of a set, those in inline fragments too; a plan's `__typename` is never missed. */
function fieldsOf(set: SelectionSetNode): ReadonlyArray<LostField> {
  return set.selections.flatMap((selection: SelectionNode): ReadonlyArray<LostField> => {
    if (selection.kind === Kind.FRAGMENT_SPREAD) return [];
    if (selection.kind === Kind.INLINE_FRAGMENT) return fieldsOf(selection.selectionSet);
    if (selection.name.value === '__typename') return [];
    return [{ key: (selection.alias ?? selection.name).value, set: selection.selectionSet }];
  });
}
