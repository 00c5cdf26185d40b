import { TokenKind } from 'graphql';
import { RiverGateError } from '../../shared/errors/rivergate-error';
import type { Rule } from './rule';

/** No name in our schema is longer than half of this. */
const LONGEST_NAME = 100;

/** A response key with this name would set the prototype of an object. */
const UNUSABLE_NAME = '__proto__';

/**
 * Limits the length of names in a document: of aliases, variables, operations and fragments.
 *
 * They are returned in paths of errors and in answers, and written to the audit log unchanged.
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
    `"${UNUSABLE_NAME}" (${place}) must not name an alias or a variable; choose another name.`,
  );
}
