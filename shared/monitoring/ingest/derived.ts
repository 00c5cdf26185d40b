import type { Transaction } from '../../data/database';
import { instant, int, list } from '../../data/sql-type';
import { EXAMPLE_SCHEMA, statementFamily } from '../../data/statement';
import { AHEAD_SQL } from '../observations/newest-sql';
import type { ChangedSeries } from './frozen';
import type { StoredObservation } from './observation-copy';

/**
 * Updates `latest` after an import, from the stored observations, which include the revisions, by
 * one statement for all series that it changed.
 */
export async function refreshLatest(
  transaction: Transaction,
  schema: string,
  changed: ChangedSeries,
): Promise<void> {
  const [ids, , lasts] = changed.columns();
  if (ids.length > 0) await transaction.query(REFRESH_LATEST(schema), [ids, lasts]);
}

/**
 * Stores observations in `latest` if they are at least as new as the current ones; one that lies
 * ahead of now, stored before imports refused such, is replaced by any.
 */
export const REFRESH_LATEST = statementFamily({
  text: (
    schema: string,
  ) => `insert into ${schema}.latest (series_id, starts_at, value, detection_limit, flag, revision, batch_id)
select o.series_id, o.starts_at, o.value, o.detection_limit, o.flag, o.revision, o.batch_id
from unnest($1::int[], $2::timestamptz[]) touched (series_id, starts_at)
join ${schema}.observation o using (series_id, starts_at)
on conflict (series_id) do update set starts_at = excluded.starts_at, value = excluded.value,
  detection_limit = excluded.detection_limit, flag = excluded.flag, revision = excluded.revision, batch_id = excluded.batch_id
where latest.starts_at <= excluded.starts_at or latest.starts_at > ${AHEAD_SQL}`,
  parameters: [list(int()), list(instant())],
  examples: [[EXAMPLE_SCHEMA]],
});

/** Queues network days, so that their roll-ups are recomputed; none may occur twice. */
export async function markDirty(
  transaction: Transaction,
  schema: string,
  touched: ReadonlyArray<Pick<StoredObservation, 'seriesId' | 'day'>>,
): Promise<void> {
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
