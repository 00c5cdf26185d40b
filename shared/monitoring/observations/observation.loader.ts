import { groupBy, keyedBy } from '../../data/keyed';
import { instant, list, text } from '../../data/sql-type';
import { EXAMPLE_SCHEMA, statementFamily } from '../../data/statement';
import type { Page } from '../../graphql/connection';
import { ASKED_PARAMETERS, seriesFilterSql, type ObservationSource } from './series-filter';
import {
  OBSERVATION_COLUMNS,
  observationSql,
  publishedObservation,
  type ObservationRow,
  type PublishedObservation,
} from './observation-row';
import {
  asOfSql,
  isTimeLimited,
  newestSql,
  newestWithinSql,
  PERIOD_PARAMETERS,
  periodValues,
} from './newest-sql';
import { observationPages, type ObservationPageArgs } from './observation-pages';
import type { Averaging } from '../vocabulary';
import { seriesColumns, type SeriesQuery, type SeriesColumns } from './series-columns';

/** Loads observations of a department by station id; one statement for all stations. */
export interface ObservationLoaders {
  /** Loads the newest observation of each series that the caller may see. */
  latest(args: LatestArgs, stationId: string): Promise<PublishedObservation[]>;
  /**
   * Loads the last usable observation of each series at or before an instant, at most `maxAgeMs`
   * older.
   */
  asOf(args: AsOfArgs, stationId: string): Promise<PublishedObservation[]>;
  series(args: SeriesQuery, stationId: string): Promise<SeriesColumns[]>;
  page(args: ObservationPageArgs, stationId: string): Promise<Page<PublishedObservation>>;
  /** Keeps rows that a statement has read with their station, for `latest` or `asOf`. */
  prime(args: LatestArgs | AsOfArgs, stationId: string, rows: ReadonlyArray<ObservationRow>): void;
}

/** Filters of the series of a dataset. */
export interface LatestArgs {
  /** Codes of indicators; null: all. */
  readonly indicators: ReadonlyArray<string> | null;
  /** Averaging periods; absent: all. */
  readonly averaging?: ReadonlyArray<`${Averaging}`>;
}

/** Arguments of a read of the values at an instant. */
export interface AsOfArgs extends LatestArgs {
  readonly at: string;
  readonly maxAgeMs: number;
}

/** Arguments of a read, and the ids of the stations to read. */
export interface AskedOf<Args> {
  readonly args: Args;
  readonly ids: ReadonlyArray<string>;
}

/** Creates the loaders of one request over a department's own tables. */
export function observationLoaders(source: ObservationSource): ObservationLoaders {
  const latest = keyedBy((args: LatestArgs, ids: ReadonlyArray<string>) =>
    latestByStation(source, { args, ids }),
  );
  const asOf = keyedBy((args: AsOfArgs, ids: ReadonlyArray<string>) =>
    asOfByStation(source, { args, ids }),
  );
  const series = keyedBy((args: SeriesQuery, ids: ReadonlyArray<string>) =>
    seriesColumns(source, { args, ids }),
  );
  const page = keyedBy((args: ObservationPageArgs, ids: ReadonlyArray<string>) =>
    observationPages(source, { args, ids }),
  );
  return {
    latest: async (args, id) => (await latest(args, id)) ?? [],
    asOf: async (args, id) => (await asOf(args, id)) ?? [],
    series: async (args, id) => (await series(args, id)) ?? [],
    page: async (args, id) => (await page(args, id)) ?? emptyPage(),
    prime: (args, id, rows) => {
      const found = rows.map(publishedObservation);
      if ('at' in args) asOf.prime(args, id, found);
      else latest.prime(args, id, found);
    },
  };
}

async function latestByStation(
  { reader, limits, schema, dataset }: ObservationSource,
  { args, ids }: AskedOf<LatestArgs>,
): Promise<ReadonlyMap<string, PublishedObservation[]>> {
  const values = [ids, ...seriesFilterValues(dataset, args)] as const;
  const rows = isTimeLimited(limits)
    ? await reader.query(LATEST_WITHIN(schema), [...values, ...periodValues(limits)])
    : await reader.query(LATEST(schema), values);
  const groups = groupBy(rows, (row) => row.station_id);
  return new Map([...groups].map(([id, group]) => [id, group.map(publishedObservation)]));
}

async function asOfByStation(
  { reader, schema, dataset }: ObservationSource,
  { args, ids }: AskedOf<AsOfArgs>,
): Promise<ReadonlyMap<string, PublishedObservation[]>> {
  const since = new Date(Date.parse(args.at) - args.maxAgeMs).toISOString();
  const rows = await reader.query(AS_OF(schema), [
    ids,
    args.at,
    since,
    ...seriesFilterValues(dataset, args),
  ]);
  const groups = groupBy(rows, (row) => row.station_id);
  return new Map([...groups].map(([id, group]) => [id, group.map(publishedObservation)]));
}

function seriesFilterValues(dataset: string, { indicators, averaging }: LatestArgs) {
  return [[dataset], indicators, averaging ?? null] as const;
}

/** Selects the newest observation of each series, for callers who may see the whole time range. */
export const LATEST = statementFamily({
  text: (schema: string) => latestSql(schema, newestSql(schema)),
  columns: OBSERVATION_COLUMNS,
  parameters: [list(text()), ...ASKED_PARAMETERS],
  examples: [[EXAMPLE_SCHEMA]],
});

/** Selects the same for callers who may see only part of the time range. */
export const LATEST_WITHIN = statementFamily({
  text: (schema: string) => latestSql(schema, newestWithinSql(schema, ['$5', '$6'])),
  columns: OBSERVATION_COLUMNS,
  parameters: [list(text()), ...ASKED_PARAMETERS, ...PERIOD_PARAMETERS],
  examples: [[EXAMPLE_SCHEMA]],
});

function latestSql(schema: string, newest: string): string {
  return `select ${observationSql(schema)} from ${schema}.series s
     ${newest}
     join ${schema}.batch b on b.id = o.batch_id
     where s.station_id = any($1) and ${seriesFilterSql(2)}
     order by s.indicator_code, s.averaging, s.depth, s.method`;
}

/**
 * Selects the last usable observation of each series at or before one instant and after another.
 */
export const AS_OF = statementFamily({
  text: (schema: string) => `select ${observationSql(schema)} from ${schema}.series s
     ${asOfSql(schema, ['$2', '$3'])}
     join ${schema}.batch b on b.id = o.batch_id
     where s.station_id = any($1) and ${seriesFilterSql(4)}
     order by s.indicator_code, s.averaging, s.depth, s.method`,
  columns: OBSERVATION_COLUMNS,
  parameters: [list(text()), instant(), instant(), ...ASKED_PARAMETERS],
  examples: [[EXAMPLE_SCHEMA]],
});

function emptyPage(): Page<PublishedObservation> {
  const pageInfo = {
    hasNextPage: false,
    hasPreviousPage: false,
    startCursor: null,
    endCursor: null,
  };
  return { edges: [], nodes: [], pageInfo, count: () => Promise.resolve(0) };
}
