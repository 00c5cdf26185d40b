import type { Reject } from './reject-reasons';
import type { FeedInput } from './feed-input';

/** Place and text of what may have unreadable bytes. */
export interface ReadLines {
  readonly first: number;
  readonly last: number;
  readonly column: string;
  readonly text: string;
}

const MAX_SHOWN = 200;

/**
 * The reject of a row with U+FFFD: bytes that are no character of the file's encoding, with their
 * place, or a character that was lost before the file was written.
 */
export function unreadableBytes(
  { text: decoded }: FeedInput,
  { first, last, column, text }: ReadLines,
): Reject | undefined {
  if (!text.includes('\ufffd')) return undefined;
  const fault = decoded.faultOn(first, last);
  const reason = fault
    ? `has bytes that are no ${decoded.encoding()}: ${fault.bytes} at byte ${String(fault.byte)}, line ${String(fault.line)}, column ${String(fault.column)}`
    : 'contains U+FFFD, which stands for a character that was lost before';
  return { column, value: text.slice(0, MAX_SHOWN), reason, code: 'BYTES_UNREADABLE' };
}
