import { Readable } from 'node:stream';
import { parse, type Parser } from 'csv-parse';
import { messageOf } from '../../errors/message-of';
import { RiverGateError } from '../../errors/rivergate-error';
import { plainColumn, type CsvShape } from './csv-table';
import type { FeedInput } from './feed-input';
import { peekedText } from './peeked-text';

/** One record of a CSV text. */
export interface CsvRecord {
  /** Lines on which it begins and ends, from 1. */
  readonly first: number;
  readonly line: number;
  readonly cells: ReadonlyArray<string>;
}

/** Longest record, so that an unclosed quote does not load the whole file into memory. */
const MAX_RECORD_CHARACTERS = 8_000_000;

/**
 * Yields the records of a CSV text, header included; empty ones are skipped. Throws
 * IMPORT_INPUT_INVALID if it is not CSV.
 */
export async function* csvRecords(input: FeedInput, shape: CsvShape): AsyncGenerator<CsvRecord> {
  try {
    const { start, input: whole } = await peekedText(input, FIRST_LINE);
    const parser = csvParser(delimiterOf(start, shape));
    const source = Readable.from(filled(whole.text.pieces), { objectMode: false });
    source.on('error', (error) => parser.destroy(error));
    source.pipe(parser);
    let last = 0;
    for await (const { record, info } of parser as AsyncIterable<ParsedRecord>) {
      yield { first: last + 1, line: info.lines, cells: record };
      last = info.lines;
    }
  } catch (thrown) {
    if (thrown instanceof RiverGateError) throw thrown;
    throw new RiverGateError(
      'IMPORT_INPUT_INVALID',
      `The file cannot be read as CSV: ${messageOf(thrown)}`,
      { stage: 'PARSE' },
    );
  }
}

function csvParser(delimiter: string): Parser {
  return parse({
    delimiter,
    info: true,
    max_record_size: MAX_RECORD_CHARACTERS,
    relax_column_count: true, // Rows are compared with the header by their reader.
    relax_quotes: true,
    skip_empty_lines: true,
    skip_records_with_empty_values: true,
    trim: true,
  });
}

interface ParsedRecord {
  readonly record: ReadonlyArray<string>;
  readonly info: { readonly lines: number };
}

const FIRST_LINE = /\S[^\n\r]*[\n\r]/;

/** A stream ends at an empty piece. */
async function* filled(pieces: AsyncIterable<string>): AsyncGenerator<string> {
  for await (const piece of pieces) if (piece !== '') yield piece;
}

const DELIMITERS = [',', '\t', ';'] as const;

/** The delimiter by which the first line has most of the columns; a comma if none has any. */
function delimiterOf(start: string, { columns, headless = false }: CsvShape): string {
  const line = start.trimStart().split(/[\n\r]/, 1)[0] ?? '';
  const wanted = new Set(columns.map(plainColumn));
  const scores = DELIMITERS.map((delimiter) => {
    const cells = line.split(delimiter);
    if (headless) return cells.length === columns.length ? 1 : 0;
    return cells.filter((cell) => wanted.has(plainColumn(cell.replaceAll('"', '')))).length;
  });
  return DELIMITERS[scores.indexOf(Math.max(...scores))] ?? ',';
}
