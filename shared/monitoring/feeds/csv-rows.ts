import { Readable } from 'node:stream';
import { parse } from 'csv-parse';
import { RiverGateError } from '../../errors/rivergate-error';
import { messageOf } from '../../errors/message-of';
import { decodedText } from './decoded-text';

/** One row of a CSV file. */
export interface CsvRow {
  /** Line on which the row ends, from 1. */
  readonly line: number;
  /** Returns the trimmed cell of a column; `''` if the row is too short. */
  readonly cell: (column: string) => string;
}

/** Required form of a CSV file. */
export interface CsvShape {
  /** Required columns, in any order; other columns are allowed. */
  readonly columns: ReadonlyArray<string>;
  /** Whether the file has no header line; `columns` are then all its columns in order. */
  readonly headless?: boolean;
}

/** Longest record, so that an unclosed quote does not load the whole file into memory. */
const MAX_RECORD_CHARACTERS = 8_000_000;

/**
 * Yields the rows of a CSV stream (UTF-8 or GB 18030, quoted cells, line breaks in cells) one at a
 * time. Throws IMPORT_INPUT_INVALID if a required column is missing or the file is not CSV.
 */
export async function* csvRows(input: Readable, shape: CsvShape): AsyncGenerator<CsvRow> {
  const parser = parse({
    bom: true,
    info: true,
    max_record_size: MAX_RECORD_CHARACTERS,
    relax_column_count: true,
    relax_quotes: true,
    skip_empty_lines: true,
    trim: true,
  });
  const source = Readable.from(decodedText(input), { objectMode: false });
  source.on('error', (error) => parser.destroy(error));
  source.pipe(parser);
  let places = shape.headless ? placesOf(shape.columns) : undefined;
  try {
    for await (const { record, info } of parser as AsyncIterable<ParsedRecord>) {
      if (!places) {
        places = checkedHeader(record, shape.columns);
        continue;
      }
      const known = places;
      yield { line: info.lines, cell: (column) => record[known.get(column) ?? -1] ?? '' };
    }
  } catch (thrown) {
    if (thrown instanceof RiverGateError) throw thrown;
    throw new RiverGateError(
      'IMPORT_INPUT_INVALID',
      `The file cannot be read as CSV: ${messageOf(thrown)}`,
    );
  }
  if (!places)
    throw new RiverGateError(
      'IMPORT_INPUT_INVALID',
      `The file is empty; it requires a first line with ${shape.columns.join(', ')}.`,
    );
}

interface ParsedRecord {
  readonly record: ReadonlyArray<string>;
  readonly info: { readonly lines: number };
}

function placesOf(names: ReadonlyArray<string>): ReadonlyMap<string, number> {
  return new Map(names.map((name, at) => [name, at]));
}

function checkedHeader(
  header: ReadonlyArray<string>,
  wanted: ReadonlyArray<string>,
): ReadonlyMap<string, number> {
  const places = placesOf(header);
  const missing = wanted.filter((name) => !places.has(name));
  if (missing.length > 0) {
    throw new RiverGateError(
      'IMPORT_INPUT_INVALID',
      `The first line lacks the columns ${missing.join(', ')}; it has: ${header.join(', ').slice(0, 300)}.`,
    );
  }
  return places;
}
