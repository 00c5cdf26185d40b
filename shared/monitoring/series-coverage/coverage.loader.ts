import { instantOf } from '../../data/instant-text';
import { groupBy, keyedBy } from '../../data/keyed';
import { float, instant, int, json, list, nullable, text } from '../../data/sql-type';
import { EXAMPLE_SCHEMA, statementFamily, type RowOf } from '../../data/statement';
import { BEIJING_OFFSET_MS } from '../../domain/network-day';
import { HOUR_MS } from '../../domain/durations';
import { RiverGateError } from '../../errors/rivergate-error';
import {
  ASKED_PARAMETERS,
  seriesFilterSql,
  type ObservationSource,
} from '../observations/series-filter';
import type { Period } from '../period';
import type { PublishedStationKind } from '../stations/station-kind';
import { countedGaps, MAX_GAPS, type Gap, type Run } from './gaps';

/** Most expected values of one series in an answer. */
const MAX_EXPECTED = 20_000;

/** A period of one indicator. */
export interface CoverageQuery extends Period {
  readonly indicator: string;
}

/** Loads the coverage of each series of a station that the caller may read. */
export type CoverageLoader = (
  query: CoverageQuery,
  stationId: string,
) => Promise<ReadonlyArray<PublishedCoverage>>;

/** A coverage under its published names. */
export interface PublishedCoverage {
  readonly indicator: { readonly code: string };
  readonly averaging: string;
  readonly depth: string | null;
  readonly method: string | null;
  readonly expected: number | null;
  readonly received: number | null;
  readonly observed: number | null;
  readonly percent: number | null;
  readonly gaps: ReadonlyArray<Readonly<Record<string, unknown>>> | null;
}

/** Where the values are read, what is declared of their kinds of stations, and the time. */
export interface CoverageSource extends Omit<ObservationSource, 'rollupsOf'> {
  readonly kinds: ReadonlyArray<PublishedStationKind>;
  readonly now: () => Date;
}

/** Creates the loader of one request; one statement for all stations of a question. */
export function coverageLoader(source: CoverageSource): CoverageLoader {
  const load = keyedBy(async (query: CoverageQuery, ids: ReadonlyArray<string>) => {
    const { reader, schema, dataset, limits } = source;
    const from = latest(query.from, limits.from);
    const to = earliest(query.to, earliest(source.now().toISOString(), limits.before));
    const rows = await reader.query(COVERAGE(schema), [
      ids,
      from,
      to,
      ...([[dataset], [query.indicator], null] as const),
      ...declaredIntervals(source.kinds),
      MAX_EXPECTED,
    ]);
    const isWhole = limits.from === null;
    const groups = groupBy(rows, (row) => row.station_id);
    return new Map(
      [...groups].map(([id, group]) => [id, group.map((row) => published(row, isWhole))]),
    );
  });
  return async (query, id) => (await load(query, id)) ?? [];
}

function latest(one: string, other: string | null): string {
  return other !== null && Date.parse(other) > Date.parse(one) ? other : one;
}

function earliest(one: string, other: string | null): string {
  return other !== null && Date.parse(other) < Date.parse(one) ? other : one;
}

/** Columns of the declared intervals: kinds, averaging periods, seconds. */
function declaredIntervals(kinds: ReadonlyArray<PublishedStationKind>) {
  const all = kinds.flatMap(({ kind, reportsEveryHours = {} }) =>
    Object.entries(reportsEveryHours).map(
      ([averaging, hours]) => [kind, averaging, (hours * HOUR_MS) / 1000] as const,
    ),
  );
  return [
    all.map(([kind]) => kind),
    all.map(([, averaging]) => averaging),
    all.map(([, , seconds]) => seconds),
  ] as const;
}

/** SQL of the number of the interval that contains an instant; intervals begin at midnight in Beijing. */
const numberSql = (at: string) =>
  `floor((extract(epoch from ${at}) + ${String(BEIJING_OFFSET_MS / 1000)}) / e.seconds)::bigint`;

const FIRST = `ceil((extract(epoch from $2::timestamptz) + ${String(BEIJING_OFFSET_MS / 1000)}) / e.seconds)::bigint`;

/** SQL of an instant as the number of its interval, counted from the first expected one. */
const placeSql = (at: string) => `(${numberSql(at)} - n.first)::int`;

/**
 * Selects what is known of each series between two instants, by the interval that is declared for
 * its kind of station and averaging: the expected whole intervals, runs of those with values,
 * outages and rejected cells.
 */
