import type { CsvRecord } from './csv-record';

/** The line end of a text: the first one that it has. */
export type LineEnd = '\n' | '\r\n';

/** Cuts a text into records as long as it is plain. */
export interface PlainRecords {
  /**
   * Returns the records of the whole lines of a further piece; `rest`, with what was not cut,
   * instead of further ones where the text is not plain.
   */
  next(piece: string): PlainPart;
  /** The last line, without an end. */
  last(): PlainPart;
  /** Number of lines cut. */
  readonly lines: number;
  /** Undefined before the first line end. */
  readonly lineEnd: LineEnd | undefined;
}

/** Records of plain lines, and the text from the first line on that is not plain. */
export interface PlainPart {
  readonly records: ReadonlyArray<CsvRecord>;
  readonly rest?: string;
}

/** A longer line is left to the parser, which refuses it. */
const MAX_LINE = 1_000_000;

/**
 * The records of the lines of a CSV text without quotes, cut as csv-parse cuts them with the options
 * of `csv-records`, at a tenth of its cost. A line with a quote, or with a carriage return that does
 * not belong to the line end of the text, is not plain, and neither is what follows.
 */
export function plainRecords(delimiter: string): PlainRecords {
  let [held, lines] = ['', 0];
  let lineEnd: LineEnd | undefined;
  const cut = (texts: ReadonlyArray<string>, tail: string | undefined): PlainPart => {
    const records: CsvRecord[] = [];
    for (const [at, text] of texts.entries()) {
      const end = lineEnd ?? (text.endsWith('\r') ? '\r\n' : '\n');
      const line = plainLine(text, end);
      if (line === undefined) return { records, rest: joined(texts.slice(at), tail) };
      lineEnd = end;
      lines += 1;
      const cells = cellsOf(line, delimiter);
      if (cells) records.push({ first: lines, line: lines, cells });
    }
    return { records };
  };
  return {
    next: (piece) => {
      const texts = (held + piece).split('\n');
      held = texts.pop() ?? '';
      const part = cut(texts, held);
      return part.rest === undefined && held.length > MAX_LINE ? { ...part, rest: held } : part;
    },
    last: () => {
      if (held === '') return { records: [] };
      return held.includes('\r')
        ? { records: [], rest: held }
        : cut([ended(held, lineEnd)], undefined);
    },
    get lines() {
      return lines;
    },
    get lineEnd() {
      return lineEnd;
    },
  };
}

function ended(text: string, lineEnd: LineEnd | undefined): string {
  return lineEnd === '\r\n' ? `${text}\r` : text;
}

function joined(texts: ReadonlyArray<string>, tail: string | undefined): string {
  return tail === undefined ? texts.join('\n') : [...texts, tail].join('\n');
}

/** The line without its end; undefined if it is not plain. */
function plainLine(text: string, lineEnd: LineEnd): string | undefined {
  const line = lineEnd === '\r\n' && text.endsWith('\r') ? text.slice(0, -1) : text;
  if (lineEnd === '\r\n' && line === text) return undefined;
  return line.includes('"') || line.includes('\r') ? undefined : line;
}

/** The trimmed cells of a line; undefined if all are empty. */
function cellsOf(line: string, delimiter: string): string[] | undefined {
  const cells = line.split(delimiter);
  let isEmpty = true;
  for (let at = 0; at < cells.length; at += 1) {
    const cell = trimmed(cells[at] ?? '');
    cells[at] = cell;
    isEmpty &&= cell.trim() === '';
  }
  return isEmpty ? undefined : cells;
}

const SPACE = 32;
const LAST_ASCII = 127;
const BLANKS_BEFORE = /^[\t\f\r\n ]+/;

/** Without blanks of ASCII before, and without any after, as csv-parse trims. */
function trimmed(cell: string): string {
  const first = cell.charCodeAt(0);
  const last = cell.charCodeAt(cell.length - 1);
  const begun = first <= SPACE ? cell.replace(BLANKS_BEFORE, '') : cell;
  return last <= SPACE || last > LAST_ASCII ? begun.trimEnd() : begun;
}
