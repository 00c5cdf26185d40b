import type { Reject } from '../../shared/monitoring/ingest/feed';

/** Length of a report of ishJava, up to the depth of snow, which is `**` if there is none. */
const LENGTH = 147;

/** Places between columns, which are always blank. */
const GAPS: ReadonlyArray<number> = [
  ...[6, 12, 25, 29, 33, 37, 41, 45, 47, 49, 51, 56, 59, 62, 65, 68, 71, 74, 77, 80, 82],
  ...[87, 92, 99, 105, 112, 116, 120],
];

/**
 * The fault of a report whose cells cannot be at their places: it is cut short, joined with
 * another, or has lost or gained characters.
 */
export function layoutFault(text: string): Reject | undefined {
  const { length } = text.trimEnd();
  const shown = { column: '', value: text.slice(0, 40) };
  const counts = `has ${String(length)} characters where a report has ${String(LENGTH)}`;
  if (length < LENGTH) return { ...shown, reason: counts, code: 'ROW_TOO_SHORT' };
  if (length > LENGTH) return { ...shown, reason: counts, code: 'ROW_TOO_LONG' };
  const gap = GAPS.find((at) => text[at] !== ' ');
  if (gap === undefined) return undefined;
  const reason = `has no blank between two columns, at character ${String(gap + 1)}`;
  return { ...shown, reason, code: 'ROW_MISALIGNED' };
}
