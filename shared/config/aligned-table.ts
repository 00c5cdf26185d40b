/** A Markdown table in prettier's format. */
export function alignedTable(
  head: ReadonlyArray<string>,
  body: ReadonlyArray<ReadonlyArray<string>>,
): string {
  const rows = [head, ...body];
  const widths = head.map((_, column) =>
    Math.max(...rows.map((row) => widthOf(row[column] ?? ''))),
  );
  const line = (cells: ReadonlyArray<string>) => `| ${cells.join(' | ')} |`;
  const lines = rows.map((row) => line(row.map((cell, at) => padded(cell, widths[at] ?? 0))));
  const rule = line(widths.map((width) => '-'.repeat(width)));
  return [lines[0], rule, ...lines.slice(1)].join('\n');
}

function padded(cell: string, width: number): string {
  return cell + ' '.repeat(width - widthOf(cell));
}

/**
 * Display width as prettier counts it: Chinese characters and full-width punctuation take two
 * columns.
 */
function widthOf(text: string): number {
  return [...text].reduce((width, letter) => width + (WIDE.test(letter) ? 2 : 1), 0);
}

const WIDE =
  /[\u1100-\u115f\u2e80-\u303e\u3041-\ua4cf\uac00-\ud7a3\uf900-\ufaff\ufe30-\ufe4f\uff00-\uff60\uffe0-\uffe6]/u;
