import type { Aggregation } from '../../domain/indicators';
import { requiredDaysSql } from './valid-months';
import { indicatorOf } from '../../domain/indicators';
import { instantOf } from '../../data/instant-text';
import { groupBy } from '../../data/keyed';
import { instant, int, json, list, nullable, text } from '../../data/sql-type';
import { EXAMPLE_SCHEMA, statementFamily, type RowOf } from '../../data/statement';
import { RiverGateError } from '../../errors/rivergate-error';
import { aggregateSql } from './aggregate-sql';
import { ASKED_PARAMETERS, seriesFilterSql, type ObservationSource } from './series-filter';
import { isTimeLimited, PERIOD_PARAMETERS, periodValues } from './newest-sql';
import { NO_POINTS } from './no-points';
import { isReviewedSql } from './observation-row';
import { flagName, ReviewState, Step, type Averaging } from '../vocabulary';

/** Maximum number of points of one series in one response. */
export const MAX_POINTS = 20_000;

/** Arguments of a series of each station. */
export interface SeriesQuery {
  readonly indicator: string;
  readonly from: string;
  readonly to: string;
  readonly step: Step;
  readonly averaging: Averaging | null;
}

/** A series under its published names. */
export interface SeriesColumns {
  readonly indicator: { readonly code: string };
  readonly unit: string;
  readonly averaging: string;
  readonly depth: string | null;
  readonly method: string | null;
  readonly step: Step;
  readonly times: ReadonlyArray<string>;
  readonly values: ReadonlyArray<number | null>;
  readonly flags: ReadonlyArray<string>;
  readonly samples: ReadonlyArray<number>;
  readonly censored: ReadonlyArray<number>;
  readonly reviews: ReadonlyArray<ReviewState>;
  readonly provenance: ReadonlyArray<string>;
}

/**
 * Returns the columns of each station's series; one statement for all stations. Throws
 * RANGE_TOO_LONG.
 */
export async function seriesColumns(
  { reader, limits, schema, dataset, rollupsOf }: ObservationSource,
  { args, ids }: { readonly args: SeriesQuery; readonly ids: ReadonlyArray<string> },
): Promise<ReadonlyMap<string, SeriesColumns[]>> {
  const { step, averaging } = args;
  const rollups = step === Step.DAY || step === Step.MONTH ? rollupsOf[step] : [];
  const asked = [[dataset, ...rollups], [args.indicator], averaging && [averaging]] as const;
  const values = [ids, args.from, args.to, MAX_POINTS + 1, ...asked] as const;
  const aggregation = indicatorOf(args.indicator)?.aggregation ?? 'MEAN';
  const rows =
    step === Step.HOUR && isTimeLimited(limits)
      ? await reader.query(WHOLE_HOURS(schema, aggregation), [...values, ...periodValues(limits)])
      : await reader.query(SERIES_COLUMNS(schema, step, aggregation), values);
  const groups = groupBy(rows, (row) => row.station_id);
  return new Map(
    [...groups].map(([id, group]) => [id, group.map((row) => publishedSeries(row, args.step))]),
  );
}

/** SQL of the arguments of the points of a series: a period, and most points. */
export interface PointArguments {
  readonly from: string;
  readonly to: string;
  readonly most: string;
  /** Bounds within which each hour must lie as a whole; absent: no bounds. */
  readonly wholeHours?: readonly [from: string, before: string];
}

const AT: PointArguments = { from: '$2', to: '$3', most: '$4' };
const AT_WHOLE_HOURS: PointArguments = {
  ...AT,
  wholeHours: ['$8::timestamptz', '$9::timestamptz'],
};

/** The points of a series at a step. */
export interface PointsQuery {
  readonly schema: string;
  readonly step: Step;
  readonly aggregation: Aggregation;
}

