import type { Transaction } from '../../data/database';
import { instant, int, list } from '../../data/sql-type';
import { EXAMPLE_SCHEMA, statementFamily } from '../../data/statement';
import type { StoredObservation } from './observation-copy';

/** Updates `latest` after a flush, from the stored observations, which include the revisions. */
export async function refreshLatest(
  transaction: Transaction,
  schema: string,
  rows: ReadonlyArray<StoredObservation>,
): Promise<void> {
  const newest = new Map<number, number>();
  for (const { seriesId, startsAt } of rows)
    newest.set(seriesId, Math.max(newest.get(seriesId) ?? -Infinity, startsAt));
  const starts = [...newest.values()].map((ms) => new Date(ms).toISOString());
  await transaction.query(REFRESH_LATEST(schema), [[...newest.keys()], starts]);
}

/** Stores observations in `latest` if they are at least as new as the current ones. */
export const REFRESH_LATEST = statementFamily({
  text: (
    schema: string,
  ) => `insert into ${schema}.latest (series_id, starts_at, value, detection_limit, flag, revision, batch_id)
select o.series_id, o.starts_at, o.value, o.detection_limit, o.flag, o.revision, o.batch_id
from unnest($1::int[], $2::timestamptz[]) touched (series_id, starts_at)
join ${schema}.observation o using (series_id, starts_at)
on conflict (series_id) do update set starts_at = excluded.starts_at, value = excluded.value,
  detection_limit = excluded.detection_limit, flag = excluded.flag, revision = excluded.revision, batch_id = excluded.batch_id
where latest.starts_at <= excluded.starts_at`,
  parameters: [list(int()), list(instant())],
  examples: [[EXAMPLE_SCHEMA]],
});

/** Queues the network days that a flush changed, so that their roll-ups are recomputed. */
export async function markDirty(
  transaction: Transaction,
  schema: string,
  rows: ReadonlyArray<StoredObservation>,
): Promise<void> {
  const days = new Map(
    rows.map(({ seriesId, day }) => [seriesId * MAX_DAY + day, { seriesId, day }]),
  );
  const touched = [...days.values()];
  // Updating an existing mark locks it, so that a worker skips it until this transaction commits.
  await transaction.query(MARK_DIRTY(schema), [
    touched.map(({ seriesId }) => seriesId),
    touched.map(({ day }) => day),
  ]);
}

/** Queues days of series for their roll-ups. */
export const MARK_DIRTY = statementFamily({
  text: (schema: string) => `insert into ${schema}.dirty_bucket (series_id, day)
     select series_id, date '1970-01-01' + day from unnest($1::int[], $2::int[]) touched (series_id, day)
     on conflict (series_id, day) do update set marked_at = now()`,
  parameters: [list(int()), list(int())],
  examples: [[EXAMPLE_SCHEMA]],
});

const MAX_DAY = 1_000_000;

/**
 * Flags the values of frozen stations: all their values repeat for more than `rows` rows. A run may
 * begin in an earlier batch, so all days of the run are rolled up again. A single indicator may
 * legitimately repeat; all of them together do not. The first row of the run stays valid.
 */
export async function flagFrozen(
  transaction: Transaction,
  schema: string,
  { batchId, rows }: { readonly batchId: number; readonly rows: number },
): Promise<void> {
  await transaction.query(FLAG_FROZEN(schema), [batchId, rows]);
  await transaction.query(FLAG_FROZEN_LATEST(schema));
}

/** Flags frozen values around a batch, and queues their days. */
export const FLAG_FROZEN = statementFamily({
  text: (schema: string) => `with touched as (
  select s.station_id, min(o.starts_at) - interval '7 days' as since
  from ${schema}.observation o join ${schema}.series s on s.id = o.series_id where o.batch_id = $1 group by s.station_id
), signature as (
  select s.station_id, o.starts_at, count(*) as n,
    string_agg(s.id || ':' || o.value, ',' order by s.id) as sign
  from touched t join ${schema}.series s on s.station_id = t.station_id and s.averaging = 'HOUR'
  join ${schema}.observation o on o.series_id = s.id and o.starts_at >= t.since
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
  where f.length > $2 and f.place > 1 and o.series_id = s.id and o.starts_at = f.starts_at and o.flag = 0
  returning o.series_id, o.starts_at, s.day_shift_h
)
insert into ${schema}.dirty_bucket (series_id, day)
select distinct series_id, (starts_at at time zone 'UTC' + make_interval(hours => 8 + day_shift_h))::date from flagged
on conflict (series_id, day) do update set marked_at = now()`,
  parameters: [int(), int()],
  examples: [[EXAMPLE_SCHEMA]],
});

/** Copies the flag of frozen observations to `latest`. */
export const FLAG_FROZEN_LATEST = statementFamily({
  text: (
    schema: string,
  ) => `update ${schema}.latest l set flag = o.flag from ${schema}.observation o
     where o.series_id = l.series_id and o.starts_at = l.starts_at and o.flag = 1 and l.flag = 0`,
  examples: [[EXAMPLE_SCHEMA]],
});
