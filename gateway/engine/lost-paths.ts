import { Kind, parse, type SelectionNode, type SelectionSetNode } from 'graphql';

/** A path in the answer of a department. */
type LinkPath = ReadonlyArray<string | number>;

/**
 * The paths that are null when a fetch of a query plan is not answered: one for each root field.
 *
 * For entities, the fields of the first one: an error for each of 500 rows would add nothing.
 * @apollo/gateway turns the index into the path of that entity.
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

/**
 * The fields of a selection set, including those in inline fragments, without the plan's own
 * `__typename`.
 */
function fieldsOf(set: SelectionSetNode): ReadonlyArray<LostField> {
  return set.selections.flatMap((selection: SelectionNode): ReadonlyArray<LostField> => {
    if (selection.kind === Kind.FRAGMENT_SPREAD) return [];
    if (selection.kind === Kind.INLINE_FRAGMENT) return fieldsOf(selection.selectionSet);
    if (selection.name.value === '__typename') return [];
    return [{ key: (selection.alias ?? selection.name).value, set: selection.selectionSet }];
  });
}
