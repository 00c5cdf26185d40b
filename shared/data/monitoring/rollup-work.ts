import type { QueryRunner } from 'typeorm';
import { ROLLUP_ROUND } from './rollup-round';

/**
 * Lets the process that serves a department compute its roll-ups: its writer, which owns nothing and
 * cannot write a roll-up itself, may have a round of them computed and may see how long the queue is, by
 * two functions of the owner.
 */
export async function createRollupWork(db: QueryRunner, schema: string): Promise<void> {
  await db.query(ROLLUP_ROUND.replaceAll('$schema', schema));
  await db.query(QUEUE.replaceAll('$schema', schema));
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
