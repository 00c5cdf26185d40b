import { TokenKind } from 'graphql';
import { RiverGateError } from '../../shared/errors/rivergate-error';
import type { Rule } from './rule';

/** No name of our schema is longer than half of it. */
const LONGEST_NAME = 100;

/** To answer under it would change what an object is instead of what it holds. */
const UNUSABLE_NAME = '__proto__';

/**
 * Names in a document (aliases, variables, operations, fragments) have a longest length.
 *
 * They come back in the paths of errors and in answers, and stand in the audit log as they are.
 */
export const names: Rule = {
  name: 'names',
  check: ({ document }) => {
    for (let token = document.loc?.startToken.next; token; token = token.next) {
      if (token.kind !== TokenKind.NAME) continue;
      const { line, column, value } = token;
      if (value === UNUSABLE_NAME) return unusable(`line ${line}, column ${column}`);
      if (value.length <= LONGEST_NAME) continue;
      return new RiverGateError(
        'NAME_TOO_LONG',
        `The name that begins with "${value.slice(0, 20)}" (line ${line}, column ${column}) has ${value.length} characters; at most ${LONGEST_NAME} are accepted.`,
        { limit: LONGEST_NAME, found: value.length },
      );
    }
    return undefined;
  },
};

function unusable(place: string): RiverGateError {
  return new RiverGateError(
    'INVALID_OPERATION',
    `"${UNUSABLE_NAME}" (${place}) is no name for an alias or a variable; choose another.`,
  );
}
