/**
 * Weight of an operation in a cache: its text times a factor, in bytes.
 *
 * Measured on 2026-11-29 under Node 20 as growth of RSS after garbage collection, 1,500 distinct
 * operations of the water department each, per character of text: compiled by graphql-jit 446 to
 * 462 (with one literal of 2,000 characters 12), parsed 83 to 102 of heap (with the literal 3).
 * Operations that have run weigh more than those that were only compiled, so the factors are
 * rounded up. Literals are replaced by variables before compilation, so a compiled operation
 * consists almost only of structure.
 *
 * Measured the same way on 2026-11-30, 2,000 distinct operations over two departments that have run
 * (141 characters, plans of 1,132): a plan and what was compiled of it 7.6 per character of the
 * plan, a document and the generated shape of its answer 224 per character of the document.
 */
const BYTES_PER_CHARACTER = {
  /** A text as a key, in up to two bytes a character. */
  text: 2,
  /** A parsed document, and the facts found about it. */
  document: 120,
  /** A parsed document, and the function that graphql-jit compiled from it. */
  compiled: 600,
  /** A query plan, and what was compiled of it, by the length of its JSON. */
  plan: 10,
  /** A filtered operation: a document, its text, the shape of its answer, and what was cut. */
  shape: 280,
} as const;

/** Estimated memory in bytes of an object built from a text of this length. */
export function weightOf(kind: keyof typeof BYTES_PER_CHARACTER, text: string): number {
  return 512 + text.length * BYTES_PER_CHARACTER[kind];
}
