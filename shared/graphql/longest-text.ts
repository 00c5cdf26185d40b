import { Directive } from 'type-graphql';

/**
 * Declares how many characters an argument or input field that is a text (or each of a list) has at most;
 * a longer one is TEXT_TOO_LONG before its resolver sees it (`text-bounds.ts`).
 */
export function LongestText(characters: number): ReturnType<typeof Directive> {
  return Directive(`@longestText(characters: ${String(characters)})`);
}

/**
 * The directive for bounds of texts in a department's schema; composition does not carry it over.
 */
export const TEXT_DIRECTIVES = `
directive @longestText(characters: Int!) on ARGUMENT_DEFINITION | INPUT_FIELD_DEFINITION
`;