function withinSql({ from, to, wholeHours }: PointArguments): string {
  const within = `o.series_id = s.id and o.starts_at >= ${from} and o.starts_at < ${to}`;
  if (!wholeHours) return within;
  return `${within} and date_trunc('hour', o.starts_at) >= ${wholeHours[0]}
      and date_trunc('hour', o.starts_at) + interval '1 hour' <= ${wholeHours[1]}`;
}

/**
 * Returns the SQL of the columns; `points` must select at most `$4` rows of (at, value, flag,
 * samples, censored, batch_id, reviewed).
 */
function columnsSql(schema: string, points: string): string {
  return `select s.station_id, s.indicator_code, s.averaging, s.depth, s.method, c.*
from ${schema}.series s
cross join lateral (
  select json_agg(extract(epoch from p.at)::bigint order by p.at) as times,
    json_agg(p.value order by p.at) as values, json_agg(p.flag order by p.at) as flags,
    json_agg(p.samples order by p.at) as samples, json_agg(p.censored order by p.at) as censored, json_agg(p.reviewed order by p.at) as reviewed,
    (select json_agg(distinct b.provenance) from ${schema}.batch b where b.id = any(array_agg(distinct p.batch_id))) as provenance
  from (${points}) p
) c
where s.station_id = any($1) and ${seriesFilterSql(5)}
order by s.averaging, s.depth, s.method`;
}

/** Arrays are null if there are no rows to aggregate. */
const COLUMNS = {
  station_id: text(),
  indicator_code: text(),
  averaging: text(),
  depth: text(),
  method: text(),
  /** Seconds since 1970. */
  times: nullable(json<ReadonlyArray<number>>()),
  values: nullable(json<ReadonlyArray<number | null>>()),
  flags: nullable(json<ReadonlyArray<number>>()),
  samples: nullable(json<ReadonlyArray<number>>()),
  censored: nullable(json<ReadonlyArray<number>>()),
  reviewed: nullable(json<ReadonlyArray<boolean>>()),
  provenance: nullable(json<ReadonlyArray<string>>()),
} as const;

const PARAMETERS = [list(text()), instant(), instant(), int(), ...ASKED_PARAMETERS] as const;

const AGGREGATIONS: ReadonlyArray<Aggregation> = [
  'MEAN',
  'SUM',
  'MAX',
  'MIN',
  'ENERGY_MEAN',
  'VECTOR_MEAN',
  'LAST',
  'MAX_8H_MEAN',
];

/** Selects the series of stations, with their points at a step. */
export const SERIES_COLUMNS = statementFamily({
  text: (schema: string, step: Step, aggregation: Aggregation) =>
    columnsSql(schema, pointsSql({ schema, step, aggregation }, AT)),
  columns: COLUMNS,
  parameters: PARAMETERS,
  examples: [
    ...[Step.RAW, Step.DAY, Step.MONTH].map((step) => [EXAMPLE_SCHEMA, step, 'MEAN'] as const),
    ...AGGREGATIONS.map((one) => [EXAMPLE_SCHEMA, Step.HOUR, one] as const),
  ],
});

/**
 * Selects the same by whole hours between two instants: an hour that the caller may see only in
 * part is left out.
 */
export const WHOLE_HOURS = statementFamily({
  text: (schema: string, aggregation: Aggregation) =>
    columnsSql(schema, pointsSql({ schema, step: Step.HOUR, aggregation }, AT_WHOLE_HOURS)),
  columns: COLUMNS,
  parameters: [...PARAMETERS, ...PERIOD_PARAMETERS],
  examples: AGGREGATIONS.map((one) => [EXAMPLE_SCHEMA, one] as const),
});

type ColumnsRow = RowOf<typeof SERIES_COLUMNS>;

/**
 * Returns the SQL of the points of series `s`, oldest first: (at, value, flag, samples,
 * censored, batch_id, reviewed).
 */
