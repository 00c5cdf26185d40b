import { networkDayOf } from '../../../shared/domain/network-day';
import { RiverGateError } from '../../../shared/errors/rivergate-error';
import { lengthMs, periodOf } from '../../../shared/monitoring/period';
import { DayKind, Days } from '../../../shared/monitoring/vocabulary';
import { groupBy } from '../../../shared/data/keyed';
import type { PlaceRainDay, RainDay, RainPeriod } from './rainfall.loader';
import { DAY_MS, HOUR_MS } from '../../../shared/domain/durations';

const MAX_DAYS = 366;

/** The requested period; throws BAD_USER_INPUT if it is invalid, RANGE_TOO_LONG over 366 days. */
export function rainPeriod({ from, to, days }: RainPeriod): RainPeriod {
  const period = { ...periodOf(from, to), days };
  if (lengthMs(period) <= MAX_DAYS * DAY_MS) return period;
  throw new RiverGateError(
    'RANGE_TOO_LONG',
    `rainfall answers at most ${String(MAX_DAYS)} days, but got: ${from} to ${to}.`,
  );
}

/** Rainfall of a place in columns, one entry a day of the period. */
export function placeColumns(period: RainPeriod, rows: ReadonlyArray<PlaceRainDay>) {
  const days = daysOf(period);
  const byDay = new Map(rows.map((row) => [row.day, row]));
  const sources = [...groupBy(rows, (row) => row.station_id)].map(([stationId, group]) => ({
    stationId,
    distanceKm: rounded(group[0]?.distance_km ?? 0),
    days: group.length,
  }));
  const hours = sum(rows.map((row) => row.hours));
  return {
    total: rows.length === 0 ? null : rounded(sum(rows.map(({ amount }) => amount))),
    coverage: Math.min(1, Math.round((1000 * hours * HOUR_MS) / lengthMs(period)) / 1000),
    dayKind: KINDS[period.days],
    days,
    amounts: days.map((day) => roundedOrNull(byDay.get(day)?.amount)),
    hours: days.map((day) => byDay.get(day)?.hours ?? 0),
    sources: sources.sort((one, other) => one.distanceKm - other.distanceKm),
    provenance: provenanceOf(rows),
  };
}

/** Rainfall of a district in columns; a station that covers too little of a day does not count on it. */
export function districtColumns(period: RainPeriod, rows: ReadonlyArray<RainDay>) {
  const days = daysOf(period);
  const counted = rows.filter((row) => row.is_covered);
  const byDay = groupBy(counted, (row) => row.day);
  const amounts = days.map((day) => (byDay.get(day) ?? []).map(({ amount }) => amount));
  const means = amounts.map((of) => (of.length === 0 ? null : sum(of) / of.length));
  const [wettest] = [...groupBy(counted, (row) => row.station_id)]
    .map(([stationId, group]) => ({ stationId, total: sum(group.map(({ amount }) => amount)) }))
    .sort((one, other) => other.total - one.total);
  return {
    meanTotal: counted.length === 0 ? null : rounded(sum(means.map((mean) => mean ?? 0))),
    maximumTotal: roundedOrNull(wettest?.total),
    wettestId: wettest?.stationId ?? null,
    dayKind: KINDS[period.days],
    days,
    means: means.map(roundedOrNull),
    maxima: amounts.map((of) => (of.length === 0 ? null : rounded(Math.max(...of)))),
    stations: amounts.map((of) => of.length),
    provenance: provenanceOf(counted),
  };
}

const KINDS: Readonly<Record<Days, DayKind>> = {
  [Days.NETWORK]: DayKind.METEOROLOGICAL,
  [Days.CALENDAR]: DayKind.CALENDAR,
};

const NETWORKS = { [Days.NETWORK]: 'WEATHER', [Days.CALENDAR]: 'CALENDAR' } as const;

function daysOf({ from, to, days }: RainPeriod): ReadonlyArray<string> {
  const network = NETWORKS[days];
  const first = Date.parse(networkDayOf(network, new Date(from)));
  const last = Date.parse(networkDayOf(network, new Date(Date.parse(to) - 1)));
  return Array.from({ length: (last - first) / DAY_MS + 1 }, (_, n) =>
    new Date(first + n * DAY_MS).toISOString().slice(0, 10),
  );
}

function provenanceOf(rows: ReadonlyArray<RainDay>): ReadonlyArray<string> {
  return [...new Set(rows.flatMap(({ provenance }) => provenance))].sort();
}

function sum(values: ReadonlyArray<number>): number {
  return values.reduce((total, value) => total + value, 0);
}

function rounded(value: number): number {
  return Math.round(value * 10) / 10;
}

function roundedOrNull(value: number | null | undefined): number | null {
  return value === null || value === undefined ? null : rounded(value);
}
