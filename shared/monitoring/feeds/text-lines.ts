import { RiverGateError } from '../../errors/rivergate-error';
import type { FeedInput } from './feed-input';

/** A line of a text, without its end. */
export interface TextLine {
  readonly line: number;
  readonly text: string;
}

const MAX_LINE = 100_000;

/** Name of the one cell that a line has as a row of the file. */
export const LINE_COLUMN = 'line:text';

/** Yields the lines of a text; throws IMPORT_INPUT_INVALID for one longer than any row. */
export async function* textLines({ text: decoded }: FeedInput): AsyncGenerator<TextLine> {
  let line = 0;
  let rest = '';
  for await (const piece of decoded.pieces) {
    const lines = (rest + piece).split('\n');
    rest = lines.pop() ?? '';
    if (rest.length > MAX_LINE)
      throw new RiverGateError(
        'IMPORT_INPUT_INVALID',
        `The file has a line longer than any row (line ${String(line + lines.length + 1)}).`,
        { stage: 'PARSE' },
      );
    for (const text of lines) yield { line: (line += 1), text: text.replace(/\r$/, '') };
  }
  if (rest !== '') yield { line: line + 1, text: rest.replace(/\r$/, '') };
}
