import type { FragmentDefinitionNode, SelectionSetNode } from 'graphql';
import type { OperationFacts } from './operation-facts';
import { fragmentOrder } from './spreads';

/** What a fragment measures; undefined for one that the document does not define. */
export type MeasureOf<T> = (fragment: string) => T | undefined;

/** How one selection set is measured when its fragments are measured already. */
type MeasureSet<T> = (
  set: SelectionSetNode,
  ofFragment: MeasureOf<T>,
  owner: FragmentDefinitionNode | undefined,
) => T;

/**
 * The measure of an operation, each fragment measured once however often it is spread.
 *
 * Fragments are accepted from the innermost outwards. Call it only after the rule `fragments` has
 * found no cycle; throws TypeError if there is one.
 */
export function measured<T>(facts: OperationFacts, measureSet: MeasureSet<T>): T {
  const order = fragmentOrder(facts.fragments);
  if ('cycle' in order)
    throw new TypeError('Rules that measure must run after the rule "fragments".');
  const known = new Map<string, T>();
  const ofFragment = (name: string) => known.get(name);
  for (const fragment of order.inOrder) {
    known.set(fragment.name.value, measureSet(fragment.selectionSet, ofFragment, fragment));
  }
  return measureSet(facts.operation.selectionSet, ofFragment, undefined);
}
