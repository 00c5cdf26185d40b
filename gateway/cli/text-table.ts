/**
 * Rows as columns of equal width, for a terminal: a Chinese character is as wide as two Latin ones.
 * The last column is not padded.
 */
export function textTable(rows: ReadonlyArray<ReadonlyArray<string>>): string {
  const widths = (rows[0] ?? []).map((_, column) =>
    Math.max(...rows.map((row) => widthOf(row[column] ?? ''))),
  );
  return rows.map((row) => row.map((cell, at) => padded(cell, at, widths)).join('  ')).join('\n');
}

function padded(cell: string, at: number, widths: ReadonlyArray<number>): string {
  const width = widths[at] ?? 0;
  return at === widths.length - 1 ? cell : cell + ' '.repeat(width - widthOf(cell));
}

const WIDE =
  /[\u1100-\u115f\u2e80-\ua4cf\uac00-\ud7a3\uf900-\ufaff\ufe30-\ufe6f\uff00-\uff60\uffe0-\uffe6]/gu;

function widthOf(text: string): number {
  return [...text].length + (text.match(WIDE)?.length ?? 0);
}
