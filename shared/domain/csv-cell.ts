/** What spreadsheets evaluate, in both widths, or skip before they do. */
const FORMULA = /^'*[=+\-@\t\r\n＝＋－＠]/;
/** Numbers, and dashes that stand for a missing one. */
const PLAIN = /^(?:-?\d+(?:\.\d+)?|--?;?)$/;

/**
 * Returns a cell of CSV that no spreadsheet evaluates: an apostrophe precedes what begins like a
 * formula. Plain numbers and dashes stay as they are.
 */
export function harmlessCell(text: string): string {
  return quotedCell(FORMULA.test(text) && !PLAIN.test(text) ? `'${text}` : text);
}

/** Returns the text for which `harmlessCell` wrote a cell. */
export function originalCell(cell: string): string {
  return cell.startsWith("'") && FORMULA.test(cell) ? cell.slice(1) : cell;
}

/** Returns a cell of CSV, in quotes where it needs them. */
export function quotedCell(text: string): string {
  return /[",;\t\r\n]/.test(text) ? `"${text.replaceAll('"', '""')}"` : text;
}
