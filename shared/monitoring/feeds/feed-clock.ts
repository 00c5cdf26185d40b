import { BEIJING_OFFSET_MS } from '../../domain/network-day';
import { DAY_MS } from '../../domain/durations';
import { RiverGateError } from '../../errors/rivergate-error';
import type { FeedOptions } from '../ingest/feed';
import { fault, type Fault } from '../validation/fault';
import { dateText, type DateOrder, type FeedDates } from './date-text';

/** Reads the dates of a feed as instants. */
export interface FeedClock {
  /** Returns the instant of a text, ms since 1970 UTC, or the reason why it has none. */
  read(text: string): InstantReading;
  /** Returns the start of a day; a text with another time than midnight is none. */
  day(text: string): InstantReading;
}

/** An instant, or the reason why a text has none. */
export type InstantReading = { readonly at: number } | Fault;

/** Name of the option that says what a date with the year last begins with. */
export const DATE_ORDER = 'date-order';

/** Its meaning, for the feeds that have it. */
export const DATE_ORDER_MEANING =
  'DMY or MDY: order of dates with the year last (20/11/2026), which are refused without it';

/**
 * Creates the clock of a feed whose zone has no summer time; a text that names its own zone is read
 * in that. Throws IMPORT_INPUT_INVALID for an unknown --date-order.
 */
export function feedClock(
  { forms, zone }: FeedDates & { readonly zone: keyof typeof OFFSETS_MS },
  options: FeedOptions,
): FeedClock {
  const order = dateOrder(options);
  const read = (text: string): InstantReading => {
    const wall = dateText(text, forms, order);
    return 'reason' in wall ? wall : { at: wall.asUtc - (wall.offsetMs ?? OFFSETS_MS[zone]) };
  };
  const dayOf = (text: string): InstantReading => {
    const start = read(text);
    if ('reason' in start || (start.at + OFFSETS_MS[zone]) % DAY_MS === 0) return start;
    return fault('TIME_UNREADABLE', 'wanted a day without a time');
  };
  let last: { readonly text: string; readonly start: InstantReading } | undefined;
  const day = (text: string): InstantReading => {
    if (last?.text !== text) last = { text, start: dayOf(text) }; // Most files repeat a day in many rows.
    return last.start;
  };
  return { read, day };
}

const OFFSETS_MS = { 'Beijing time': BEIJING_OFFSET_MS, UTC: 0 } as const;

/** Returns the order that the caller gives; throws IMPORT_INPUT_INVALID if it is none. */
export function dateOrder({ [DATE_ORDER]: given }: FeedOptions): DateOrder | undefined {
  if (given === undefined || given === 'DMY' || given === 'MDY') return given;
  throw new RiverGateError(
    'IMPORT_INPUT_INVALID',
    `--${DATE_ORDER} is DMY or MDY, but got: "${given}".`,
  );
}
