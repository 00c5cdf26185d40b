import type { FeedObservation, Reject } from '../ingest/feed';

const MISSING = new Set([
  '',
  '-',
  '-;',
  '--',
  '—',
  '*',
  '**',
  '***',
  'nan',
  'na',
  'n/a',
  'null',
  'none',
  '-9999',
  '-9999.0',
  '/',
]);

/** Returns whether a cell means a missing value; public feeds use a dozen notations for it. */
export function isMissing(text: string): boolean {
  return MISSING.has(text.trim().toLowerCase());
}

/**
 * Result of reading a cell: a number, a value below the detection limit (`0.004L`, `<0.004`),
 * missing, or unreadable.
 */
export type CellReading =
  | { readonly value: number; readonly detectionLimit?: undefined }
  | { readonly value: null; readonly detectionLimit: number }
  | 'missing'
  | 'unreadable';

/** Returns the number in a cell of a public feed. */
export function numberCell(text: string): CellReading {
  const plain = text.trim().normalize('NFKC');
  if (isMissing(plain)) return 'missing';
  const censored = /^(?:<\s*([\d.]+)|([\d.]+)\s*[Ll])$/.exec(plain);
  const limit = censored?.[1] ?? censored?.[2];
  if (limit !== undefined)
    return finite(limit, (detectionLimit) => ({ value: null, detectionLimit }));
  return finite(plain, (value) => ({ value }));
}

function finite(text: string, make: (value: number) => CellReading): CellReading {
  const value = Number(text);
  return text !== '' && Number.isFinite(value) ? make(value) : 'unreadable';
}

function unchanged(value: number): number {
  return value;
}

/** A column that contains values of one indicator. */
export interface ValueColumn {
  readonly column: string;
  /** Symbol of the indicator. */
  readonly indicator: string;
  /** Converts to the indicator's unit; absent: the column is already in that unit. */
  readonly convert?: (value: number) => number;
}

/** Returns the values of a row and its unreadable cells. Missing cells are in neither list. */
export function valuesOf(
  cell: (column: string) => string,
  columns: ReadonlyArray<ValueColumn>,
  common: Omit<FeedObservation, 'indicator' | 'value' | 'detectionLimit'>,
): { readonly observations: FeedObservation[]; readonly rejects: Reject[] } {
  const observations: FeedObservation[] = [];
  const rejects: Reject[] = [];
  for (const { column, indicator, convert = unchanged } of columns) {
    const text = cell(column);
    const reading = numberCell(text);
    if (reading === 'missing') continue;
    if (reading === 'unreadable') rejects.push({ column, value: text, reason: 'wanted a number' });
    else if (reading.detectionLimit === undefined)
      observations.push({ ...common, indicator, value: convert(reading.value) });
    else
      observations.push({
        ...common,
        indicator,
        value: null,
        detectionLimit: convert(reading.detectionLimit),
      });
  }
  return { observations, rejects };
}
