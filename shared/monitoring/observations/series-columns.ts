import { indicatorOf, type Aggregation } from '../../domain/indicators';
import { dayKindOf } from '../../domain/network-day';
import { instantOf } from '../../data/instant-text';
import { groupBy } from '../../data/keyed';
import { instant, int, json, list, nullable, text } from '../../data/sql-type';
import { EXAMPLE_SCHEMA, statementFamily, type RowOf } from '../../data/statement';
import { RiverGateError } from '../../errors/rivergate-error';
import { ASKED_PARAMETERS, seriesFilterSql, type ObservationSource } from './series-filter';
import { isTimeLimited, PERIOD_PARAMETERS, periodValues } from './newest-sql';
import { NO_POINTS } from './no-points';
import { areCalendarDays, haveDays, type PointArguments, type PointsQuery } from './points-query';
import { pointsSql } from './series-points';
import { DayKind, Days, flagName, ReviewState, Step, type Averaging } from '../vocabulary';
import { beyondColumns, type BeyondColumns } from './beyond-columns';

/** Maximum number of points of one series in one response. */
export const MAX_POINTS = 20_000;

/** Arguments of a series of each station. */
export interface SeriesQuery {
  readonly indicator: string;
  readonly from: string;
  readonly to: string;
  readonly step: Step;
  readonly days: Days;
  readonly averaging: Averaging | null;
}

/** A series under its published names. */
export interface SeriesColumns extends BeyondColumns {
  readonly indicator: { readonly code: string };
  readonly unit: string;
  readonly averaging: string;
  readonly depth: string | null;
  readonly method: string | null;
  readonly step: Step;
  readonly times: ReadonlyArray<string>;
  readonly dayKind: `${DayKind}` | null;
  readonly days: ReadonlyArray<string> | null;
  readonly unavailable: ReadonlyArray<string | null> | null;
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
  source: ObservationSource,
  asked: { readonly args: SeriesQuery; readonly ids: ReadonlyArray<string> },
): Promise<ReadonlyMap<string, SeriesColumns[]>> {
  const groups = groupBy(await columnsRows(source, asked), (row) => row.station_id);
  return new Map(
    [...groups].map(([id, group]) => [id, group.map((row) => publishedSeries(row, asked.args))]),
  );
}

function columnsRows(
  { reader, limits, schema, dataset, rollupsOf }: ObservationSource,
  { args, ids }: { readonly args: SeriesQuery; readonly ids: ReadonlyArray<string> },
): Promise<ReadonlyArray<ColumnsRow>> {
  const { step, averaging } = args;
  const rollups = haveDays(step) ? rollupsOf[step] : [];
  const asked = [[dataset, ...rollups], [args.indicator], averaging && [averaging]] as const;
  const values = [ids, args.from, args.to, MAX_POINTS + 1, ...asked] as const;
  const bounded = [...values, ...periodValues(limits)] as const;
  const aggregation = indicatorOf(args.indicator)?.aggregation ?? 'MEAN';
  if (areCalendarDays(args))
    return reader.query(CALENDAR_COLUMNS(schema, step, aggregation), bounded);
  if (step === Step.HOUR && isTimeLimited(limits))
    return reader.query(WHOLE_HOURS(schema, aggregation), bounded);
  return reader.query(SERIES_COLUMNS(schema, step, aggregation), values);
}

const AT: PointArguments = { from: '$2', to: '$3', most: '$4', dataset: '($5::text[])[1]' };
const BOUNDED: PointArguments = { ...AT, bounds: ['$8::timestamptz', '$9::timestamptz'] };

