import { RiverGateError } from '../../shared/errors/rivergate-error';
import type { Rule } from './rule';

/**
 * Limits the tokens of a document.
 *
 * The parser already stops there (`maxTokens` of its options); this rule covers documents that
 * arrive parsed.
 */
export const tokens: Rule = {
  name: 'tokens',
  check: ({ document }, { maxTokens }) => {
    let found = 0;
    let token = document.loc?.startToken.next;
    for (; token?.next && found <= maxTokens; token = token.next) found += 1;
    return found > maxTokens ? tooManyTokens(maxTokens) : undefined;
  },
};

/** The refusal of a document with too many tokens. */
function tooManyTokens(maxTokens: number): RiverGateError {
  return new RiverGateError(
    'TOO_MANY_TOKENS',
    `The document has more than ${maxTokens} tokens, the most that the hub reads.`,
    { limit: maxTokens },
  );
}
