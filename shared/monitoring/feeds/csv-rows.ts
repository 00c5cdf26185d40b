import { RiverGateError } from '../../errors/rivergate-error';
import type { Reject } from './reject-reasons';
import type { CsvRecord } from './csv-record';
import { csvRecordGroups } from './csv-records';
import { columnPlaces, type ColumnPlaces, type CsvShape } from './csv-table';
import type { FeedInput } from './feed-input';
import { measuredRecords, widthFault, type UsualRecord } from './row-width';
import { unreadableBytes } from './unreadable-bytes';

/** One row of a CSV file. */
export interface CsvRow {
  /** Line on which the row ends, from 1. */
  readonly line: number;
  /**
   * Returns the trimmed cell of a column; `''` if the file has no such column. Throws
   * IMPORT_COLUMNS_AMBIGUOUS if it has two.
   */
  readonly cell: (column: string) => string;
}

/**
 * Yields the rows of a CSV text (delimited by commas, tabs or semicolons; quoted cells, line breaks
 * in cells) one at a time. A row is reported and not yielded if it has more cells than the header,
 * or fewer, or bytes that cannot be read. Throws IMPORT_INPUT_INVALID if a required column is
 * missing or the text is not CSV, and IMPORT_COLUMNS_AMBIGUOUS if a required column occurs twice.
 */
export async function* csvRows(input: FeedInput, shape: CsvShape): AsyncGenerator<CsvRow> {
  let table = shape.headless ? columnPlaces(shape.columns, shape.columns) : undefined;
  let isEmpty = true;
  for await (const { records, usual } of measuredRecords(csvRecordGroups(input, shape))) {
    for (const record of records) {
      isEmpty = false;
      if (!table) table = openedTable(input, record, shape);
      else if (!shape.headless || !isHeader(record, shape)) {
        const row = rowOf(input, record, { table, usual });
        if (row) yield row;
      }
    }
  }
  if (isEmpty)
    throw new RiverGateError(
      'IMPORT_INPUT_INVALID',
      `The file is empty; it requires a first line with ${shape.columns.join(', ')}.`,
      { stage: 'PARSE' },
    );
}

interface TableForm {
  readonly table: ColumnPlaces;
  readonly usual: UsualRecord;
}

/** The row of a record; a faulty one is reported, and the result is undefined. */
function rowOf(
  input: FeedInput,
  record: CsvRecord,
  { table: { columns, placeOf }, usual }: TableForm,
): CsvRow | undefined {
  const { line, cells } = record;
  const fault = bytesFault(input, record, columns) ?? widthFault(cells, columns, usual);
  if (fault) {
    input.log.refuse({ line, columns, cells }, fault);
    return undefined;
  }
  input.log.begin({ line, columns, cells });
  return { line, cell: (column) => cells[placeOf(column) ?? -1] ?? '' };
}

/** Whether a record of a file without a header names its columns all the same. */
function isHeader({ cells }: CsvRecord, { columns }: CsvShape): boolean {
  return columns.every((column, at) => cells[at] === column);
}

/** Throws IMPORT_INPUT_INVALID for a header with unreadable bytes: its columns are not known. */
function openedTable(input: FeedInput, header: CsvRecord, { columns }: CsvShape): ColumnPlaces {
  const fault = bytesFault(input, header, header.cells);
  if (fault)
    throw new RiverGateError('IMPORT_INPUT_INVALID', `The first line ${fault.reason}.`, {
      stage: 'DECODE',
    });
  return columnPlaces(header.cells, columns);
}

function bytesFault(
  input: FeedInput,
  { first, line, cells }: CsvRecord,
  columns: ReadonlyArray<string>,
): Reject | undefined {
  const at = cells.findIndex((cell) => cell.includes('\ufffd'));
  if (at < 0) return undefined;
  return unreadableBytes(input, {
    first,
    last: line,
    column: columns[at] ?? '',
    text: cells[at] ?? '',
  });
}
