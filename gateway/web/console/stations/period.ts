import { dayOf, endOfDay, startOfDay } from '../times';
import { DAY_MS, HOUR_MS } from '../times';
import type { Averaging, Step } from '../../generated/graph';

/** What of a station is shown; it stands in the address. */
export interface SeriesSearch {
  readonly indicator?: string;
  /** A span that ends now, or `from` and `to`. */
  readonly span?: string;
  readonly from?: string;
  readonly to?: string;
  readonly step?: Step;
  /** Ids of other stations, between commas. */
  readonly compare?: string;
}

/** Spans that end now, in hours. */
export const SPANS: ReadonlyArray<readonly [name: string, hours: number, zh: string, en: string]> =
  [
    ['24h', 24, '24 小时', '24 hours'],
    ['7d', 168, '7 天', '7 days'],
    ['30d', 720, '30 天', '30 days'],
    ['1y', 8784, '1 年', '1 year'],
    ['5y', 43_848, '5 年', '5 years'],
  ];

/** Period and step of a series. */
export interface SelectedPeriod {
  readonly from: string;
  readonly to: string;
  readonly step: Step;
}

/**
 * The period asked, whole hours, and the step that shows it well: as measured up to ten days, hours up to
 * a season, days up to three years, else months; what is measured by the day or rarer is never rolled up.
 * The days of all stations that are compared count together: a chart of several holds as many points as of one.
 */
export function periodOf(
  search: SeriesSearch,
  averaging: Averaging,
  nowMs: number,
): SelectedPeriod {
  const { from, to } =
    search.from && search.to ? daysOf(search.from, search.to) : spanOf(search.span, nowMs);
  const days = (Date.parse(to) - Date.parse(from)) / DAY_MS;
  const stations = 1 + (search.compare ?? '').split(',').filter(Boolean).length;
  return { from, to, step: search.step ?? stepFor(days * stations, averaging) };
}

function daysOf(from: string, to: string) {
  return { from: startOfDay(from), to: endOfDay(to < from ? from : to) };
}

function spanOf(span: string | undefined, nowMs: number) {
  const [, hours] = SPANS.find(([name]) => name === span) ?? ['7d', 168];
  // The end is exclusive: a value of the full hour itself must lie before it.
  const end = Math.floor(nowMs / HOUR_MS + 1) * HOUR_MS;
  return { from: new Date(end - hours * HOUR_MS).toISOString(), to: new Date(end).toISOString() };
}

function stepFor(days: number, averaging: Averaging): Step {
  if (['DAY', 'MONTH', 'YEAR'].includes(averaging) || days <= 10) return 'RAW';
  if (days <= 92) return 'HOUR';
  return days <= 1100 ? 'DAY' : 'MONTH';
}

/** First and last day of a period, as the city counts them. */
export function daysWithin({ from, to }: SelectedPeriod): readonly [string, string] {
  return [dayOf(Date.parse(from)), dayOf(Date.parse(to) - 1)];
}
