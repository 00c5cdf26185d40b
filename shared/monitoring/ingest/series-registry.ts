import type { IndicatorFact } from '../../domain/indicators';
import { NETWORK_DAYS, type NetworkDayName } from '../../domain/network-day';
import type { Transaction } from '../../data/database';
import { int, text } from '../../data/sql-type';
import { EXAMPLE_SCHEMA, statementFamily, type RowOf } from '../../data/statement';
import { indicatorNamed } from '../indicator-argument';
import { claimsInForce } from './claims-in-force';
import type { FeedObservation, ImportJob } from './feed';

/** A series as ingest needs it. */
export interface KnownSeries {
  readonly id: number;
  /** Hours by which the network's day is shifted from the Beijing day. */
  readonly dayShiftHours: number;
  readonly plausibleMin: number;
  readonly plausibleMax: number;
}

/** Finds the series of an observation, and creates it if there is none. */
export interface SeriesRegistry {
  of(stationId: string, kind: string, observation: FeedObservation): Promise<KnownSeries>;
}

/** Hours of the twenty-four that a daily mean needs (GB 3095, validity of statistics); others need one value. */
const AIR_DAY_SAMPLES = 20;

/**
 * Opens the registry of a department's series in the transaction of an import. `of` throws
 * UNCLAIMED_SERIES for one that no dataset claims, or more than one: an import that brings any
 * stores nothing.
 */
export async function openSeriesRegistry(
  transaction: Transaction,
  job: ImportJob,
): Promise<SeriesRegistry> {
  const datasetOf = await claimsInForce(transaction, job.department);
  const known = new Map<string, KnownSeries>();
  return {
    of: async (stationId, kind, observation) => {
      const key = [
        stationId,
        observation.indicator,
        observation.averaging,
        observation.depth,
        observation.method,
      ].join('|');
      const found = known.get(key);
      if (found) return found;
      const fact = indicatorNamed(observation.indicator);
      const day: NetworkDayName = job.dayOf?.(kind, fact.code) ?? 'CALENDAR';
      const { id, day_shift_h } = await seriesRow(transaction, job.department, {
        stationId,
        observation,
        fact,
        day,
        dataset: datasetOf(kind, fact, observation.averaging),
      });
      const series = {
        id,
        dayShiftHours: day_shift_h,
        plausibleMin: fact.plausibleMin ?? -Infinity,
        plausibleMax: fact.plausibleMax ?? Infinity,
      };
      known.set(key, series);
      return series;
    },
  };
}

interface SeriesFacts {
  readonly stationId: string;
  readonly observation: FeedObservation;
  readonly fact: IndicatorFact;
  readonly day: NetworkDayName;
  readonly dataset: string;
}

async function seriesRow(
  transaction: Transaction,
  schema: string,
  facts: SeriesFacts,
): Promise<SeriesRow> {
  const { stationId, observation, fact, day, dataset } = facts;
  const identity = [
    stationId,
    fact.code,
    observation.averaging,
    observation.depth ?? '',
    observation.method ?? '',
  ] as const;
  const samples = day === 'AIR' && observation.averaging === 'HOUR' ? AIR_DAY_SAMPLES : 1;
  const find = () => transaction.query(FIND_SERIES(schema), identity);
  const [known] = await find();
  if (known) return known; // Not locked: anyone who reviews the series meanwhile waits for no import.
  const { dayShiftHours } = NETWORK_DAYS[day];
  const values = [...identity, fact.aggregation, dayShiftHours, samples, dataset] as const;
  await transaction.query(OPEN_SERIES(schema), values);
  const [row] = await find();
  if (!row) throw new TypeError(`Series ${identity.join('|')} vanished from ${schema}.series.`);
  return row;
}

const IDENTITY = [text(), text(), text(), text(), text()] as const;

/** A series by what identifies it. */
export const FIND_SERIES = statementFamily({
  text: (schema: string) => `select id, day_shift_h from ${schema}.series
       where (station_id, indicator_code, averaging, depth, method) = ($1, $2, $3, $4, $5)`,
  columns: { id: int(), day_shift_h: int() },
  parameters: IDENTITY,
  examples: [[EXAMPLE_SCHEMA]],
});

type SeriesRow = RowOf<typeof FIND_SERIES>;

/** Opens a series if it does not exist. */
export const OPEN_SERIES = statementFamily({
  text: (
    schema: string,
  ) => `insert into ${schema}.series (station_id, indicator_code, averaging, depth, method, aggregation, day_shift_h, day_samples_min, dataset)
     values ($1, $2, $3, $4, $5, $6, $7, $8, $9)
     on conflict (station_id, indicator_code, averaging, depth, method) do nothing`,
  parameters: [...IDENTITY, text(), int(), int(), text()],
  examples: [[EXAMPLE_SCHEMA]],
});
