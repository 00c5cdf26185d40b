import { Kind, type SelectionSetNode } from 'graphql';
import { RiverGateError } from '../../shared/errors/rivergate-error';
import { measured, type MeasureOf } from './measure';
import type { Rule } from './rule';

/** Limits the root fields of an operation. */
export const rootFields: Rule = {
  name: 'root-fields',
  check: (facts, { maxRootFields }) => {
    const found = measured(facts, fieldsOfSet);
    if (found <= maxRootFields) return undefined;
    return new RiverGateError(
      'TOO_MANY_ROOT_FIELDS',
      `The operation asks for ${found} root fields; at most ${maxRootFields} are accepted.`,
      { limit: maxRootFields, found },
    );
  },
};

function fieldsOfSet(set: SelectionSetNode, ofFragment: MeasureOf<number>): number {
  return set.selections.reduce((sum, selection) => {
    if (selection.kind === Kind.FIELD) return sum + 1;
    if (selection.kind === Kind.INLINE_FRAGMENT) {
      return sum + fieldsOfSet(selection.selectionSet, ofFragment);
    }
    return sum + (ofFragment(selection.name.value) ?? 0);
  }, 0);
}
