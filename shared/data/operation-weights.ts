/**
 * Weight of an operation in a cache: its text times a factor, in bytes.
 *
 * Measured on 2026-11-29 under Node 20 as growth of RSS after garbage collection, 1,500 distinct
 * operations of the water department each, per character of text: compiled by graphql-jit 446 to
 * 462 (with one literal of 2,000 characters 12), parsed 83 to 102 of heap (with the literal 3).
 * Operations that have run weigh more than those that were only compiled, so the factors are
 * rounded up. Literals are replaced by variables before compilation, so a compiled operation
 * consists almost only of structure.
 */
const BYTES_PER_CHARACTER = {
  /** A text as a key, in up to two bytes a character. */
  text: 2,
  /** A parsed document, and the facts found about it. */
  document: 120,
  /** A parsed document, and the function that graphql-jit compiled from it. */
  compiled: 600,
  /** A query plan, by the length of its JSON. */
  plan: 8,
  /** A filtered operation: a document, its text, and the fields that were cut. */
  shape: 240,
} as const;

/** Estimated memory in bytes of an object built from a text of this length. */
export function weightOf(kind: keyof typeof BYTES_PER_CHARACTER, text: string): number {
  return 512 + text.length * BYTES_PER_CHARACTER[kind];
}
