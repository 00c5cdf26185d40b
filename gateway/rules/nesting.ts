import { TokenKind, type DocumentNode } from 'graphql';
import { RiverGateError } from '../../shared/errors/rivergate-error';
import type { Rule } from './rule';

/** Brackets beyond those of fields: arguments, inline fragments, lists and objects in literals. */
const BESIDES_FIELDS = 100;

const OPENING: ReadonlySet<string> = new Set([
  TokenKind.BRACE_L,
  TokenKind.BRACKET_L,
  TokenKind.PAREN_L,
]);
const CLOSING: ReadonlySet<string> = new Set([
  TokenKind.BRACE_R,
  TokenKind.BRACKET_R,
  TokenKind.PAREN_R,
]);

/**
 * Brackets of any kind nest at most so deep, in operations and fragments that are asked or not.
 *
 * Whatever walks a document by recursion (validation, printing, the planner) ends on its stack where
 * 1,600 inline fragments, lists of a literal or lists of a type lie in each other. This rule reads
 * tokens, so that it needs none.
 */
export const nesting: Rule = {
  name: 'nesting',
  check: ({ document }, { maxDepth }) => {
    const limit = maxDepth + BESIDES_FIELDS;
    const found = deepestBracket(document);
    if (found <= limit) return undefined;
    return new RiverGateError(
      'TOO_DEEP',
      `The document nests ${found} levels of brackets; at most ${limit} are followed.`,
      { limit, found },
    );
  },
};

function deepestBracket(document: DocumentNode): number {
  let depth = 0;
  let deepest = 0;
  for (let token = document.loc?.startToken.next; token; token = token.next) {
    if (OPENING.has(token.kind)) deepest = Math.max(deepest, (depth += 1));
    else if (CLOSING.has(token.kind)) depth -= 1;
  }
  return deepest;
}
