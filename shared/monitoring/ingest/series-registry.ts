import type { IndicatorFact } from '../../domain/indicators';
import { NETWORK_DAYS, type NetworkDayName } from '../../domain/network-day';
import type { Transaction } from '../../data/database';
import { int, list, text } from '../../data/sql-type';
import { EXAMPLE_SCHEMA, statementFamily } from '../../data/statement';
import { indicatorNamed } from '../indicator-argument';
import { claimsInForce } from './claims/claims-in-force';
import type { FeedObservation, ImportJob } from './feed';

/** A series as ingest needs it. */
export interface KnownSeries {
  readonly identity: SeriesIdentity;
  readonly plausibleMin: number;
  readonly plausibleMax: number;
  readonly opensWith: SeriesFacts;
  /** Its row; null until `open` has found or created it. */
  row: SeriesRow | null;
}

/** Station, code of the indicator, averaging, depth, method. */
export type SeriesIdentity = readonly [string, string, string, string, string];

interface SeriesRow {
  readonly id: number;
  /** Hours by which the network's day is shifted from the Beijing day. */
  readonly dayShiftHours: number;
}

interface SeriesFacts extends Pick<SeriesRow, 'dayShiftHours'> {
  readonly aggregation: string;
  readonly daySamplesMin: number;
  readonly dataset: string;
}

/** The series of one station. */
export interface StationSeries {
  /**
   * Returns the series of an observation, which stands at this place in its row. Throws
   * UNCLAIMED_SERIES if no dataset claims it, or more than one; an import that contains such a series
   * stores nothing.
   */
  of(observation: FeedObservation, place: number): KnownSeries;
}

/** Finds the series of observations, and creates missing ones. */
export interface SeriesRegistry {
  /** Returns the series of a station of this kind. */
  at(stationId: string, kind: string): StationSeries;
  /**
   * Finds or creates the rows of all series that `of` returned since the last call, with at most
   * three statements.
   */
  open(): Promise<void>;
}

/**
 * Number of hourly values that a daily mean of air requires (GB 3095, validity of statistics);
 * other days require one value.
 */
const AIR_DAY_SAMPLES = 20;

/** Opens the registry of a department's series in the transaction of an import. */
export async function openSeriesRegistry(
  transaction: Transaction,
  job: ImportJob,
): Promise<SeriesRegistry> {
  const datasetOf = await claimsInForce(transaction, job.department);
  const known = new Map<string, StationSeries>();
  let unopened: KnownSeries[] = [];
  const opened = (stationId: string, kind: string) => (observation: FeedObservation) => {
    const { indicator, averaging, depth = '', method = '' } = observation;
    const fact = indicatorNamed(indicator);
    const series = seriesOf([stationId, fact.code, averaging, depth, method], fact, {
      day: job.dayOf?.(kind, fact.code) ?? 'CALENDAR',
      dataset: datasetOf(kind, fact, averaging),
    });
    unopened.push(series);
    return series;
  };
  return {
    at: (stationId, kind) => {
      let ofStation = known.get(stationId);
      if (!ofStation) known.set(stationId, (ofStation = stationSeries(opened(stationId, kind))));
      return ofStation;
    },
    open: async () => {
      await openRows(transaction, job.department, unopened);
      unopened = [];
    },
  };
}

/** A series, and the name by which its feed calls its indicator. */
interface NamedSeries {
  readonly indicator: string;
  readonly series: KnownSeries;
}

/**
 * The rows of a station mostly have the same series at the same places: these are compared first, and
 * then all series of the station. Building a text for each value to look it up by would cost more.
 */
function stationSeries(open: (observation: FeedObservation) => KnownSeries): StationSeries {
  const known: NamedSeries[] = [];
  const recent: NamedSeries[] = [];
  return {
    of: (observation, place) => {
      const likely = recent[place];
      if (likely && isOf(likely, observation)) return likely.series;
      let found = known.find((one) => isOf(one, observation));
      if (!found) {
        found = { indicator: observation.indicator, series: open(observation) };
        known.push(found);
      }
      recent[place] = found;
      return found.series;
    },
  };
}

function isOf(
  { indicator, series: { identity } }: NamedSeries,
  { indicator: asked, averaging, depth = '', method = '' }: FeedObservation,
): boolean {
  return (
    indicator === asked &&
    identity[2] === averaging &&
    identity[3] === depth &&
    identity[4] === method
  );
}

