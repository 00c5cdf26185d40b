import type { Database } from '../../data/database';
import { int, nullable, text } from '../../data/sql-type';
import { EXAMPLE_SCHEMA, statementFamily } from '../../data/statement';
import { canAnnounce } from '../can-announce';

/**
 * Announces the newest delivery of each feed of a department to `reference`, if `reference` is in
 * the same database: time and number of rows by result, no values. If a batch is given, announces
 * only that one. Runs in a separate transaction after the one that stored the batch.
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

/**
 * Writes the newest batch of each feed, or the given batch if it is newer than the announced one; a
 * batch of a review delivers nothing.
 */
export const ANNOUNCE_DELIVERIES = statementFamily({
  text: (schema: string) => `insert into reference.delivery as d (department, feed, ${FACTS})
       select distinct on (feed) $1, feed, id, started_at, ${COUNTS.join(', ')}, provenance
       from ${schema}.batch where ($2::int is null or id = $2) and feed <> 'review' order by feed, id desc
       on conflict (department, feed) do update set (${FACTS}) = row (${NEW_FACTS})
       where d.batch_id < excluded.batch_id`,
  parameters: [text(), nullable(int())],
  examples: [[EXAMPLE_SCHEMA]],
});
