import type { Readable } from 'node:stream';
import { RiverGateError } from '../../../shared/errors/rivergate-error';
import { jsonItems } from '../../../shared/monitoring/feeds/json-items';
import { SURFACE_WATER_COLUMNS, withoutMarkup, type TableRow } from './surface-water-row';

/**
 * Rows of the raw JSON `{thead: […], tbody: [[…], …]}`, whose cells hold HTML. Throws
 * IMPORT_INPUT_INVALID if the columns are not given before the rows, or one is missing.
 */
export async function* jsonTableRows(input: Readable): AsyncGenerator<TableRow> {
  const places = new Map<string, number>();
  let row = 0;
  for await (const { path, value } of jsonItems(input, ['thead', 'tbody'])) {
    if (path === 'thead') {
      places.set(withoutMarkup(textOf(value)), places.size);
      continue;
    }
    if (row === 0) checkColumns(places);
    row += 1; // The whole file is one line, so messages identify a row by its number.
    const cells: ReadonlyArray<unknown> = Array.isArray(value) ? value : [];
    yield { line: row, cell: (column) => textOf(cells[places.get(column) ?? -1]) };
  }
}

function checkColumns(places: ReadonlyMap<string, number>): void {
  const missing = SURFACE_WATER_COLUMNS.filter((column) => !places.has(column));
  if (missing.length === 0) return;
  throw new RiverGateError(
    'IMPORT_INPUT_INVALID',
    `"thead" must come before "tbody" and name its columns; it lacks: ${missing.join(', ')}.`,
  );
}

function textOf(value: unknown): string {
  return typeof value === 'string' || typeof value === 'number' ? String(value) : '';
}
