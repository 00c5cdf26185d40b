import { originalCell, quotedCell } from '../../domain/csv-cell';
import { csvRecords } from './csv-records';
import { plainColumn } from './csv-table';
import type { FeedInput } from './feed-input';
import { JSON_COLUMN } from './json-items';
import { peekedText } from './peeked-text';
import { LINE_COLUMN } from './text-lines';

/** The first columns of a reject file; the cells of the row follow, as they stood in its file. */
export const REJECT_COLUMNS = ['line', 'column', 'value', 'code', 'reason'] as const;

/**
 * Returns the input of a feed. A reject file becomes a file of the feed again: the cells of its
 * rows without the columns that say what is wrong with them, each on its line.
 */
export function mendedInput(input: FeedInput): FeedInput {
  return { ...input, text: { ...input.text, pieces: mendedPieces(input) } };
}

const ENOUGH = /\S[^\n\r]*[\n\r]/;
const SEPARATOR = /[",;\t]+/;

async function* mendedPieces(input: FeedInput): AsyncGenerator<string> {
  const peeked = await peekedText(input, ENOUGH);
  const first = peeked.start.trimStart().replace(/^"/, '').split(SEPARATOR, REJECT_COLUMNS.length);
  const isRejectFile = REJECT_COLUMNS.every((name, at) => plainColumn(first[at] ?? '') === name);
  if (isRejectFile) yield* rebuilt(peeked.input);
  else yield* peeked.input.text.pieces;
}

async function* rebuilt(input: FeedInput): AsyncGenerator<string> {
  let form: SourceForm | undefined;
  let line = 1;
  let count = 0;
  for await (const record of csvRecords(input, { columns: REJECT_COLUMNS })) {
    const cells = record.cells.slice(REJECT_COLUMNS.length).map(originalCell);
    if (cells.every((cell) => cell === '')) continue; // Another fault of the row before.
    const text: string = form ? form.row(cells, count) : '';
    yield '\n'.repeat(Math.max(0, record.first - line)) + text;
    line = record.line;
    if (form) count += 1;
    else {
      form = sourceForm(cells);
      yield form.begin;
    }
  }
  if (form) yield form.end;
}

/** How the rows of a file are written. */
interface SourceForm {
  readonly begin: string;
  readonly row: (cells: ReadonlyArray<string>, before: number) => string;
  readonly end: string;
}

function sourceForm(columns: ReadonlyArray<string>): SourceForm {
  const [first = ''] = columns;
  if (first === LINE_COLUMN) return { begin: '', row: ([text = '']) => text, end: '\n' };
  if (first.startsWith(JSON_COLUMN)) return jsonForm(first.slice(JSON_COLUMN.length));
  const row = (cells: ReadonlyArray<string>) => cells.map(quotedCell).join(',');
  return { begin: row(columns), row, end: '\n' };
}

function jsonForm(path: string): SourceForm {
  const keys = path === '' ? [] : path.split('.');
  return {
    begin: `${keys.map((key) => `{${JSON.stringify(key)}:`).join('')}[`,
    row: ([item = ''], before) => (before === 0 ? item : `,${item}`),
    end: `]${'}'.repeat(keys.length)}\n`,
  };
}
