import { RiverGateError } from '../../../shared/errors/rivergate-error';
import { columnPlaces, type ColumnPlaces } from '../../../shared/monitoring/feeds/csv-table';
import { WHOLE_FILE, type FeedInput } from '../../../shared/monitoring/feeds/feed-input';
import { jsonItems } from '../../../shared/monitoring/feeds/json-items';
import { widthFault } from '../../../shared/monitoring/feeds/row-width';
import { SURFACE_WATER_COLUMNS, withoutMarkup, type TableRow } from './surface-water-row';

/**
 * Rows of the raw JSON `{thead: […], tbody: [[…], …]}`, whose cells hold HTML. The whole file is one
 * line, so `line` is the number of the row. A row that has not one cell for each column is reported
 * and not yielded. Throws IMPORT_INPUT_INVALID if the columns are not given before the rows, or one
 * is missing, and IMPORT_COLUMNS_AMBIGUOUS if one occurs twice.
 */
export async function* jsonTableRows(input: FeedInput): AsyncGenerator<TableRow> {
  const names: string[] = [];
  let places: ColumnPlaces | undefined;
  let row = 0;
  const log: FeedInput['log'] = {
    begin: () => undefined,
    refuse: (source, reject) => {
      if (source.columns.includes(HEADER)) WHOLE_FILE.refuse(source, reject);
      row += 1;
      input.log.refuse({ ...source, line: row }, reject);
    },
  };
  const items = jsonItems({ ...input, log }, { thead: 'string', tbody: 'array' });
  for await (const { path, value } of items) {
    if (path === 'thead') {
      names.push(withoutMarkup(textOf(value)));
      continue;
    }
    places ??= placesOf(names);
    row += 1;
    const { columns, placeOf } = places;
    const cells = Array.isArray(value) ? value.map(textOf) : [];
    const fault = widthFault(cells, columns, EXACT);
    if (fault) input.log.refuse({ line: row, columns, cells }, fault);
    else {
      input.log.begin({ line: row, columns, cells });
      yield { line: row, cell: (column) => cells[placeOf(column) ?? -1] ?? '' };
    }
  }
}

function placesOf(names: ReadonlyArray<string>): ColumnPlaces {
  if (names.length > 0) return columnPlaces(names, SURFACE_WATER_COLUMNS);
  throw new RiverGateError(
    'IMPORT_INPUT_INVALID',
    '"thead" must come before "tbody" and name its columns.',
    { stage: 'PARSE' },
  );
}

/** In JSON nobody pads rows. */
const EXACT = { width: 0, filledWidth: 0, mayEndEmpty: true };

const HEADER = 'json:thead';

/** A cell that is neither text nor number is shown as JSON, which no column accepts. */
function textOf(value: unknown): string {
  if (typeof value === 'string' || typeof value === 'number') return String(value);
  return value === null || value === undefined ? '' : JSON.stringify(value);
}