/** Returns the SQL of the columns, of at most `$4` points. */
function columnsSql(points: PointsQuery, at: PointArguments): string {
  const { schema, step } = points;
  const [days, unavailable] = haveDays(step)
    ? ['json_agg(p.day order by p.at)', 'json_agg(p.unavailable order by p.at)']
    : ['null::json', 'null::json'];
  return `select s.station_id, s.indicator_code, s.averaging, s.depth, s.method, s.day_shift_h, c.*
from ${schema}.series s
cross join lateral (
  select json_agg(extract(epoch from p.at)::bigint order by p.at) as times, ${days} as days, ${unavailable} as unavailable,
    json_agg(p.value order by p.at) as values, json_agg(p.flag order by p.at) as flags,
    json_agg(p.samples order by p.at) as samples, json_agg(p.censored order by p.at) as censored,
    json_agg(p.beyond order by p.at) as beyond, case when bool_or(p.lim is not null) then json_agg(p.lim order by p.at) end as limits, json_agg(p.reviewed order by p.at) as reviewed,
    (select json_agg(distinct b.provenance) from ${schema}.batch b where b.id = any(array_agg(distinct p.batch_id))) as provenance
  from (${pointsSql(points, at)}) p
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
  day_shift_h: int(),
  /** Seconds since 1970. */
  times: nullable(json<ReadonlyArray<number>>()),
  days: nullable(json<ReadonlyArray<string>>()),
  unavailable: nullable(json<ReadonlyArray<string | null>>()),
  values: nullable(json<ReadonlyArray<number | null>>()),
  flags: nullable(json<ReadonlyArray<number>>()),
  samples: nullable(json<ReadonlyArray<number>>()),
  censored: nullable(json<ReadonlyArray<number>>()),
  beyond: nullable(json<ReadonlyArray<number | null>>()),
  /** Null also if no point has one. */
  limits: nullable(json<ReadonlyArray<number | null>>()),
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
  'PH_MEAN',
  'LAST',
  'MAX_8H_MEAN',
];

/** Selects the series of stations, with their points at a step, by the days of their networks. */
export const SERIES_COLUMNS = statementFamily({
  text: (schema: string, step: Step, aggregation: Aggregation) =>
    columnsSql({ schema, step, days: Days.NETWORK, aggregation }, AT),
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
    columnsSql({ schema, step: Step.HOUR, days: Days.NETWORK, aggregation }, BOUNDED),
  columns: COLUMNS,
  parameters: [...PARAMETERS, ...PERIOD_PARAMETERS],
  examples: AGGREGATIONS.map((one) => [EXAMPLE_SCHEMA, one] as const),
});

/** Selects the same by calendar days, or months of them, that lie between two instants. */
export const CALENDAR_COLUMNS = statementFamily({
  text: (schema: string, step: Step, aggregation: Aggregation) =>
    columnsSql({ schema, step, days: Days.CALENDAR, aggregation }, BOUNDED),
  columns: COLUMNS,
  parameters: [...PARAMETERS, ...PERIOD_PARAMETERS],
  examples: [Step.DAY, Step.MONTH].flatMap((step) =>
    AGGREGATIONS.map((one) => [EXAMPLE_SCHEMA, step, one] as const),
  ),
});

type ColumnsRow = RowOf<typeof SERIES_COLUMNS>;

function publishedSeries(row: ColumnsRow, { step, days }: SeriesQuery): SeriesColumns {
  const fact = indicatorOf(row.indicator_code);
  return {
    indicator: { code: row.indicator_code },
    unit: fact?.unit ?? '1',
    averaging: row.averaging,
    depth: row.depth === '' ? null : row.depth,
    method: row.method === '' ? null : row.method,
    step,
    ...publishedDays(row, { step, days }),
    ...publishedColumns(row, step, fact?.decimals ?? 3),
  };
}

function publishedDays(
  { day_shift_h, days, unavailable }: ColumnsRow,
  asked: Pick<SeriesQuery, 'step' | 'days'>,
): Pick<SeriesColumns, 'dayKind' | 'days' | 'unavailable'> {
  if (!haveDays(asked.step)) return { dayKind: null, days: null, unavailable: null };
  const isCalendar = areCalendarDays(asked);
  const length = asked.step === Step.DAY ? DAY_LENGTH : MONTH_LENGTH;
  return {
    dayKind: isCalendar ? DayKind.CALENDAR : dayKindOf(day_shift_h),
    days: (days ?? []).map((day) => day.slice(0, length)),
    unavailable: isCalendar ? (unavailable ?? []) : null,
  };
}

const DAY_LENGTH = '2026-11-30'.length;
const MONTH_LENGTH = '2026-11'.length;

function publishedColumns(row: ColumnsRow, step: Step, decimals: number) {
  const { times, values, flags, samples, censored, reviewed, provenance } = row;
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
    ...beyondColumns(row, step),
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
