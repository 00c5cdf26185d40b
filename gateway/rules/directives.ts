import type { DefinitionNode } from 'graphql';
import { RiverGateError } from '../../shared/errors/rivergate-error';
import type { Rule } from './rule';
import { selectionsOf } from './selections';

/** Limits the directives that a document applies. */
export const directives: Rule = {
  name: 'directives',
  check: ({ document }, { maxDirectives }) => {
    let found = document.definitions.reduce((sum, definition) => sum + onDefinition(definition), 0);
    for (const { directives: applied } of selectionsOf(document)) found += applied?.length ?? 0;
    if (found <= maxDirectives) return undefined;
    return new RiverGateError(
      'TOO_MANY_DIRECTIVES',
      `The document applies ${found} directives; at most ${maxDirectives} are accepted.`,
      { limit: maxDirectives, found },
    );
  },
};

function onDefinition(definition: DefinitionNode): number {
  const own = ('directives' in definition && definition.directives?.length) || 0;
  // eslint-disable-next-line @typescript-eslint/no-deprecated -- fragments have them in graphql-js 16
  const variables = ('variableDefinitions' in definition && definition.variableDefinitions) || [];
  return variables.reduce((sum, { directives: applied }) => sum + (applied?.length ?? 0), own);
}
