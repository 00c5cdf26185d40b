/**
 * Converts PostgreSQL's text of a timestamptz under `timezone=UTC` (`2020-03-26 10:00:00+00`) to
 * RFC 3339 in UTC.
 */
export function instantText(text: string): string {
  return `${text.slice(0, 10)}T${text.slice(11, text.lastIndexOf('+'))}Z`;
}

/** Converts ms since 1970 to RFC 3339 in UTC, without a zero fraction. */
export function instantOf(ms: number): string {
  return new Date(ms).toISOString().replace('.000Z', 'Z');
}
