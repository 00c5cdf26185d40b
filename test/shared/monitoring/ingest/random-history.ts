import fc from 'fast-check';
import type { FeedObservation, FeedRow } from '../../../../shared/monitoring/ingest/feed';

const HOUR = 3_600_000;
const START = Date.parse('2026-02-27T16:00:00Z'); // Two days before a new month, Beijing time.
const HOURS = 24 * 4;

/** Stations of a history, and the series that each of them has. */
export const STATIONS = ['甲', '乙'] as const;
const SYMBOLS = ['stage', 'discharge', 'turbidity'] as const;

/** Versions of a value: as first reported, corrected, corrected back (flagged), corrected again. */
type Version = 0 | 1 | 2 | 3;

/** Something that happens to the data of a department. */
export type Event =
  | {
      readonly kind: 'BATCH';
      readonly rows: ReadonlyArray<FeedRow>;
      /** Whether its sender says that it corrects. */
      readonly corrects: boolean;
    }
  | { readonly kind: 'REVIEW'; readonly station: (typeof STATIONS)[number]; readonly until: string }
  | { readonly kind: 'MOVE' | 'ROLL_UP' };

/** Hours of a station at a version of their values. */
interface Part {
  readonly station: (typeof STATIONS)[number];
  readonly from: number;
  readonly count: number;
  readonly step: number;
  /** Which series, as bits. */
  readonly series: number;
}

const part: fc.Arbitrary<Part> = fc.record({
  station: fc.constantFrom(...STATIONS),
  from: fc.integer({ min: 0, max: HOURS - 1 }),
  count: fc.integer({ min: 1, max: 30 }),
  step: fc.constantFrom(1, 1, 1, 2, 5),
  series: fc.integer({ min: 1, max: 7 }),
});

function batchOf(version: fc.Arbitrary<Version>): fc.Arbitrary<Event> {
  return fc
    .record({ version, parts: fc.array(part, { minLength: 1, maxLength: 4 }), faults: fc.nat(2) })
    .map(({ version: of, parts, faults }) => ({
      kind: 'BATCH',
      rows: [...parts.flatMap((one) => rowsOf(one, of)), ...rejected(faults)],
      corrects: of === 2,
    }));
}

const review: fc.Arbitrary<Event> = fc
  .record({ station: fc.constantFrom(...STATIONS), hour: fc.integer({ min: 0, max: HOURS }) })
  .map(({ station, hour }) => ({
    kind: 'REVIEW',
    station,
    until: new Date(START + hour * HOUR).toISOString(),
  }));

const surroundings: fc.Arbitrary<Event> = fc.constantFrom({ kind: 'MOVE' }, { kind: 'ROLL_UP' });

/** New and late data, overlapping and repeated files, rejected rows; no value is corrected. */
export const withoutCorrections = fc.array(
  fc.oneof(
    { weight: 6, arbitrary: batchOf(fc.constant<Version>(0)) },
    { weight: 1, arbitrary: surroundings },
  ),
  { minLength: 2, maxLength: 9 },
);

/** The same with corrections, corrections back that are flagged as such, and reviews. */
export const withCorrections = fc.array(
  fc.oneof(
    { weight: 8, arbitrary: batchOf(fc.constantFrom<Version>(0, 0, 1, 2, 3)) },
    { weight: 2, arbitrary: review },
    { weight: 1, arbitrary: surroundings },
  ),
  { minLength: 2, maxLength: 10 },
);

/**
 * Returns the events in an order that chance decides, in which only those that conflict keep their
 * order.
 */
export function reordered(
  events: ReadonlyArray<Event>,
  chances: ReadonlyArray<number>,
): ReadonlyArray<Event> {
  const left = events.map((event, at) => ({
    event,
    at,
    chance: chances[at % chances.length] ?? 0,
  }));
  const done: Event[] = [];
  while (left.length > 0) {
    const free = left.filter(({ event, at }) =>
      left.every((other) => other.at >= at || !isConflict(other.event, event)),
    );
    const [next] = free.sort((a, b) => a.chance - b.chance);
    if (!next) throw new TypeError('Every event waits for another one.');
    left.splice(left.indexOf(next), 1);
    done.push(next.event);
  }
  return done;
}

/**
 * The order of two events counts if they give one series two values for one interval, or if one of
 * them reviews a station of which the other one brings values.
 */
function isConflict(a: Event, b: Event): boolean {
  if (a.kind === 'REVIEW' && b.kind === 'REVIEW') return a.station === b.station;
  if (a.kind === 'REVIEW') return b.kind === 'BATCH' && b.rows.some((row) => isOf(row, a.station));
  if (b.kind === 'REVIEW') return isConflict(b, a);
  if (a.kind !== 'BATCH' || b.kind !== 'BATCH') return false;
  const values = contentOf(a.rows);
  return [...contentOf(b.rows)].some(([key, value]) => (values.get(key) ?? value) !== value);
}

function contentOf(rows: ReadonlyArray<FeedRow>): ReadonlyMap<string, string> {
  return new Map(
    rows.flatMap(({ station, observations }) =>
      observations.map(({ indicator, startsAt, value, detectionLimit, flag }) => [
        `${station?.nameZh ?? ''} ${indicator} ${String(startsAt)}`,
        `${String(value)} ${String(detectionLimit)} ${flag ?? 'VALID'}`,
      ]),
    ),
  );
}

function isOf({ station }: FeedRow, nameZh: string): boolean {
  return station?.nameZh === nameZh;
}

function rowsOf(one: Part, version: Version): ReadonlyArray<FeedRow> {
  const hours = Array.from({ length: one.count }, (_, n) => one.from + n * one.step);
  return hours.map((hour) => ({
    line: hour + 1,
    station: { kind: 'RIVER_STATION', nameZh: one.station, region: '江门', authority: 'MUNICIPAL' },
    observations: SYMBOLS.filter((_, bit) => (one.series >> bit) % 2 === 1).map((symbol) =>
      observation({ station: one.station, symbol, hour }, version),
    ),
    rejects: [],
  }));
}

interface Key {
  readonly station: string;
  readonly symbol: (typeof SYMBOLS)[number];
  readonly hour: number;
}

/** One value for each key and version; the first versions of long stretches are frozen. */
function observation({ station, symbol, hour }: Key, version: Version): FeedObservation {
  const place = STATIONS.findIndex((name) => name === station) * 31 + SYMBOLS.indexOf(symbol) * 7;
  const isFrozen = Math.floor(hour / 12) % 2 === 1;
  const first = isFrozen ? place : (place + hour * 13) % 97;
  const common = { indicator: symbol, averaging: 'HOUR', startsAt: START + hour * HOUR } as const;
  const kind = isFrozen ? 0 : (place + hour) % 17;
  if (kind === 1) return { ...common, value: null, detectionLimit: 1 + BY_VERSION[version] };
  if (kind === 2) return { ...common, value: first + BY_VERSION[version], flag: 'SUSPECT' };
  if (kind === 3 && version % 2 === 1) return { ...common, value: null, flag: 'FAULT' };
  return { ...common, value: first + BY_VERSION[version] };
}

/** Added to the first value: version 2 is the first one again. */
const BY_VERSION: Readonly<Record<Version, number>> = { 0: 0, 1: 100, 2: 0, 3: 200 };

function rejected(count: number): ReadonlyArray<FeedRow> {
  return Array.from({ length: count }, (_, n) => ({
    line: 1_000 + n,
    observations: [],
    rejects: [{ column: 'stage', value: 'abc', reason: 'wanted a number' }],
  }));
}