export const COVERAGE = statementFamily({
  text: (
    schema: string,
  ) => `select s.station_id, s.indicator_code, s.averaging, s.depth, s.method, e.seconds,
  (n.first * e.seconds - ${String(BEIJING_OFFSET_MS / 1000)})::double precision as first_s, n.expected, k.*
from ${schema}.series s join ${schema}.station t on t.id = s.station_id
left join unnest($7::text[], $8::text[], $9::int[]) e (kind, averaging, seconds) on e.kind = t.kind and e.averaging = s.averaging
left join lateral (
  select f.first, greatest(0, ${numberSql('$3::timestamptz')} - f.first)::int as expected from (select ${FIRST} as first) f
) n on true
left join lateral (
  select (select json_agg(json_build_array(r.mark, r.first, r.last) order by r.first) from (
      select i.mark, min(i.place) as first, max(i.place) as last from (
        select p.*, p.place - row_number() over (partition by p.mark order by p.place) as island from (
          select ${placeSql('o.starts_at')} as place,
            min(case when o.flag in (0, 10) then 0 else 1 + o.flag end) as mark
          from ${schema}.observation o
          where o.series_id = s.id and o.starts_at >= $2 and o.starts_at < $3
            and (o.flag not in (0, 10) or o.value is not null or o.detection_limit is not null)
          group by 1
        ) p where p.place >= 0 and p.place < n.expected
      ) i group by i.mark, i.island
    ) r) as runs,
    (select json_agg(json_build_array(${placeSql('greatest(a.starts_at, $2)')}, ${placeSql("least(a.ends_at, $3) - interval '1 microsecond'")}, a.reason) order by a.id)
      from ${schema}.outage a where a.station_id = s.station_id and a.withdrawn_at is null
        and (a.indicator_codes is null or s.indicator_code = any(a.indicator_codes)) and a.starts_at < $3 and a.ends_at > $2) as outages,
    (select json_agg(distinct ${placeSql('c.starts_at')}) from ${schema}.rejected_cell c
      where c.station_id = s.station_id and c.indicator_code in ('', s.indicator_code) and c.starts_at >= $2 and c.starts_at < $3) as rejected,
    (select greatest(0, least(n.expected, ${placeSql('o.starts_at')})) from ${schema}.observation o where o.series_id = s.id order by o.starts_at limit 1) as before
) k on n.expected <= $10
where s.station_id = any($1) and ${seriesFilterSql(4)}
order by s.averaging, s.depth, s.method`,
  columns: {
    station_id: text(),
    indicator_code: text(),
    averaging: text(),
    depth: text(),
    method: text(),
    seconds: nullable(int()),
    first_s: nullable(float()),
    expected: nullable(int()),
    runs: nullable(json<ReadonlyArray<Run>>()),
    outages: nullable(json<ReadonlyArray<readonly [number, number, string]>>()),
    rejected: nullable(json<ReadonlyArray<number>>()),
    before: nullable(int()),
  },
  parameters: [
    list(text()),
    instant(),
    instant(),
    ...ASKED_PARAMETERS,
    list(text()),
    list(text()),
    list(int()),
    int(),
  ],
  examples: [[EXAMPLE_SCHEMA]],
});

type CoverageRow = RowOf<typeof COVERAGE>;

function published(row: CoverageRow, isWhole: boolean): PublishedCoverage {
  const { indicator_code, averaging, depth, method, seconds, first_s, expected } = row;
  const named = {
    indicator: { code: indicator_code },
    averaging,
    depth: depth === '' ? null : depth,
    method: method === '' ? null : method,
  };
  const nothing = { expected: null, received: null, observed: null, percent: null, gaps: null };
  if (seconds === null || first_s === null || expected === null) return { ...named, ...nothing };
  requireFew(expected, MAX_EXPECTED, 'expected values');
  const { observed, received, gaps } = countedGaps({
    expected,
    runs: row.runs ?? [],
    outages: row.outages ?? [],
    rejected: row.rejected ?? [],
    before: isWhole ? (row.before ?? expected) : 0,
  });
  requireFew(gaps.length, MAX_GAPS, 'gaps');
  const at = (place: number) => instantOf((first_s + place * seconds) * 1000);
  const percent = expected === 0 ? null : Math.floor((1000 * observed) / expected) / 10;
  return {
    ...named,
    ...{ expected, received, observed, percent },
    gaps: gaps.map((gap) => publishedGap(gap, at)),
  };
}

function publishedGap({ first, last, ...cause }: Gap, at: (place: number) => string) {
  return { from: at(first), to: at(last + 1), missing: last - first + 1, ...cause };
}

function requireFew(found: number, most: number, what: string): void {
  if (found <= most) return;
  throw new RiverGateError(
    'RANGE_TOO_LONG',
    `coverage answers at most ${String(most)} ${what} of a series, and this period has ${String(found)}.`,
  );
}
