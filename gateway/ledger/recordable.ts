const LONGEST_TEXT = 500;

/**
 * A free text as stored in the audit log: cut after 500 characters (the limit of an index), with
 * what PostgreSQL cannot store (NUL, halves of a surrogate pair) replaced. Names that callers
 * choose arrive here unchecked, and must not prevent the entries of others from being written.
 */
export function recordable(text: string): string {
  const kept = text.length > LONGEST_TEXT ? `${text.slice(0, LONGEST_TEXT)}…` : text;
  return kept.replace(/[\0\u{D800}-\u{DFFF}]/gu, '\u{FFFD}');
}

/** An instant in the form of the audit log: RFC 3339, UTC, always with milliseconds. */
export function auditedInstant(at: Date): string {
  const text = at.toISOString();
  if (text.length !== 24)
    throw new TypeError(`An instant must be of the years 0 to 9999, but got: ${text}.`);
  return text;
}
