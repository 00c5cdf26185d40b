import { TokenKind, type DocumentNode } from 'graphql';
import { RiverGateError } from '../../shared/errors/rivergate-error';
import type { Rule } from './rule';

/**
 * Brackets in addition to those of fields: arguments, inline fragments, lists and objects in
 * literals.
 */
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
 * Limits how deep brackets of any kind are nested in a document, also in operations and fragments
 * that are not executed.
 *
 * What walks a document recursively (validation, printing, the planner) overflows its stack at
 * about 1,600 nested inline fragments, list literals or list types. This rule reads tokens and does
 * not recurse.
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
