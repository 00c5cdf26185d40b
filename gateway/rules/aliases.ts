import { RiverGateError } from '../../shared/errors/rivergate-error';
import { countFields } from './count-selections';
import type { Rule } from './rule';

/** Limits the aliases of an operation; a fragment counts each time it is spread. */
export const aliases: Rule = {
  name: 'aliases',
  check: (facts, { maxAliases }) => {
    const found = countFields(facts, ({ alias }) => (alias ? 1 : 0));
    if (found <= maxAliases) return undefined;
    return new RiverGateError(
      'TOO_MANY_ALIASES',
      `The operation uses ${found} aliases; at most ${maxAliases} are accepted.`,
      { limit: maxAliases, found },
    );
  },
};
