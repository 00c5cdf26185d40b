import { date, int, instant, json, list, nullable, text } from '../../data/sql-type';
import { EXAMPLE_SCHEMA, statementFamily } from '../../data/statement';
import { isReviewedSql } from '../observations/observation-row';

/** A value as JSON: seconds since 1970 UTC, value or null, flag, whether it is reviewed. */
export type StoredValue = readonly [
  at: number,
  value: number | null,
  flag: number,
  reviewed: boolean,
];

/** The unreviewed values of a series on a day as JSON. */
export interface StoredSeries {
  readonly indicator: string;
  readonly averaging: string;
  readonly flags: ReadonlyArray<readonly [flag: number, values: number]>;
  readonly first: StoredValue;
  readonly last: StoredValue;
  readonly before: StoredValue | null;
  readonly after: StoredValue | null;
}

/** Dataset, station, indicators, period, flags. */
const QUESTION = [
  nullable(text()),
  nullable(text()),
  nullable(list(text())),
  instant(),
  instant(),
  nullable(list(int())),
] as const;

/** SQL of the unreviewed values in question, counted by series, network day and flag. */
function countedSql(schema: string): string {
  return `select s.id, s.station_id, d.day, o.flag::int, count(*)::int as n, min(o.starts_at) as first_at, max(o.starts_at) as last_at
  from ${schema}.series s join ${schema}.observation o on o.series_id = s.id
  cross join lateral (select (o.starts_at at time zone 'UTC' + make_interval(hours => 8 + s.day_shift_h))::date as day) d
  where s.dataset is not null and ($1::text is null or s.dataset = $1) and ($2::text is null or s.station_id = $2)
    and ($3::text[] is null or s.indicator_code = any ($3))
    and o.starts_at >= $4 and o.starts_at < $5 and ($6::int[] is null or o.flag = any ($6))
    and ${schema}.interval_end(o.starts_at, s.averaging) <= now() and not ${isReviewedSql(schema)}
  group by s.id, s.station_id, d.day, o.flag`;
}

/** SQL of a `StoredValue` of series `s`: the one that a condition and an order choose. */
function valueSql(schema: string, chosen: string): string {
  return `(select json_build_array(extract(epoch from o.starts_at)::bigint, case when o.detection_limit is null then o.value end, o.flag, ${isReviewedSql(schema)})
      from ${schema}.observation o where o.series_id = s.id and o.starts_at ${chosen} limit 1)`;
}

/** Selects a page of station days after one of them, with their series. */
export const UNREVIEWED_DAYS = statementFamily({
  text: (schema: string) => `with counted as materialized (${countedSql(schema)}),
page as (
  select station_id, day, sum(n)::int as n, min(first_at) as first_at, max(last_at) as last_at from counted
  where $7::date is null or (day, station_id) > ($7, $8)
  group by station_id, day order by day, station_id limit $9
), by_series as (
  select c.id, c.station_id, c.day, json_agg(json_build_array(c.flag, c.n) order by c.flag) as flags,
    min(c.first_at) as first_at, max(c.last_at) as last_at
  from counted c join page p using (station_id, day) group by c.id, c.station_id, c.day
)
select p.station_id, t.name_zh, t.kind, p.day, p.n as values, p.first_at, p.last_at, (
  select json_agg(json_build_object('indicator', s.indicator_code, 'averaging', s.averaging, 'flags', c.flags,
    'first', ${valueSql(schema, '= c.first_at')},
    'last', ${valueSql(schema, '= c.last_at')},
    'before', ${valueSql(schema, '< c.first_at order by o.starts_at desc')},
    'after', ${valueSql(schema, '> c.last_at order by o.starts_at')}) order by s.indicator_code, s.id)
  from by_series c join ${schema}.series s on s.id = c.id where c.station_id = p.station_id and c.day = p.day
) as series
from page p join ${schema}.station t on t.id = p.station_id order by p.day, p.station_id`,
  columns: {
    station_id: text(),
    name_zh: text(),
    kind: text(),
    day: date(),
    values: int(),
    first_at: instant(),
    last_at: instant(),
    series: json<ReadonlyArray<StoredSeries>>(),
  },
  parameters: [...QUESTION, nullable(date()), nullable(text()), int()],
  examples: [[EXAMPLE_SCHEMA]],
  planning: 'EACH_TIME',
});

/** Counts the station days. */
export const UNREVIEWED_DAY_COUNT = statementFamily({
  text: (schema: string) =>
    `select count(*) from (select distinct station_id, day from (${countedSql(schema)}) c) d`,
  columns: { count: int() },
  parameters: QUESTION,
  examples: [[EXAMPLE_SCHEMA]],
  planning: 'EACH_TIME',
});
