import { RiverGateError } from '../../shared/errors/rivergate-error';
import { countFields } from './count-selections';
import type { Rule } from './rule';

/**
 * An operation, its fragments written out wherever they are spread, asks for at most as many fields as
 * a document may have tokens.
 *
 * Fifteen fragments that each spread the next one twice fit into twenty lines, and cost the planner
 * 32,768 times the last of them.
 */
export const expansion: Rule = {
  name: 'expansion',
  check: (facts, { maxTokens }) => {
    const found = countFields(facts, () => 1);
    if (found <= maxTokens) return undefined;
    return new RiverGateError(
      'TOO_COSTLY',
      `Its fragments written out, the operation asks for ${found} fields; at most ${maxTokens} are planned.`,
      { limit: maxTokens, found },
    );
  },
};
