import type { TextRow } from '../data/sessions/text-query';
import type { Unanswered } from './computed/computed-text';
import type { StatementForms } from './pushed-statement';
import type { KeyedText, Scope } from './scope';
import { BROKEN, computed, type JsonText } from './text/json-text';

/**
 * The character around what a statement leaves to another: JSON escapes it, so it is in no valid
 * text, and no mark of a computed field has it.
 */
const APART = '\u0004';

const APART_SQL = 'chr(4)';

/**
 * The text of an object in a dataset. In a statement that reads its own dataset alone, it is the
 * number of the part and the JSON text of the key, between two marks; `splicedRows` puts the text of another
 * statement there.
 */
export function textInDataset(scope: Scope, part: KeyedText, key: string): JsonText {
  const { apart, datasets, home } = scope;
  if (apart === null || part.dataset === home) {
    datasets.add(part.dataset);
    return part.write(scope, key);
  }
  const number = String(apart.push(part) - 1);
  return computed(`${APART_SQL} || '${number} ' || to_json(${key})::text || ${APART_SQL}`);
}

/** The rows of a statement, or why PostgreSQL did not answer it. */
export type Rows = ReadonlyArray<TextRow> | Unanswered;

/** Reads the texts of a part, a row for each key. */
type ReadPart = (part: StatementForms, keys: ReadonlyArray<string>) => Promise<Rows>;

/** Puts the texts of other statements between the marks of rows, each read once for each key. */
export async function splicedRows(
  rows: ReadonlyArray<TextRow>,
  parts: ReadonlyArray<StatementForms>,
  read: ReadPart,
): Promise<Rows> {
  const marks = new Set(rows.flat().flatMap((text) => text?.split(APART).filter(isMark) ?? []));
  const texts = new Map<string, string>();
  const answers = await Promise.all(
    parts.map(async (part, number) => {
      const own = [...marks].filter((mark) => mark.startsWith(`${String(number)} `));
      const found = own.length === 0 ? [] : await read(part, own.map(keyOf));
      if ('unanswered' in found) return found;
      for (const [at, mark] of own.entries()) texts.set(mark, found[at]?.[0] ?? BROKEN);
      return null;
    }),
  );
  const textOf = (piece: string, at: number) =>
    isMark(piece, at) ? (texts.get(piece) ?? BROKEN) : piece;
  return (
    answers.find((one) => one !== null) ??
    rows.map((row) => row.map((text) => text?.split(APART).map(textOf).join('') ?? null))
  );
}

/** Every second piece lies between two marks. */
function isMark(_piece: string, at: number): boolean {
  return at % 2 === 1;
}

function keyOf(mark: string): string {
  return JSON.parse(mark.slice(mark.indexOf(' ') + 1)) as string; // `textInDataset` wrote it.
}
