/** Most documents that one client registers. */
export const MOST_DOCUMENTS = 500;
/** Most bytes of all documents of a client together. */
export const MOST_BYTES = 1024 * 1024;
/** Longest document, in bytes and therefore in characters. */
export const LONGEST_DOCUMENT = 64 * 1024;
/** Most documents that one call registers. */
export const MOST_AT_ONCE = 25;
/** Most operations outside the list that are listed for a client: those sent last. */
export const MOST_UNLISTED = 200;
