import { RiverGateError } from '../../shared/errors/rivergate-error';
import type { Rule } from './rule';
import { fieldsOf } from './selections';

/** The number of comparisons that validation makes in about a tenth of a second. */
const MAX_COMPARISONS = 250_000;

/**
 * Limits how often a document repeats its fields.
 *
 * Validation compares every two fields with the same response key (GraphQL, 5.3.2 Field Selection
 * Merging), so 10,000 tokens of one field would take it seconds.
 */
export const repeats: Rule = {
  name: 'repeats',
  check: ({ document }) => {
    const counts = new Map<string, number>();
    let comparisons = 0;
    for (const { alias, name } of fieldsOf(document)) {
      const key = (alias ?? name).value;
      const before = counts.get(key) ?? 0;
      comparisons += before;
      counts.set(key, before + 1);
    }
    if (comparisons <= MAX_COMPARISONS) return undefined;
    return new RiverGateError(
      'TOO_COSTLY',
      'The document repeats the same fields too often to be checked; ask for each field once.',
    );
  },
};
