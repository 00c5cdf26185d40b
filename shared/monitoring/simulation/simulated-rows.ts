import { indicatorNamed } from '../indicator-argument';
import type { FeedObservation, FeedRow } from '../ingest/feed';
import { instrument, lateCorrection } from './instrument';
import { stringKey } from './random-field';
import type { SimulatedPoint, Simulation } from './simulation';

/** A span of simulated time, ms since 1970 UTC; `to` exclusive. */
export interface Span {
  readonly from: number;
  readonly to: number;
}

/** The part of the simulation to store. */
export interface SimulatedChapter {
  readonly seed: number;
  /**
   * `first`: values as first reported, some of them wrong; `corrections`: their later corrections.
   */
  readonly version: 'first' | 'corrections';
  /**
   * Whether the last three survey rounds before `from` are simulated as well, for the first run.
   */
  readonly withPastRounds: boolean;
}

const ROUNDS = 3;

/** Yields the rows that a simulation reports in a span, station by station, oldest first. */
export function* simulatedRows(
  simulation: Simulation,
  span: Span,
  chapter: SimulatedChapter,
): Generator<FeedRow> {
  const stations = new Map(simulation.stations.map((station) => [station.id, station]));
  let line = 0;
  for (const point of simulation.points) {
    const station = stations.get(point.stationId);
    if (!station)
      throw new TypeError(
        `A simulated point names "${point.stationId}", which is not a station of its department.`,
      );
    const report = reporter(point, chapter);
    for (const at of instants(point, span, chapter)) {
      const observations = report(at);
      if (observations.length === 0) continue;
      line += 1;
      yield { line, station, observations, rejects: [] };
    }
  }
}

function instants(
  point: SimulatedPoint,
  { from, to }: Span,
  { withPastRounds }: SimulatedChapter,
): ReadonlyArray<number> {
  const { cadence } = point;
  if ('roundsUntil' in cadence) {
    const rounds = cadence.roundsUntil(to).slice(-ROUNDS);
    return withPastRounds ? rounds : rounds.filter((at) => at >= from);
  }
  const { everyMs, offsetMs = 0, lastMs = Infinity } = cadence;
  const since = Math.max(from, to - lastMs);
  const first = Math.ceil((since - offsetMs) / everyMs) * everyMs + offsetMs;
  return Array.from(
    { length: Math.max(0, Math.ceil((to - first) / everyMs)) },
    (_, n) => first + n * everyMs,
  );
}

type Report = (at: number) => FeedObservation[];

function reporter(point: SimulatedPoint, { seed, version }: SimulatedChapter): Report {
  const decimals = new Map<string, number>();
  const keys = new Map<string, number>();
  const decimalsOf = (symbol: string) =>
    remember(decimals, symbol, () => indicatorNamed(symbol).decimals);
  const keyOf = (symbol: string) =>
    remember(keys, symbol, () =>
      stringKey(`${point.stationId}|${symbol}|${point.averaging}|${point.depth ?? ''}`),
    );

  return (at) => {
    const truth = point.read(at);
    const observations: FeedObservation[] = [];
    for (const symbol in truth) {
      const series = { seed, key: keyOf(symbol), decimals: decimalsOf(symbol) };
      const correction = point.isAutomatic ? lateCorrection(series, at) : null;
      if (version === 'corrections' && correction === null) continue;
      const valueAt = (t: number) => (t === at ? truth : point.read(t))[symbol] ?? 0;
      const reading = point.isAutomatic
        ? instrument(series, at, valueAt)
        : { value: Number(valueAt(at).toFixed(series.decimals)), flag: 'VALID' as const };
      if (reading === null) continue;
      const value =
        version === 'first' && correction !== null
          ? Number((reading.value * correction).toFixed(series.decimals))
          : reading.value;
      observations.push(observationOf(point, { symbol, at, value, flag: reading.flag }));
    }
    return observations;
  };
}

interface SimulatedValue {
  readonly symbol: string;
  readonly at: number;
  readonly value: number;
  readonly flag: 'VALID' | 'FROZEN' | 'FAULT' | 'IMPOSSIBLE';
}

function observationOf(
  point: SimulatedPoint,
  { symbol, at, value, flag }: SimulatedValue,
): FeedObservation {
  const limit = point.detectionLimits?.[symbol];
  const isCensored = limit !== undefined && value < limit;
  return {
    indicator: symbol,
    averaging: point.averaging,
    startsAt: at,
    value: isCensored ? null : value,
    ...(isCensored ? { detectionLimit: limit } : {}),
    ...(flag === 'VALID' ? {} : { flag }),
    ...(point.depth === undefined ? {} : { depth: point.depth }),
    ...(point.method === undefined ? {} : { method: point.method }),
  };
}

function remember(known: Map<string, number>, name: string, make: () => number): number {
  const found = known.get(name) ?? make();
  known.set(name, found);
  return found;
}
