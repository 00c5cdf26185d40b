import type { Cell, Table } from './tables-of';

/** The rows sorted by a column; empty cells come last in both directions. */
export function sorted(
  { rows }: Table,
  column: string | null,
  isDescending: boolean,
): Table['rows'] {
  if (column === null) return rows;
  const sign = isDescending ? -1 : 1;
  return [...rows].sort((one, other) => {
    const [left, right] = [one[column] ?? null, other[column] ?? null];
    if (left === null || right === null) return Number(left === null) - Number(right === null);
    return sign * compare(left, right);
  });
}

function compare(left: NonNullable<Cell>, right: NonNullable<Cell>): number {
  return typeof left === 'number' && typeof right === 'number'
    ? left - right
    : String(left).localeCompare(String(right), 'zh-CN');
}

/** The rows as tab-separated text, which spreadsheets paste from the clipboard. */
export function tsvOf(columns: Table['columns'], rows: Table['rows']): string {
  const line = (cells: ReadonlyArray<Cell>) =>
    cells.map((cell) => safe(cell).replace(/[\t\r\n]+/g, ' ')).join('\t');
  return [line(columns), ...rows.map((row) => line(columns.map((name) => row[name] ?? null)))].join(
    '\n',
  );
}

/** The rows as CSV (RFC 4180), with the byte order mark by which spreadsheets recognise UTF-8. */
export function csvOf(columns: Table['columns'], rows: Table['rows']): string {
  const line = (cells: ReadonlyArray<Cell>) =>
    cells
      .map((cell) => safe(cell))
      .map((text) => (/[",\r\n]/.test(text) ? `"${text.replaceAll('"', '""')}"` : text));
  const lines = [columns, ...rows.map((row) => columns.map((name) => row[name] ?? null))];
  return `\uFEFF${lines.map((cells) => line(cells).join(',')).join('\r\n')}\r\n`;
}

/** Quotes a text that a spreadsheet would run as a formula. */
function safe(cell: Cell): string {
  if (cell === null) return '';
  return typeof cell === 'string' && /^[=+\-@]/.test(cell) ? `'${cell}` : String(cell);
}
