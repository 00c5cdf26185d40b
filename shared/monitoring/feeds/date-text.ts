import { DAY_MS, MINUTE_MS } from '../../domain/durations';
import { fault, type Fault } from '../validation/fault';

/**
 * A form of dates that a feed declares:
 * - `Y-M-D`: 2026-11-20, 2026/11/20, 2026.11.20, 2026年11月20日, the year with four digits;
 * - `YYYYMMDD`: 20261120, with hours and minutes 202611200800;
 * - `SERIAL`: 46346, a day of Excel's 1900 calendar, with a fraction for the time.
 *
 * Day and month first (20/11/2026) is read only in the order that the caller gives: no file says
 * which of the two it means.
 */
export type DateForm = 'Y-M-D' | 'YYYYMMDD' | 'SERIAL';

/** Order of a date with the year last. */
export type DateOrder = 'DMY' | 'MDY';

/** The dates of a feed, as it declares them. */
export interface FeedDates {
  readonly forms: ReadonlyArray<DateForm>;
  /** Zone of dates that name none; only a zone without summer time has an offset. */
  readonly zone: 'Beijing time' | 'UTC' | 'US Central time';
}

/** A date and time as written, which may be in any zone. */
export interface WallTime {
  /** ms since 1970 of the same date and time in UTC. */
  readonly asUtc: number;
  /** Offset of the zone that the text names; null if it names none. */
  readonly offsetMs: number | null;
}

/** A date and time, or the reason why a text is none. */
export type DateReading = WallTime | Fault;

/**
 * Reads a date with or without a time in one of the declared forms. A date that no calendar has
 * (02-30) is refused, not moved; 24:00 is the end of its day.
 */
export function dateText(
  text: string,
  forms: ReadonlyArray<DateForm>,
  order?: DateOrder,
): DateReading {
  const plain = text.trim().normalize('NFKC');
  for (const form of forms) {
    const found = READERS[form](plain);
    if (found) return found;
  }
  return yearLast(plain, order) ?? fault('TIME_UNREADABLE', wanted(forms));
}

const TIME =
  /^(?:[T ]\s*(\d{1,2})(?:(?::|时)(\d{1,2})?(?:(?::|分)(\d{1,2})(?:\.0+)?秒?)?分?)?\s*(Z|[+-]\d{2}:?\d{2})?)?$/;
const YEAR_FIRST =
  /^(\d{4})(?:-(\d{1,2})-|\/(\d{1,2})\/|\.(\d{1,2})\.|年(\d{1,2})月)(\d{1,2})日?(.*)$/;
const COMPACT = /^(\d{4})(\d{2})(\d{2})(?:[T ]?(\d{2})(?::?(\d{2})(?::?(\d{2}))?)?)?$/;
const YEAR_LAST = /^(\d{1,2})([-/.])(\d{1,2})\2(\d{4})(.*)$/;
const SERIAL = /^\d{5}(?:\.\d+)?$/;

/** Excel's day 25569 is 1970-01-01 in its 1900 calendar, the usual one since 1985 on Windows. */
const SERIAL_OF_1970 = 25_569;
const SECOND_MS = 1000;

const READERS: Readonly<Record<DateForm, (text: string) => DateReading | undefined>> = {
  'Y-M-D': (text) => {
    const [, year, a, b, c, d, day, rest] = YEAR_FIRST.exec(text) ?? [];
    const time = timeIn(rest);
    return time && wallTime([year, a ?? b ?? c ?? d, day], time);
  },
  YYYYMMDD: (text) => {
    const [, year, month, day, ...time] = COMPACT.exec(text) ?? [];
    return year === undefined ? undefined : wallTime([year, month, day], time);
  },
  SERIAL: (text) => {
    if (!SERIAL.test(text)) return undefined;
    const seconds = Math.round(((Number(text) - SERIAL_OF_1970) * DAY_MS) / SECOND_MS);
    return { asUtc: seconds * SECOND_MS, offsetMs: null };
  },
};

function yearLast(text: string, order: DateOrder | undefined): DateReading | undefined {
  const [, first, , second, year, rest] = YEAR_LAST.exec(text) ?? [];
  const time = timeIn(rest);
  if (!time) return undefined;
  if (order === undefined) return fault('TIME_AMBIGUOUS');
  return order === 'DMY'
    ? wallTime([year, second, first], time)
    : wallTime([year, first, second], time);
}

type Parts = ReadonlyArray<string | undefined>;

function timeIn(rest: string | undefined): Parts | undefined {
  return rest === undefined ? undefined : TIME.exec(rest)?.slice(1);
}

function wallTime([year, month, day]: Parts, [hour, minute, second, zone]: Parts): DateReading {
  const date = [Number(year), Number(month), Number(day)] as const;
  const [h, m, s] = [hour, minute, second].map((part) => Number(part ?? 0)) as [
    number,
    number,
    number,
  ]; // Three parts.
  const midnight = Date.UTC(date[0], date[1] - 1, date[2]);
  const isDay =
    date[0] >= 1000 && date[1] >= 1 && date[1] <= 12 && new Date(midnight).getUTCDate() === date[2];
  const seconds = h * 3600 + m * 60 + s;
  if (!isDay || m > 59 || s > 59 || seconds > DAY_MS / SECOND_MS) return fault('TIME_IMPOSSIBLE');
  return {
    asUtc: midnight + seconds * SECOND_MS,
    offsetMs: zone === undefined ? null : offsetOf(zone),
  };
}

function offsetOf(zone: string): number {
  if (zone === 'Z') return 0;
  const [hours, minutes] = [Number(zone.slice(1, 3)), Number(zone.slice(-2))];
  return (zone.startsWith('-') ? -1 : 1) * (hours * 60 + minutes) * MINUTE_MS;
}

const EXAMPLES: Readonly<Record<DateForm, string>> = {
  'Y-M-D': '2026-11-20 or 2026/11/20',
  YYYYMMDD: '20261120',
  SERIAL: '46346 (a serial day of Excel)',
};

function wanted(forms: ReadonlyArray<DateForm>): string {
  return `wanted ${forms.map((form) => EXAMPLES[form]).join(', ')}`;
}
