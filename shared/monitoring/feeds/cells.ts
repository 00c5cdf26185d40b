import { BEIJING_OFFSET_MS } from '../../domain/network-day';
import { decimalOf } from './decimal';
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
  const plain = text.trim();
  if (isMissing(plain)) return 'missing';
  const censored = /^(?:[<＜]\s*([\d.]+)|([\d.]+)\s*[LlＬ])$/.exec(plain);
  const limit = censored?.[1] ?? censored?.[2];
  if (limit !== undefined)
    return finite(limit, (detectionLimit) => ({ value: null, detectionLimit }));
  return finite(plain, (value) => ({ value }));
}

function finite(text: string, make: (value: number) => CellReading): CellReading {
  const value = decimalOf(text);
  return value === undefined ? 'unreadable' : make(value);
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
    if (reading === 'unreadable')
      rejects.push({ column, value: text, reason: 'wanted a number', code: 'NUMBER_UNREADABLE' });
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

/** A local date and time. */
export interface ClockTime {
  readonly year: number;
  readonly month: number;
  readonly day: number;
  readonly hour?: number;
  readonly minute?: number;
}

/**
 * Returns the instant of a date and time in Beijing time, ms since 1970 UTC; undefined if the date
 * or time is invalid. Hour 24 is the end of the day.
 */
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
 * Returns the instant of a text in Beijing time, ms since 1970 UTC. The groups of `pattern` are
 * year, month, day and, optionally, hour and minute. Undefined if the text does not match or the
 * date or time is invalid.
 */
export function beijingText(text: string, pattern: RegExp): number | undefined {
  const groups = pattern.exec(text)?.slice(1).map(Number);
  if (!groups) return undefined;
  const [year = 0, month = 0, day = 0, hour = 0, minute = 0] = groups;
  return beijingInstant({ year, month, day, hour, minute });
}
