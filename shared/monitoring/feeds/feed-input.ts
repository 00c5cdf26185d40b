import type { Readable } from 'node:stream';
import { RiverGateError } from '../../errors/rivergate-error';
import type { Reject } from './reject-reasons';
import { decodedText, type DecodedText } from './decode/decoded-text';
import type { EncodingHint } from './decode/encoding-of';

/** A row as it stands in the file. */
export interface SourceRow {
  /** Line on which it ends, from 1. */
  readonly line: number;
  /** Names of its cells; a row of another format than a table has one cell. */
  readonly columns: ReadonlyArray<string>;
  readonly cells: ReadonlyArray<string>;
}

/** What a parser reports of the rows that it finds. */
export interface RowLog {
  /** The row that is mapped next. */
  readonly begin: (row: SourceRow) => void;
  /** A row that is not mapped. */
  readonly refuse: (row: SourceRow, reject: Reject) => void;
}

/** What the parser of a feed reads: decoded text, and where to report rows. */
export interface FeedInput {
  readonly text: DecodedText;
  readonly log: RowLog;
}

/** A byte stream as the input of a parser. */
export function feedInput(bytes: Readable, hint: EncodingHint, log: RowLog): FeedInput {
  return { text: decodedText(bytes, hint), log };
}

/** Refuses a file of which any row is faulty: throws IMPORT_INPUT_INVALID with its line. */
export const WHOLE_FILE: RowLog = {
  begin: () => undefined,
  refuse: ({ line }, { column, value, reason }) => {
    throw new RiverGateError(
      'IMPORT_INPUT_INVALID',
      `Line ${String(line)} cannot be read: ${column} "${value}" ${reason}.`,
      { stage: 'PARSE' },
    );
  },
};
