import { text, instant, int } from '../../data/sql-type';
import { EXAMPLE_SCHEMA, statementFamily, type RowOf } from '../../data/statement';

/** A partition whose rows lie in the order in which they arrived. */
export type UnsortedPartition = RowOf<typeof UNSORTED_PARTITION>;

/** Fewer pages of 8 KiB than these stay in memory anyway. */
export const FEWEST_PAGES = 256;

/**
 * Selects the oldest partition of observations that ends by an instant, has at least a number of
 * pages, and whose rows do not lie series by series, by the statistics of PostgreSQL: without them
 * it is not selected.
 */
export const UNSORTED_PARTITION = statementFamily({
  text: (
    schema: string,
  ) => `select c.relname::text as name, pg_get_expr(c.relpartbound, c.oid) as bounds,
  pg_get_partition_constraintdef(c.oid) as condition
from pg_inherits i join pg_class c on c.oid = i.inhrelid
join pg_stats s on s.schemaname = '${schema}' and s.tablename = c.relname and s.attname = 'series_id'
where i.inhparent = '${schema}.observation'::regclass and not i.inhdetachpending
  and c.relpages >= $2 and abs(s.correlation) < 0.9
  and substring(pg_get_expr(c.relpartbound, c.oid) from $$TO \\('([^']+)'\\)$$)::timestamptz <= $1
order by c.relname limit 1`,
  columns: { name: text(), bounds: text(), condition: text() },
  parameters: [instant(), int()],
  examples: [[EXAMPLE_SCHEMA]],
});
