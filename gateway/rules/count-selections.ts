import { Kind, type FieldNode, type SelectionSetNode } from 'graphql';
import { measured } from './measure';
import type { OperationFacts } from './operation-facts';

/**
 * How often an operation selects a field for which `weight` returns 1; a fragment counts each time
 * it is spread.
 */
export function countFields(facts: OperationFacts, weight: (field: FieldNode) => number): number {
  return measured<number>(facts, (set, ofFragment) => {
    const count = (inner: SelectionSetNode): number =>
      inner.selections.reduce((sum, selection) => {
        if (selection.kind === Kind.FRAGMENT_SPREAD) {
          return sum + (ofFragment(selection.name.value) ?? 0);
        }
        const own = selection.kind === Kind.FIELD ? weight(selection) : 0;
        return sum + own + (selection.selectionSet ? count(selection.selectionSet) : 0);
      }, 0);
    return count(set);
  });
}
