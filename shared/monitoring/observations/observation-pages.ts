import { groupBy, keyed } from '../../data/keyed';
import { instant, int, list, nullable, text } from '../../data/sql-type';
import { EXAMPLE_SCHEMA, statementFamily } from '../../data/statement';
import { keyOfCursor, mappedPage, pageOf, type Page } from '../../graphql/connection';
import { RiverGateError } from '../../errors/rivergate-error';
import { ASKED_PARAMETERS, seriesFilterSql, type ObservationSource } from './series-filter';
import { PERIOD_PARAMETERS, periodValues } from './newest-sql';
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

type PageSource = Pick<ObservationSource, 'reader' | 'limits' | 'schema' | 'dataset'>;

interface Asked {
  readonly args: ObservationPageArgs;
  readonly ids: ReadonlyArray<string>;
}

/**
 * Returns one page for each station, ordered by start and series; one statement for all stations.
 */
export async function observationPages(
  source: PageSource,
  asked: Asked,
): Promise<ReadonlyMap<string, Page<PublishedObservation>>> {
  const { reader, schema } = source;
  const rows = await reader.query(OBSERVATION_PAGES(schema), pageValues(source, asked));
  const groups = groupBy(rows, (row) => row.station_id);
  const counts = keyed<string, number>(() => countByStation(source, asked));
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

/**
 * Columns of the series that an observation needs, carried along: a second lookup of the series
 * would be planned for few rows.
 */
const OF_SERIES = [
  'station_id',
  'indicator_code',
  'averaging',
  'depth',
  'method',
  'reviewed_until',
  'reviewed_batch_id',
] as const;

/** A page of the observations of some series, as SQL. */
export interface PageSql {
  readonly schema: string;
  /** Conditions on series `s`. */
  readonly where: string;
  /** The first instant of the list, inclusive; a caller's period may begin later. */
  readonly from: string;
  /** The end of the list, exclusive. */
  readonly to: string;
  /** The last instant at which an interval may start, of the caller's period; absent: any. */
  readonly before?: string;
  /** Position in the list after which the page begins; both null at its start. */
  readonly after?: { readonly at: string; readonly series: string };
  /** The most rows. */
  readonly most: string;
}

/**
 * Returns the SQL of observations in the order of start and series, with the columns of their
 * series that an observation needs. The index of each series is walked to the end of a page, and
 * the pages are merged, so that a page reads at most its own length of each series, however long
 * the range is. The caller's period bounds the walk too: otherwise it would pass all hidden rows.
 */
export function pageRowsSql({ schema, where, after, most, ...within }: PageSql): string {
  const position = after
    ? ` and (${after.at} is null or o.starts_at > ${after.at} or o.series_id > ${after.series})`
    : '';
  return `select o.*, ${OF_SERIES.map((column) => `s.${column}`).join(', ')}
  from ${schema}.series s cross join lateral (
    select o.* from ${schema}.observation o
    where ${withinSql(within)}${position}
    order by o.starts_at limit ${most}
  ) o
  where ${where}
  order by o.starts_at, o.series_id limit ${most}`;
}

/** Returns the SQL that makes the columns of the series of observation `o` those of `s` again. */
export function seriesOfRowSql(): string {
  return `cross join lateral (select ${OF_SERIES.map((column) => `o.${column}`).join(', ')}) s`;
}

/** Observations of one series `s` that are counted, as SQL. */
type CountSql = Pick<PageSql, 'schema' | 'from' | 'to' | 'before'>;

/**
 * Returns the SQL of the number of observations of series `s`, from its index alone: the limits of
 * rows need no other column.
 */
export function countRowsSql({ schema, ...within }: CountSql): string {
  return `select count(*) from ${schema}.observation o where ${withinSql(within)}`;
}

/**
 * SQL of whether observation `o` of series `s` lies in a range. Only functions that PostgreSQL
 * knows to leak nothing (`greatest`, not `coalesce`) may use the index before row-level security.
 */
function withinSql({ from, to, before }: Pick<PageSql, 'from' | 'to' | 'before'>): string {
  const range = `o.series_id = s.id and o.starts_at >= ${from} and o.starts_at < ${to}`;
  return before === undefined ? range : `${range} and o.starts_at <= ${before}`;
}

/** Selects the observations of each station after a position in its list. */
export const OBSERVATION_PAGES = statementFamily({
  text: (schema: string) => `select ${observationSql(schema)}
from unnest($1::text[]) wanted (station_id)
cross join lateral (
  ${pageRowsSql({
    schema,
    where: `s.station_id = wanted.station_id and ${seriesFilterSql(9)}`,
    from: 'greatest($2::timestamptz, $4, $6)',
    to: '$3',
    before: '$7',
    after: { at: '$4::timestamptz', series: '$5' },
    most: '$8',
  })}
) o
${seriesOfRowSql()}
join ${schema}.batch b on b.id = o.batch_id
order by s.station_id, o.starts_at, o.series_id`,
  columns: OBSERVATION_COLUMNS,
  parameters: [
    list(text()),
    instant(),
    instant(),
    nullable(instant()),
    nullable(int()),
    ...PERIOD_PARAMETERS,
    int(),
    ...ASKED_PARAMETERS,
  ],
  examples: [[EXAMPLE_SCHEMA]],
});

function pageValues({ limits, dataset }: PageSource, { args, ids }: Asked) {
  const position = keyParts(keyOfCursor(args.after));
  const asked = seriesFilterValues(args, dataset);
  const period = periodValues(limits);
  return [ids, args.from, args.to, ...position, ...period, args.first + 1, ...asked] as const;
}

function seriesFilterValues({ indicator }: ObservationPageArgs, dataset: string) {
  return [[dataset], [indicator], null] as const;
}

/**
 * Splits the key of a cursor into the start and the series of an observation; throws
 * CURSOR_INVALID.
 */
export function keyParts(key: string | null): [startsAt: string | null, series: number | null] {
  if (key === null) return [null, null];
  const [startsAt = '', seriesId = ''] = key.split('|');
  if (Number.isNaN(Date.parse(startsAt)) || !/^\d+$/.test(seriesId)) {
    throw new RiverGateError('CURSOR_INVALID', 'after requires a cursor of `observations`.');
  }
  return [startsAt, Number(seriesId)];
}

async function countByStation(
  { reader, limits, schema, dataset }: PageSource,
  { args, ids }: Asked,
): Promise<ReadonlyMap<string, number>> {
  const rows = await reader.query(OBSERVATION_COUNTS(schema), [
    ids,
    args.from,
    args.to,
    ...periodValues(limits),
    ...seriesFilterValues(args, dataset),
  ]);
  return new Map(rows.map((row) => [row.station_id, row.count]));
}

/** Counts the observations of each station. */
export const OBSERVATION_COUNTS = statementFamily({
  text: (schema: string) => `select s.station_id, sum(o.count)::bigint as count
from ${schema}.series s cross join lateral (
  ${countRowsSql({ schema, from: 'greatest($2::timestamptz, $4)', to: '$3', before: '$5' })}
) o
where s.station_id = any($1) and ${seriesFilterSql(6)}
group by s.station_id`,
  columns: { station_id: text(), count: int() },
  parameters: [list(text()), instant(), instant(), ...PERIOD_PARAMETERS, ...ASKED_PARAMETERS],
  examples: [[EXAMPLE_SCHEMA]],
});
