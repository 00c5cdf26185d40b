import type { QueryRunner } from 'typeorm';
import { ROLLUP_ROUND } from './rollup-round';

/**
 * Lets the process that serves a department compute its roll-ups. The writer cannot write roll-ups
 * itself; two functions with the owner's rights let it start a round and read the length of the
 * queue.
 */
export async function createRollupWork(db: QueryRunner, schema: string): Promise<void> {
  await db.query(ROLLUP_ROUND.replaceAll('$schema', schema));
  await db.query(QUEUE.replaceAll('$schema', schema));
}

/** Seconds by the database's clock, which also set the marks. */
const QUEUE = `
create function $schema.rollup_queue(out days int, out oldest_s double precision)
  language sql stable security definer set search_path = pg_catalog as $$
  select count(*)::int, extract(epoch from clock_timestamp() - min(marked_at)) from $schema.dirty_bucket $$;
revoke all on function $schema.rollup_queue() from public;
grant execute on function $schema.rollup_queue() to $schema_writer;
comment on function $schema.rollup_queue() is
  'Days of series that wait for their roll-ups, and for how long the first of them has, in seconds'`;
