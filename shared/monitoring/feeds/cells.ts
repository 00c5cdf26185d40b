import { BEIJING_OFFSET_MS } from '../../domain/network-day';
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

/** Whether a cell says that there is no value; public feeds write it in a dozen ways. */
export function isMissing(text: string): boolean {
  return MISSING.has(text.trim().toLowerCase());
}

/** A cell read: a number, a value below the detection limit (`0.004L`, `<0.004`), nothing, or a fault. */
export type CellReading =
  | { readonly value: number; readonly detectionLimit?: undefined }
  | { readonly value: null; readonly detectionLimit: number }
  | 'missing'
  | 'unreadable';

/** Reads a number as public feeds write it. */
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

/** One column of a row that holds a value. */
export interface ValueColumn {
  readonly column: string;
  /** Symbol of the indicator. */
  readonly indicator: string;
  /** Into the indicator's unit; absent: it is in that unit. */
  readonly convert?: (value: number) => number;
}

/** The values of a row, and the cells that are none. Missing cells are neither. */
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

/** A moment of a clock on a wall. */
export interface ClockTime {
  readonly year: number;
  readonly month: number;
  readonly day: number;
  readonly hour?: number;
  readonly minute?: number;
}

/** ms since 1970 UTC of a moment in Beijing time; undefined when it is no moment. Hour 24 ends its day. */
export function beijingInstant({
  year,
  month,
  day,
  hour = 0,
  minute = 0,
}: ClockTime): number | undefined {
  const midnight = Date.UTC(year, month - 1, day);
  const isDay = new Date(midnight).getUTCDate() === day && month >= 1 && month <= 12;
  const minutes = hour * 60 + minute;
  const isTime = hour >= 0 && minute >= 0 && minute < 60 && minutes <= 1440;
  return isDay && isTime ? midnight + minutes * 60_000 - BEIJING_OFFSET_MS : undefined;
}

/**
 * ms since 1970 UTC of a moment written in Beijing time; `pattern` groups year, month, day and, where
 * it has them, hour and minute. Undefined when it does not match or is no moment.
 */
export function beijingText(text: string, pattern: RegExp): number | undefined {
  const groups = pattern.exec(text)?.slice(1).map(Number);
  if (!groups) return undefined;
  const [year = 0, month = 0, day = 0, hour = 0, minute = 0] = groups;
  return beijingInstant({ year, month, day, hour, minute });
}