export function pointsSql(points: PointsQuery, at: PointArguments): string {
  const { schema, step } = points;
  const within = withinSql(at);
  if (step === Step.RAW) {
    return `select o.starts_at as at, case when o.detection_limit is null then o.value end as value, o.flag,
      1 as samples, (o.detection_limit is not null)::int as censored, o.batch_id, ${isReviewedSql(schema)} as reviewed from ${schema}.observation o where ${within} order by o.starts_at limit ${at.most}`;
  }
  if (step === Step.HOUR) return hourSql(points, within, at.most);
  const isShort =
    step === Step.DAY
      ? 'o.samples < s.day_samples_min'
      : `coalesce(o.valid_days, 0) < ${requiredDaysSql('o.day')}`;
  return `select o.starts_at as at, o.value, case when ${isShort} then 3 else 0 end as flag,
    o.samples, o.censored, o.batch_id, ${REVIEWED_BUCKET} as reviewed from ${schema}.rollup o where ${within} and o.step = '${step}' order by o.starts_at limit ${at.most}`;
}

/**
 * SQL of whether a roll-up is reviewed. A day has 24 hours and a month its calendar days, both from
 * the start of the network's day.
 */
const REVIEWED_BUCKET = `coalesce(o.batch_id <= s.reviewed_batch_id and o.starts_at
      + make_interval(hours => 24 * case o.step when 'DAY' then 1 else (o.day + interval '1 month')::date - o.day end) <= s.reviewed_until, false)`;

/**
 * Returns the SQL of hourly values, only from series with an averaging period of one hour or
 * shorter: a daily mean is not split into 24 hours.
 */
function hourSql({ schema, aggregation }: PointsQuery, within: string, most: string): string {
  const hourly = aggregation === 'MAX_8H_MEAN' ? 'MEAN' : aggregation;
  return `select date_trunc('hour', o.starts_at) as at, ${aggregateSql(hourly, 'o')} as value, 0 as flag,
    count(*) as samples, count(o.detection_limit) as censored, max(o.batch_id) as batch_id, bool_and(${isReviewedSql(schema)}) as reviewed from ${schema}.observation o
    where ${within} and o.flag in (0, 10) and s.averaging not in ('SIX_HOURS', 'EIGHT_HOURS', 'DAY', 'MONTH', 'YEAR')
    group by 1 order by 1 limit ${most}`;
}

function publishedSeries(row: ColumnsRow, step: Step): SeriesColumns {
  const fact = indicatorOf(row.indicator_code);
  return {
    indicator: { code: row.indicator_code },
    unit: fact?.unit ?? '1',
    averaging: row.averaging,
    depth: row.depth === '' ? null : row.depth,
    method: row.method === '' ? null : row.method,
    step,
    ...publishedColumns(row, step, fact?.decimals ?? 3),
  };
}

function publishedColumns(
  { times, values, flags, samples, censored, reviewed, provenance }: ColumnsRow,
  step: Step,
  decimals: number,
) {
  // An aggregate over no rows is null, not an empty list.
  if (times === null || values === null) return NO_POINTS;
  if (times.length > MAX_POINTS) {
    throw new RiverGateError(
      'RANGE_TOO_LONG',
      `series answers at most ${String(MAX_POINTS)} points, and this period holds more at step ${step}.`,
    );
  }
  return {
    times: times.map((seconds) => instantOf(seconds * 1000)),
    values: step === Step.RAW ? values : values.map((value) => rounded(value, decimals)),
    flags: (flags ?? []).map(flagName),
    samples: samples ?? [],
    censored: censored ?? [],
    reviews: (reviewed ?? []).map((is) => (is ? ReviewState.REVIEWED : ReviewState.UNREVIEWED)),
    provenance: provenance ?? [],
  };
}

/**
 * Rounds an aggregate to one decimal more than its values have; further digits are not significant.
 */
function rounded(value: number | null, decimals: number): number | null {
  return value === null ? null : Number(value.toFixed(decimals + 1));
}
