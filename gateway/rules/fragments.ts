import { Kind } from 'graphql';
import { RiverGateError } from '../../shared/errors/rivergate-error';
import type { Rule } from './rule';
import { fragmentOrder } from './spreads';

/**
 * Limits the fragments that a document defines, and refuses cycles.
 *
 * The limit also bounds the length of a chain, which has each fragment once.
 */
export const fragments: Rule = {
  name: 'fragments',
  check: (facts, { maxFragments }) => {
    const count = facts.document.definitions.filter(
      ({ kind }) => kind === Kind.FRAGMENT_DEFINITION,
    ).length;
    if (count > maxFragments) {
      return new RiverGateError(
        'TOO_MANY_FRAGMENTS',
        `The document defines ${count} fragments; at most ${maxFragments} are followed.`,
        { limit: maxFragments, found: count },
      );
    }
    const order = fragmentOrder(facts.fragments);
    if (!('cycle' in order)) return undefined;
    const cycle = order.cycle.map((name) => `"${name}"`).join(' → ');
    return new RiverGateError('FRAGMENT_CYCLE', `A fragment spreads itself: ${cycle}.`);
  },
};
