/** A text that PostgreSQL cannot keep: what is in it, and where, in characters (UTF-16) from 1. */
export interface UnstorableCharacter {
  readonly what: 'U+0000' | 'half of a surrogate pair';
  readonly at: number;
}

/** The first character for which PostgreSQL refuses a text or a jsonb; undefined: it keeps the text. */
export function unstorableIn(text: string): UnstorableCharacter | undefined {
  const at = text.search(UNSTORABLE);
  if (at < 0) return undefined;
  return { what: text[at] === '\u0000' ? 'U+0000' : 'half of a surrogate pair', at: at + 1 };
}

const UNSTORABLE = /\u0000|\p{Surrogate}/u;
