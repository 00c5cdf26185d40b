import { groupBy, keyed } from '../../data/keyed';
import { instant, int, list, nullable, text } from '../../data/sql-type';
import { EXAMPLE_SCHEMA, statementFamily } from '../../data/statement';
import { keyOfCursor, mappedPage, pageOf, type Page } from '../../graphql/connection';
import { RiverGateError } from '../../errors/rivergate-error';
import { ASKED_PARAMETERS, seriesFilterSql, type ObservationSource } from './series-filter';
import {
  OBSERVATION_COLUMNS,
  observationSql,
  publishedObservation,
  type ObservationRow,
  type PublishedObservation,
} from './observation-row';

/** Arguments of a page of observations of each station. */
export interface ObservationPageArgs {
  readonly indicator: string;
  readonly from: string;
  readonly to: string;
  readonly first: number;
  readonly after: string | null;
}

type PageSource = Pick<ObservationSource, 'reader' | 'schema' | 'dataset'>;

interface Asked {
  readonly args: ObservationPageArgs;
  readonly ids: ReadonlyArray<string>;
}

/**
 * Returns one page for each station, ordered by start and series; one statement for all stations.
 */
export async function observationPages(
  { reader, schema, dataset }: PageSource,
  asked: Asked,
): Promise<ReadonlyMap<string, Page<PublishedObservation>>> {
  const rows = await reader.query(OBSERVATION_PAGES(schema), pageValues(asked, dataset));
  const groups = groupBy(rows, (row) => row.station_id);
  const counts = keyed<string, number>(() => countByStation({ reader, schema, dataset }, asked));
  return new Map(
    asked.ids.map((id) => {
      const count = async () => (await counts.load(id)) ?? 0;
      const page = pageOf(groups.get(id) ?? [], asked.args, { keyOf, count });
      return [id, mappedPage(page, publishedObservation)];
    }),
  );
}

function keyOf(row: ObservationRow): string {
  return `${row.starts_at}|${String(row.series_id)}`;
}

/** Selects the observations of each station after a position in its list. */
export const OBSERVATION_PAGES = statementFamily({
  text: (schema: string) => `select ${observationSql(schema)}
from unnest($1::text[]) wanted (station_id)
cross join lateral (
  select o.*, s.station_id, s.indicator_code, s.averaging, s.depth, s.method
  from ${schema}.series s join ${schema}.observation o on o.series_id = s.id
  where s.station_id = wanted.station_id and o.starts_at >= $2 and o.starts_at < $3
    and ($4::timestamptz is null or (o.starts_at, o.series_id) > ($4, $5))
    and ${seriesFilterSql(7)}
  order by o.starts_at, o.series_id limit $6
) o
join ${schema}.series s on s.id = o.series_id
join ${schema}.batch b on b.id = o.batch_id
order by s.station_id, o.starts_at, o.series_id`,
  columns: OBSERVATION_COLUMNS,
  parameters: [
    list(text()),
    instant(),
    instant(),
    nullable(instant()),
    nullable(int()),
    int(),
    ...ASKED_PARAMETERS,
  ],
  examples: [[EXAMPLE_SCHEMA]],
});

function pageValues({ args, ids }: Asked, dataset: string) {
  const [startsAt, seriesId] = keyParts(keyOfCursor(args.after));
  const asked = seriesFilterValues(args, dataset);
  return [ids, args.from, args.to, startsAt, seriesId, args.first + 1, ...asked] as const;
}

function seriesFilterValues({ indicator }: ObservationPageArgs, dataset: string) {
  return [[dataset], [indicator], null] as const;
}

function keyParts(key: string | null): [string | null, number | null] {
  if (key === null) return [null, null];
  const [startsAt = '', seriesId = ''] = key.split('|');
  if (Number.isNaN(Date.parse(startsAt)) || !/^\d+$/.test(seriesId)) {
    throw new RiverGateError('CURSOR_INVALID', 'after requires a cursor of `observations`.');
  }
  return [startsAt, Number(seriesId)];
}

async function countByStation(
  { reader, schema, dataset }: PageSource,
  { args, ids }: Asked,
): Promise<ReadonlyMap<string, number>> {
  const rows = await reader.query(OBSERVATION_COUNTS(schema), [
    ids,
    args.from,
    args.to,
    ...seriesFilterValues(args, dataset),
  ]);
  return new Map(rows.map((row) => [row.station_id, row.count]));
}

/** Counts the observations of each station. */
export const OBSERVATION_COUNTS = statementFamily({
  text: (
    schema: string,
  ) => `select s.station_id, count(*) from ${schema}.series s join ${schema}.observation o on o.series_id = s.id
     where s.station_id = any($1) and o.starts_at >= $2 and o.starts_at < $3 and ${seriesFilterSql(4)}
     group by s.station_id`,
  columns: { station_id: text(), count: int() },
  parameters: [list(text()), instant(), instant(), ...ASKED_PARAMETERS],
  examples: [[EXAMPLE_SCHEMA]],
});
