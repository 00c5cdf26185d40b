import type { Reject } from './reject-reasons';
import type { CsvRecord } from './csv-record';

/** How the first records of a file are. */
export interface UsualRecord {
  /** The number of cells that most of them have. */
  readonly width: number;
  /** Number of cells up to the last that is not empty in any record of that width. */
  readonly filledWidth: number;
  /** Whether the last cell of one with that width is empty. */
  readonly mayEndEmpty: boolean;
}

/** Records and how those of their file are. */
export interface MeasuredRecords {
  readonly records: ReadonlyArray<CsvRecord>;
  readonly usual: UsualRecord;
}

const SAMPLE_RECORDS = 100;
const SAMPLE_CHARACTERS = 1_000_000;

/** Yields records with what is usual in their file, which the first ones show. */
export async function* measuredRecords(
  groups: AsyncIterable<ReadonlyArray<CsvRecord>>,
): AsyncGenerator<MeasuredRecords> {
  const rest = groups[Symbol.asyncIterator]();
  const first: CsvRecord[] = [];
  let characters = 0;
  while (first.length < SAMPLE_RECORDS && characters < SAMPLE_CHARACTERS) {
    const { done, value } = await rest.next();
    if (done) break;
    first.push(...value);
    for (const { cells } of value) for (const cell of cells) characters += cell.length;
  }
  const usual = usualOf(first.slice(0, SAMPLE_RECORDS));
  yield { records: first, usual };
  for (let next = await rest.next(); !next.done; next = await rest.next())
    yield { records: next.value, usual };
}

function usualOf(sample: ReadonlyArray<CsvRecord>): UsualRecord {
  const width = mostFrequent(sample.map(({ cells }) => cells.length));
  const rows = sample.map(({ cells }) => cells).filter((cells) => cells.length === width);
  const filled = rows.map((cells) => cells.findLastIndex((cell) => cell !== '') + 1);
  return {
    width,
    filledWidth: Math.max(0, ...filled),
    mayEndEmpty: filled.some((count) => count < width),
  };
}

/** The most frequent number; of several, the one that comes first: that of the header. */
function mostFrequent(numbers: ReadonlyArray<number>): number {
  const counts = new Map<number, number>();
  for (const number of numbers) counts.set(number, (counts.get(number) ?? 0) + 1);
  const most = Math.max(...counts.values());
  return numbers.find((number) => counts.get(number) === most) ?? 0;
}

/** Stands in a reject file for the cells that a row lacks, so that filling them up mends nothing. */
export const MISSING_CELL = '〈缺少单元格 missing cell〉';

/**
 * The fault of a row whose cells cannot be assigned to columns. Empty cells beyond the last column
 * are allowed if most rows of the file have them, and all of them empty. In another file they are allowed in a row that
 * has no other empty cell, unless rows of the file end empty: such a row may have gained a cell
 * before its end, and its values would belong to the columns before theirs.
 */
export function widthFault(
  cells: ReadonlyArray<string>,
  columns: ReadonlyArray<string>,
  usual: UsualRecord,
): Reject | undefined {
  const width = columns.length;
  const counts = `has ${String(cells.length)} cells where the header has ${String(width)}`;
  if (cells.length < width || cells.includes(MISSING_CELL)) {
    const column = columns[cells.length] ?? columns[cells.indexOf(MISSING_CELL)] ?? '';
    return { column, value: '', reason: counts, code: 'ROW_TOO_SHORT' };
  }
  if (cells.length === width) return undefined;
  const beyond = cells.slice(width).find((cell) => cell !== '');
  const isFull = !usual.mayEndEmpty && !cells.slice(0, width).includes('');
  const isUsual = cells.length === usual.width && usual.filledWidth <= width;
  if (beyond === undefined && (isFull || isUsual)) return undefined;
  return {
    column: '',
    value: beyond ?? '',
    reason: `${counts}; it may be shifted`,
    code: 'ROW_TOO_LONG',
  };
}
