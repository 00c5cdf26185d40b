import type { Transaction } from '../../data/database';
import { instant, int, list } from '../../data/sql-type';
import { EXAMPLE_SCHEMA, statementFamily } from '../../data/statement';
import type { StoredObservation } from './observation-copy';

/** The series that an import changed, with the first and the last start of an interval in each. */
export class ChangedSeries {
  private readonly spans = new Map<number, { first: number; last: number }>();

  add(rows: ReadonlyArray<Pick<StoredObservation, 'seriesId' | 'startsAt'>>): void {
    for (const { seriesId, startsAt } of rows) {
      const span = this.spans.get(seriesId);
      if (!span) this.spans.set(seriesId, { first: startsAt, last: startsAt });
      else if (startsAt < span.first) span.first = startsAt;
      else if (startsAt > span.last) span.last = startsAt;
    }
  }

  /** Ids, first and last starts, as columns. */
  columns(): [number[], string[], string[]] {
    const spans = [...this.spans.values()];
    const instants = (of: (span: { first: number; last: number }) => number) =>
      spans.map((span) => new Date(of(span)).toISOString());
    return [[...this.spans.keys()], instants(({ first }) => first), instants(({ last }) => last)];
  }
}

/**
 * Flags the values of frozen stations: all their values repeat for more than `rows` rows. Looks at
 * what changed and at seven days on either side: a run may begin in an earlier batch, so all its
 * days are rolled up again. A single indicator may legitimately repeat; all of them together do
 * not. The first row of the run stays valid.
 */
export async function flagFrozen(
  transaction: Transaction,
  schema: string,
  { changed, rows }: { readonly changed: ChangedSeries; readonly rows: number },
): Promise<void> {
  const [ids, firsts, lasts] = changed.columns();
  if (ids.length === 0) return;
  await transaction.query(FLAG_FROZEN(schema), [ids, firsts, lasts, rows]);
  await transaction.query(FLAG_FROZEN_LATEST(schema), [ids]);
}

/** Flags frozen values around what changed, and queues their days. */
export const FLAG_FROZEN = statementFamily({
  text: (schema: string) => `with touched as (
  select s.station_id, min(c.first) - interval '7 days' as since, max(c.last) + interval '7 days' as until
  from unnest($1::int[], $2::timestamptz[], $3::timestamptz[]) c (series_id, first, last)
  join ${schema}.series s on s.id = c.series_id group by s.station_id
), signature as (
  select s.station_id, o.starts_at, count(*) as n,
    string_agg(s.id || ':' || o.value, ',' order by s.id) as sign
  from touched t join ${schema}.series s on s.station_id = t.station_id and s.averaging = 'HOUR'
  join ${schema}.observation o on o.series_id = s.id and o.starts_at between t.since and t.until
  where o.value is not null group by s.station_id, o.starts_at
), stepped as (
  select *, case when sign = lag(sign) over w then 0 else 1 end as is_new from signature window w as (partition by station_id order by starts_at)
), runs as (
  select *, sum(is_new) over (partition by station_id order by starts_at) as run from stepped
), frozen as (
  select station_id, starts_at, row_number() over r as place, count(*) over (partition by station_id, run) as length
  from runs where n >= 3 window r as (partition by station_id, run order by starts_at)
), flagged as (
  update ${schema}.observation o set flag = 1
  from frozen f join ${schema}.series s on s.station_id = f.station_id
  where f.length > $4 and f.place > 1 and o.series_id = s.id and o.starts_at = f.starts_at and o.flag = 0
  returning o.series_id, o.starts_at, s.day_shift_h
)
insert into ${schema}.dirty_bucket (series_id, day)
select distinct series_id, (starts_at at time zone 'UTC' + make_interval(hours => 8 + day_shift_h))::date from flagged
on conflict (series_id, day) do update set marked_at = now()`,
  parameters: [list(int()), list(instant()), list(instant()), int()],
  examples: [[EXAMPLE_SCHEMA]],
});

/** Copies the flag of frozen observations of these series to `latest`. */
export const FLAG_FROZEN_LATEST = statementFamily({
  text: (
    schema: string,
  ) => `update ${schema}.latest l set flag = o.flag from ${schema}.observation o
     where l.series_id = any($1::int[]) and o.series_id = l.series_id and o.starts_at = l.starts_at and o.flag = 1 and l.flag = 0`,
  parameters: [list(int())],
  examples: [[EXAMPLE_SCHEMA]],
});
