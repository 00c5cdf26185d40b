import { Readable } from 'node:stream';
import { parse, type Parser } from 'csv-parse';
import { messageOf } from '../../errors/message-of';
import { RiverGateError } from '../../errors/rivergate-error';
import type { CsvRecord } from './csv-record';
import { plainColumn, type CsvShape } from './csv-table';
import type { FeedInput } from './feed-input';
import { peekedText } from './peeked-text';
import { plainRecords, type LineEnd } from './plain-records';

/** Longest record, so that an unclosed quote does not load the whole file into memory. */
const MAX_RECORD_CHARACTERS = 8_000_000;

/**
 * Yields the records of a CSV text, header included, those of one piece together; empty ones are
 * skipped. Throws IMPORT_INPUT_INVALID if it is not CSV.
 */
export async function* csvRecordGroups(
  input: FeedInput,
  shape: CsvShape,
): AsyncGenerator<ReadonlyArray<CsvRecord>> {
  try {
    const { start, input: whole } = await peekedText(input, FIRST_LINE);
    yield* groupsOf(whole.text.pieces, delimiterOf(start, shape));
  } catch (thrown) {
    if (thrown instanceof RiverGateError) throw thrown;
    throw new RiverGateError(
      'IMPORT_INPUT_INVALID',
      `The file cannot be read as CSV: ${messageOf(thrown)}`,
      { stage: 'PARSE' },
    );
  }
}

/** The same, one at a time. */
export async function* csvRecords(input: FeedInput, shape: CsvShape): AsyncGenerator<CsvRecord> {
  for await (const records of csvRecordGroups(input, shape)) yield* records;
}

/** Plain lines are cut here; from the first that is not, csv-parse reads the rest. */
async function* groupsOf(
  pieces: AsyncIterable<string>,
  delimiter: string,
): AsyncGenerator<ReadonlyArray<CsvRecord>> {
  const plain = plainRecords(delimiter);
  const further = pieces[Symbol.asyncIterator]();
  for (;;) {
    const { done, value } = await further.next();
    const { records, rest } = done ? plain.last() : plain.next(value);
    if (records.length > 0) yield records;
    if (rest !== undefined) {
      const { lines, lineEnd } = plain;
      return yield* parsedGroups(resumed(rest, further), { delimiter, lines, lineEnd });
    }
    if (done) return;
  }
}

/** What is known of a text when csv-parse takes it over. */
interface TakenOver {
  readonly delimiter: string;
  /** Lines before. */
  readonly lines: number;
  readonly lineEnd: LineEnd | undefined;
}

async function* parsedGroups(
  pieces: AsyncIterable<string>,
  { delimiter, lines, lineEnd }: TakenOver,
): AsyncGenerator<ReadonlyArray<CsvRecord>> {
  const parser = csvParser(delimiter, lineEnd);
  const source = Readable.from(pieces, { objectMode: false });
  source.on('error', (error) => parser.destroy(error));
  source.pipe(parser);
  let last = lines;
  for await (const { record, info } of parser as AsyncIterable<ParsedRecord>) {
    const line = lines + info.lines;
    yield [{ first: last + 1, line, cells: record }];
    last = line;
  }
}

function csvParser(delimiter: string, lineEnd: LineEnd | undefined): Parser {
  return parse({
    delimiter,
    ...(lineEnd === undefined ? {} : { record_delimiter: lineEnd }),
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

/** The rest of a text; a stream ends at an empty piece. */
async function* resumed(rest: string, further: AsyncIterator<string>): AsyncGenerator<string> {
  if (rest !== '') yield rest;
  for (let next = await further.next(); !next.done; next = await further.next())
    if (next.value !== '') yield next.value;
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
