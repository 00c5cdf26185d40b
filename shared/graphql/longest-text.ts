import { Directive } from 'type-graphql';

/**
 * Declares the maximum number of characters of a text argument or input field (or of each text in a
 * list); a longer text throws TEXT_TOO_LONG before the resolver runs (`text-bounds.ts`).
 */
export function LongestText(characters: number): ReturnType<typeof Directive> {
  return Directive(`@longestText(characters: ${String(characters)})`);
}

/**
 * The directive for text bounds in a department's schema; composition does not copy it to the
 * supergraph.
 */
export const TEXT_DIRECTIVES = `
directive @longestText(characters: Int!) on ARGUMENT_DEFINITION | INPUT_FIELD_DEFINITION
`;
