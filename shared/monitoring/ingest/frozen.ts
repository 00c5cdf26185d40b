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
 * Judges the hourly values of the stations that an import changed: FROZEN where all values of a
 * station repeat for more than `rows` reports. A single indicator may legitimately repeat; all of
 * them together do not. The first report of a run stays valid. Reports more than
 * `LONGEST_PAUSE_HOURS` apart are two runs; the second has no valid report if it repeats the first
 * within the reach of a judgement.
 *
 * The result depends on the stored values alone, not on the order in which they came: a run that a
 * late value completes is flagged, and one that a correction breaks is valid again. Flags of
 * synthetic data are left as simulated.
 */
export async function judgeFrozen(
  transaction: Transaction,
  schema: string,
  { changed, rows }: { readonly changed: ChangedSeries; readonly rows: number },
): Promise<void> {
  const [ids, firsts, lasts] = changed.columns();
  if (ids.length === 0) return;
  const reachHours = (rows + 1) * LONGEST_PAUSE_HOURS;
  await transaction.query(JUDGE_FROZEN(schema), [ids, firsts, lasts, rows, reachHours]);
  await transaction.query(JUDGE_FROZEN_LATEST(schema), [ids]);
}

/** SQL of how long before its last hour, by which a report is known, the interval of series `s` begins. */
const SINCE_START = `case s.averaging when 'EIGHT_HOURS' then interval '7 hours' else interval '0' end`;

/** A run of more than `rows` reports without a longer pause spans at most so many hours each. */
const LONGEST_PAUSE_HOURS = 6;

/**
 * Judges what lies within $5 hours of a change, because a change can alter the judgement of no
 * other report: one farther away has more than $4 equal reports on its side of the change, or its
 * run does not reach the change. It reads twice as far, so that each run is known long enough.
 * Queues the days of what it flags differently. The values of a report are compared by a hash of 64
 * bits: a text of them took twice the time.
 */
export const JUDGE_FROZEN = statementFamily({
  text: (schema: string) => `with touched as (
  select s.station_id, min(c.first) as first, max(c.last) as last, make_interval(hours => $5) as reach
  from unnest($1::int[], $2::timestamptz[], $3::timestamptz[]) c (series_id, first, last)
  join ${schema}.series s on s.id = c.series_id group by s.station_id
), report as (
  select s.station_id, at.starts_at, at.starts_at between min(t.first - t.reach) and max(t.last + t.reach) as is_near,
    count(o.value) filter (where s.averaging = 'HOUR') as n,
    bit_xor(hashfloat8extended(o.value, s.id)) filter (where s.averaging = 'HOUR') as sign,
    bool_or(o.flag = 0) as has_valid, bool_or(o.flag = 1) as has_frozen
  from touched t join ${schema}.series s on s.station_id = t.station_id and s.averaging in ('HOUR', 'EIGHT_HOURS')
  join ${schema}.observation o on o.series_id = s.id and o.starts_at between t.first - 2 * t.reach and t.last + 2 * t.reach
  cross join lateral (select o.starts_at + ${SINCE_START} as starts_at) at
  group by s.station_id, at.starts_at
), stepped as (
  select *, coalesce(sign = lag(sign) over w and starts_at - lag(starts_at) over w <= make_interval(hours => $5), false) as repeats,
    coalesce(starts_at - lag(starts_at) over w <= interval '${String(LONGEST_PAUSE_HOURS)} hours', false) as follows
  from report where n > 0 window w as (partition by station_id order by starts_at)
), runs as (
  select *, count(*) filter (where not (repeats and follows)) over (partition by station_id order by starts_at) as run from stepped
), judged as (
  select station_id, starts_at, is_near, has_valid, has_frozen,
    repeats and n >= 3 and count(*) over (partition by station_id, run) > $4 as is_frozen from runs
  union all select station_id, starts_at, is_near, has_valid, has_frozen, false from report where n = 0
), differing as (
  select * from judged where is_near and (case when is_frozen then has_valid else has_frozen end)
), flagged as (
  update ${schema}.observation o set flag = case when d.is_frozen then 1 else 0 end
  from differing d join ${schema}.series s on s.station_id = d.station_id and s.averaging in ('HOUR', 'EIGHT_HOURS')
  where o.series_id = s.id and o.starts_at = d.starts_at - ${SINCE_START} and o.flag = case when d.is_frozen then 0 else 1 end
    and exists (select from ${schema}.batch b where b.id = o.batch_id and b.provenance = 'MEASURED')
  returning o.series_id, o.starts_at, s.day_shift_h
)
insert into ${schema}.dirty_bucket (series_id, day)
select distinct series_id, (starts_at at time zone 'UTC' + make_interval(hours => 8 + day_shift_h))::date from flagged
order by 1, 2
on conflict (series_id, day) do update set marked_at = now()`,
  parameters: [list(int()), list(instant()), list(instant()), int(), int()],
  examples: [[EXAMPLE_SCHEMA]],
});

/** Copies the judgement to `latest`, for all series of the stations of these series. */
export const JUDGE_FROZEN_LATEST = statementFamily({
  text: (schema: string) => `update ${schema}.latest l set flag = o.flag
     from ${schema}.series s join ${schema}.series beside using (station_id) join ${schema}.observation o on o.series_id = beside.id
     where s.id = any($1::int[]) and l.series_id = beside.id and o.starts_at = l.starts_at
       and o.flag in (0, 1) and l.flag in (0, 1) and l.flag <> o.flag`,
  parameters: [list(int())],
  examples: [[EXAMPLE_SCHEMA]],
});
