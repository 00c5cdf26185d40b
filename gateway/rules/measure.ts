import type { FragmentDefinitionNode, SelectionSetNode } from 'graphql';
import type { OperationFacts } from './operation-facts';
import { fragmentOrder } from './spreads';

/** The measure of a fragment; undefined if the document does not define it. */
export type MeasureOf<T> = (fragment: string) => T | undefined;

/** Measures one selection set, given the measures of its fragments. */
type MeasureSet<T> = (
  set: SelectionSetNode,
  ofFragment: MeasureOf<T>,
  owner: FragmentDefinitionNode | undefined,
) => T;

/**
 * The measure of an operation; each fragment is measured once, however often it is spread.
 *
 * Fragments are measured from the innermost outwards. Call it only after the rule `fragments` has
 * passed: it throws TypeError for a cycle.
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
