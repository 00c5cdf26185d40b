import type { Database } from '../../data/database';
import { int, nullable, text } from '../../data/sql-type';
import { EXAMPLE_SCHEMA, statementFamily } from '../../data/statement';
import { canAnnounce } from '../can-announce';

/**
 * Announces to `reference`, if it is in the same database, the newest delivery by each feed of a
 * department: when it came, and what became of its rows; no value. With a batch, that one alone. In a
 * transaction of its own after the one that stored it.
 */
export async function announceDeliveries(
  database: Database,
  department: string,
  batchId: number | null,
): Promise<void> {
  await database.asAnnouncer(department, async (transaction) => {
    if (!(await canAnnounce(transaction, 'reference.delivery', `${department}.batch`))) return;
    await transaction.query(ANNOUNCE_DELIVERIES(department), [department, batchId]);
  });
}

const COUNTS = ['rows_read', 'rows_stored', 'rows_revised', 'rows_unchanged', 'rows_rejected'];
const FACTS = ['batch_id', 'delivered_at', ...COUNTS, 'provenance'].join(', ');
const NEW_FACTS = ['batch_id', 'delivered_at', ...COUNTS, 'provenance']
  .map((column) => `excluded.${column}`)
  .join(', ');

/** Writes the newest batch of each feed, or the one named where it is newer. */
export const ANNOUNCE_DELIVERIES = statementFamily({
  text: (schema: string) => `insert into reference.delivery as d (department, feed, ${FACTS})
       select distinct on (feed) $1, feed, id, started_at, ${COUNTS.join(', ')}, provenance
       from ${schema}.batch where $2::int is null or id = $2 order by feed, id desc
       on conflict (department, feed) do update set (${FACTS}) = row (${NEW_FACTS})
       where d.batch_id < excluded.batch_id`,
  parameters: [text(), nullable(int())],
  examples: [[EXAMPLE_SCHEMA]],
});