function seriesOf(
  identity: SeriesIdentity,
  fact: IndicatorFact,
  { day, dataset }: { readonly day: NetworkDayName; readonly dataset: string },
): KnownSeries {
  const isAirDay = day === 'AIR' && identity[2] === 'HOUR';
  return {
    identity,
    plausibleMin: fact.plausibleMin ?? -Infinity,
    plausibleMax: fact.plausibleMax ?? Infinity,
    opensWith: {
      aggregation: fact.aggregation,
      dayShiftHours: NETWORK_DAYS[day].dayShiftHours,
      daySamplesMin: isAirDay ? AIR_DAY_SAMPLES : 1,
      dataset,
    },
    row: null,
  };
}

/**
 * Finds or creates the rows of series. Existing ones are looked up first and not locked, so that a
 * review of them does not wait for an import.
 */
async function openRows(
  transaction: Transaction,
  schema: string,
  series: ReadonlyArray<KnownSeries>,
): Promise<void> {
  await findRows(transaction, schema, series);
  // Sorted, so that two imports that create the same series do not deadlock.
  const missing = series.filter(({ row }) => row === null).sort(byIdentity);
  if (missing.length === 0) return;
  const facts = missing.map(({ opensWith }) => opensWith);
  await transaction.query(OPEN_SERIES(schema), [
    ...identities(missing),
    facts.map(({ aggregation }) => aggregation),
    facts.map(({ dayShiftHours }) => dayShiftHours),
    facts.map(({ daySamplesMin }) => daySamplesMin),
    facts.map(({ dataset }) => dataset),
  ]);
  await findRows(transaction, schema, missing);
  const vanished = missing.find(({ row }) => row === null);
  if (vanished)
    throw new TypeError(`Series ${vanished.identity.join('|')} vanished from ${schema}.series.`);
}

async function findRows(
  transaction: Transaction,
  schema: string,
  series: ReadonlyArray<KnownSeries>,
): Promise<void> {
  if (series.length === 0) return;
  const found = await transaction.query(FIND_SERIES(schema), identities(series));
  for (const { at, id, dayShiftHours } of found) {
    const one = series[at - 1];
    if (one) one.row = { id, dayShiftHours };
  }
}

function byIdentity({ identity: a }: KnownSeries, { identity: b }: KnownSeries): number {
  return a.join('|') < b.join('|') ? -1 : 1;
}

type Columns<T extends ReadonlyArray<unknown>> = { [At in keyof T]: T[At][] };

function identities(series: ReadonlyArray<KnownSeries>): Columns<SeriesIdentity> {
  const column = (at: 0 | 1 | 2 | 3 | 4) => series.map(({ identity }) => identity[at]);
  return [column(0), column(1), column(2), column(3), column(4)];
}

const TEXTS = list(text());
const IDENTITIES = [TEXTS, TEXTS, TEXTS, TEXTS, TEXTS] as const;
const IDENTITY = 'station_id, indicator_code, averaging, depth, method';

/** Selects series by their identity, each with its position in the request. */
export const FIND_SERIES = statementFamily({
  text: (schema: string) => `select asked.at::int, s.id, s.day_shift_h as "dayShiftHours"
       from unnest($1::text[], $2::text[], $3::text[], $4::text[], $5::text[]) with ordinality asked (${IDENTITY}, at)
       join ${schema}.series s using (${IDENTITY})`,
  columns: { at: int(), id: int(), dayShiftHours: int() },
  parameters: IDENTITIES,
  examples: [[EXAMPLE_SCHEMA]],
});

/** Creates series that do not exist. */
export const OPEN_SERIES = statementFamily({
  text: (
    schema: string,
  ) => `insert into ${schema}.series (${IDENTITY}, aggregation, day_shift_h, day_samples_min, dataset)
     select * from unnest($1::text[], $2::text[], $3::text[], $4::text[], $5::text[], $6::text[], $7::int[], $8::int[], $9::text[])
     on conflict (${IDENTITY}) do nothing`,
  parameters: [...IDENTITIES, TEXTS, list(int()), list(int()), TEXTS],
  examples: [[EXAMPLE_SCHEMA]],
});
