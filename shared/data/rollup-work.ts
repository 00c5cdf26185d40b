import type { QueryRunner } from 'typeorm';
import { ROLLUP_ROUND_V1 } from './rollup-round';

/**
 * Lets whoever serves a department compute its roll-ups, version 1 (2026-11): its writer, which owns
 * nothing and cannot write a roll-up itself, may have a round of them computed and may see how long the
 * queue is, by two functions of the owner. History depends on these texts: a change is another function,
 * called by another migration.
 */
export async function createRollupWorkV1(db: QueryRunner, schema: string): Promise<void> {
  await db.query(ROLLUP_ROUND_V1.replaceAll('$schema', schema));
  await db.query(QUEUE.replaceAll('$schema', schema));
}

/** Takes the work of version 1 away again; what is queued stays. */
export async function dropRollupWorkV1(db: QueryRunner, schema: string): Promise<void> {
  await db.query(`drop function ${schema}.refresh_rollups(int), ${schema}.rollup_queue()`);
}

/** Seconds by the database's own clock, which wrote the marks. */
const QUEUE = `
create function $schema.rollup_queue(out days int, out oldest_s double precision)
  language sql stable security definer set search_path = pg_catalog as $$
  select count(*)::int, extract(epoch from clock_timestamp() - min(marked_at)) from $schema.dirty_bucket $$;
revoke all on function $schema.rollup_queue() from public;
grant execute on function $schema.rollup_queue() to $schema_writer;
comment on function $schema.rollup_queue() is
  'Days of series that wait for their roll-ups, and for how long the first of them has, in seconds'`;
