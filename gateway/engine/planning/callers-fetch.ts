import { parse, print, visit, type FieldNode, type SelectionSetNode } from 'graphql';
import type { PlannedFetch } from './planned-fetches';
import type { ResponseKeys } from './response-keys';

/**
 * A fetch with the caller's aliases in place of those that planning needs. A planner's alias stays
 * where the caller's is the key of another field beside it.
 */
export function callersFetch(
  fetch: PlannedFetch,
  { callers }: Pick<ResponseKeys, 'callers'>,
): PlannedFetch {
  const document = parse(fetch.operation, { noLocation: true });
  let hasChanged = false;
  const shown = visit(document, {
    SelectionSet: (set) => {
      const taken = new Set(fieldsOf(set).map(keyOf));
      const selections = set.selections.map((selection) => {
        if (selection.kind !== 'Field' || !selection.alias) return selection;
        const value = callers(selection.alias.value);
        if (value === selection.alias.value || taken.has(value)) return selection;
        hasChanged = true;
        return { ...selection, alias: { ...selection.alias, value } };
      });
      return { ...set, selections };
    },
  });
  const path = fetch.path.map(callers);
  return { ...fetch, path, operation: hasChanged ? print(shown) : fetch.operation };
}

/** The fields of an object, also of those of its types alone. */
function fieldsOf({ selections }: SelectionSetNode): ReadonlyArray<FieldNode> {
  return selections.flatMap((selection) => {
    if (selection.kind === 'Field') return [selection];
    return selection.kind === 'InlineFragment' ? fieldsOf(selection.selectionSet) : [];
  });
}

function keyOf({ alias, name }: FieldNode): string {
  return (alias ?? name).value;
}
