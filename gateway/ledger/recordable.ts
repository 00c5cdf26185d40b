const LONGEST_TEXT = 500;

/**
 * A free text as the audit log keeps it: cut after 500 characters (an index takes no more), with
 * what PostgreSQL cannot store (NUL, halves of a surrogate pair) replaced. Names that callers
 * choose come here unchecked, and one of them must not keep the entries of others off the audit
 * log.
 */
export function recordable(text: string): string {
  const kept = text.length > LONGEST_TEXT ? `${text.slice(0, LONGEST_TEXT)}…` : text;
  return kept.replace(/[\0\u{D800}-\u{DFFF}]/gu, '\u{FFFD}');
}

/** An instant as the audit log writes it: RFC 3339, UTC, always with milliseconds. */
export function auditedInstant(at: Date): string {
  const text = at.toISOString();
  if (text.length !== 24) throw new TypeError(`An instant of our era is wanted, but got: ${text}.`);
  return text;
}
