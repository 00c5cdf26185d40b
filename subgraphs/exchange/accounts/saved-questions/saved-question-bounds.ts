/** Longest name, in characters. */
export const LONGEST_NAME = 100;
/** Longest document, and longest variables, in characters. */
export const LONGEST_QUERY = 50_000;
