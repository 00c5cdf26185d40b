/** What a text of a person must be. */
export interface TextRule {
  /** What it is, as the message names it. */
  readonly name: string;
  /** Most characters that it may have. */
  readonly max: number;
}

/**
 * A text as stored: trimmed, with uniform line ends. A fault is reported to `faults` where it is
 * too long or holds characters that show nothing (other than line ends and tabs): they neither
 * print nor belong into an official document.
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
    faults.push(`${name}: a text without hidden control characters is wanted.`);
  }
  return kept;
}

/** A text with invisible characters replaced by a visible sign. */
export function shownText(text: string): string {
  return text.replace(new RegExp(HIDDEN, 'g'), '\ufffd').replace(LONE_SURROGATES, '\ufffd');
}

/** Controls, and the marks that change the direction of what follows. */
const HIDDEN =
  /[\u0000-\u0008\u000b-\u001f\u007f-\u009f\u200e\u200f\u202a-\u202e\u2066-\u2069\ufeff]/;

/** Half of a character: no text at all, and PostgreSQL takes none. */
const LONE_SURROGATE = /\p{Surrogate}/u;
const LONE_SURROGATES = /\p{Surrogate}/gu;
