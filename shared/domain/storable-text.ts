/**
 * A character that PostgreSQL cannot store, and its position in the text, in UTF-16 units from 1.
 */
export interface UnstorableCharacter {
  readonly what: 'U+0000' | 'half of a surrogate pair';
  readonly at: number;
}

/**
 * Returns the first character that PostgreSQL refuses in a text or jsonb; undefined if there is
 * none.
 */
export function unstorableIn(text: string): UnstorableCharacter | undefined {
  const at = text.search(UNSTORABLE);
  if (at < 0) return undefined;
  return { what: text[at] === '\u0000' ? 'U+0000' : 'half of a surrogate pair', at: at + 1 };
}

const UNSTORABLE = /\u0000|\p{Surrogate}/u;
