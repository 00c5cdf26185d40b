import { dayOf, endOfDay, startOfDay } from '../times';
import { DAY_MS, HOUR_MS } from '../times';
import type { Averaging, Step } from '../../generated/graph';

/** Argument `days` of a series: the days of the network, or calendar days. */
export type Days = 'NETWORK' | 'CALENDAR';

/** The selection on a station's page, from the address. */
export interface SeriesSearch {
  readonly indicator?: string;
  /** A span that ends now, or `from` and `to`. */
  readonly span?: string;
  readonly from?: string;
  readonly to?: string;
  readonly step?: Step;
  readonly days?: Days;
  /** Ids of other stations, separated by commas. */
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

/** Period, step and days of a series. */
export interface SelectedPeriod {
  readonly from: string;
  readonly to: string;
  readonly step: Step;
  readonly days: Days;
}

/**
 * Returns the selected period in whole hours, and the step to show: raw up to ten days, hours up to
 * 92 days, days up to 1,100 days, months beyond; values measured daily or less often are never
 * rolled up. The days of all compared stations are added, so that a chart of several stations has
 * no more points than that of one.
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
  const step = search.step ?? stepFor(days * stations, averaging);
  return { from, to, step, days: search.days ?? 'NETWORK' };
}

function daysOf(from: string, to: string) {
  return { from: startOfDay(from), to: endOfDay(to < from ? from : to) };
}

function spanOf(span: string | undefined, nowMs: number) {
  const [, hours] = SPANS.find(([name]) => name === span) ?? ['7d', 168];
  // The end is exclusive: it lies after a value of the present full hour.
  const end = Math.floor(nowMs / HOUR_MS + 1) * HOUR_MS;
  return { from: new Date(end - hours * HOUR_MS).toISOString(), to: new Date(end).toISOString() };
}

function stepFor(days: number, averaging: Averaging): Step {
  if (['DAY', 'MONTH', 'YEAR'].includes(averaging) || days <= 10) return 'RAW';
  if (days <= 92) return 'HOUR';
  return days <= 1100 ? 'DAY' : 'MONTH';
}

/** First and last day of a period, in the city's time. */
export function daysWithin({ from, to }: SelectedPeriod): readonly [string, string] {
  return [dayOf(Date.parse(from)), dayOf(Date.parse(to) - 1)];
}
