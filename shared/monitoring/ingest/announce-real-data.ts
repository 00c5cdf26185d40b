import type { Database, Transaction } from '../../data/database';
import { bool, text } from '../../data/sql-type';
import { EXAMPLE_SCHEMA, statement, statementFamily } from '../../data/statement';
import { canAnnounce } from '../can-announce';

/**
 * Announces to the exchange, if it is in the same database, that a department holds measurements of
 * the field, or is about to commit its first: with that the demonstration of the whole hub ends. In
 * a transaction of its own, which is over before the measurements are committed; a crash in between
 * leaves no access of the demonstration beside real data.
 */
export async function announceRealData(database: Database, department: string): Promise<void> {
  await database.asAnnouncer(department, async (transaction) => {
    if (await canAnnounce(transaction, 'exchange.real_data'))
      await transaction.query(ANNOUNCE_REAL_DATA, [department]);
  });
}

/** The same for a department that holds measurements already: an import was killed, or came before the exchange. */
export async function announceHeldRealData(database: Database, department: string): Promise<void> {
  const holds = await database.asAnnouncer(department, (transaction) =>
    holdsMeasurements(transaction, department),
  );
  if (holds) await announceRealData(database, department);
}

/** Whether anything that a department holds was measured in the field, not made up. */
export async function holdsMeasurements(
  reader: Pick<Transaction, 'query'>,
  department: string,
): Promise<boolean> {
  if (!(await canAnnounce(reader, `${department}.station`, `${department}.batch`))) return false;
  const [found] = await reader.query(HOLDS_MEASUREMENTS(department));
  return found?.holds ?? false;
}

/** Says that a department holds measurements of the field. */
export const ANNOUNCE_REAL_DATA = statement({
  text: 'insert into exchange.real_data (department) values ($1) on conflict do nothing',
  parameters: [text()],
});

/** Whether a station or a batch of a department is of the field. */
export const HOLDS_MEASUREMENTS = statementFamily({
  text: (
    schema: string,
  ) => `select exists (select from ${schema}.station where provenance = 'MEASURED')
       or exists (select from ${schema}.batch where provenance = 'MEASURED' and rows_stored + rows_revised > 0) as holds`,
  columns: { holds: bool() },
  examples: [[EXAMPLE_SCHEMA]],
});
