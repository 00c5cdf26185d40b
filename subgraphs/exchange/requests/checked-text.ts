/** The rule for a text that a person enters. */
export interface TextRule {
  /** Name of the text in messages. */
  readonly name: string;
  /** Most characters. */
  readonly max: number;
}

/**
 * Returns a text as stored: trimmed, with uniform line ends. A text that is too long or contains
 * invisible characters (other than line ends and tabs), which do not belong in an official
 * document, is reported to `faults`.
 */
export function checkedText(
  text: string | null | undefined,
  { name, max }: TextRule,
  faults: string[],
): string {
  const kept = (text ?? '').replace(/\r\n?/g, '\n').trim();
  const length = [...kept].length;
  if (length > max)
    faults.push(`${name}: at most ${String(max)} characters, but got ${String(length)}.`);
  if (HIDDEN.test(kept) || LONE_SURROGATE.test(kept)) {
    faults.push(`${name}: it must not contain hidden control characters.`);
  }
  return kept;
}

/** Returns a text with invisible characters replaced by a visible sign. */
export function shownText(text: string): string {
  return text.replace(new RegExp(HIDDEN, 'g'), '\ufffd').replace(LONE_SURROGATES, '\ufffd');
}

/** Control characters, and marks that change the direction of the text after them. */
const HIDDEN =
  /[\u0000-\u0008\u000b-\u001f\u007f-\u009f\u200e\u200f\u202a-\u202e\u2066-\u2069\ufeff]/;

/** Half of a surrogate pair, which is no valid text and which PostgreSQL refuses. */
const LONE_SURROGATE = /\p{Surrogate}/u;
const LONE_SURROGATES = /\p{Surrogate}/gu;
