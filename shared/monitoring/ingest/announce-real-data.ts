import type { Database, Transaction } from '../../data/database';
import { bool, text } from '../../data/sql-type';
import { EXAMPLE_SCHEMA, statement, statementFamily } from '../../data/statement';
import { canAnnounce } from '../can-announce';

/**
 * Announces to the exchange, if it is in the same database, that a department holds field
 * measurements or is about to commit its first ones; this ends the demonstration of the whole hub.
 * Runs in a separate transaction that commits before the measurements do, so that a crash in
 * between never leaves demonstration access beside real data.
 */
export async function announceRealData(database: Database, department: string): Promise<void> {
  await database.asAnnouncer(department, async (transaction) => {
    if (await canAnnounce(transaction, 'exchange.real_data'))
      await transaction.query(ANNOUNCE_REAL_DATA, [department]);
  });
}

/**
 * Announces the same for a department that already holds measurements, because an import was killed
 * or ran before the exchange existed.
 */
export async function announceHeldRealData(database: Database, department: string): Promise<void> {
  const holds = await database.asAnnouncer(department, (transaction) =>
    holdsMeasurements(transaction, department),
  );
  if (holds) await announceRealData(database, department);
}

/** Returns whether a department holds any field measurements. */
export async function holdsMeasurements(
  reader: Pick<Transaction, 'query'>,
  department: string,
): Promise<boolean> {
  if (!(await canAnnounce(reader, `${department}.station`, `${department}.batch`))) return false;
  const [found] = await reader.query(HOLDS_MEASUREMENTS(department));
  return found?.holds ?? false;
}

/** Records that a department holds field measurements. */
export const ANNOUNCE_REAL_DATA = statement({
  text: 'insert into exchange.real_data (department) values ($1) on conflict do nothing',
  parameters: [text()],
});

/** Selects whether a station or a batch of a department is real. */
export const HOLDS_MEASUREMENTS = statementFamily({
  text: (
    schema: string,
  ) => `select exists (select from ${schema}.station where provenance = 'MEASURED')
       or exists (select from ${schema}.batch where provenance = 'MEASURED' and rows_stored + rows_revised > 0) as holds`,
  columns: { holds: bool() },
  examples: [[EXAMPLE_SCHEMA]],
});
