import type { Database, Transaction } from '../../data/database';

/**
 * Announces to the exchange, if it is in the same database, that a department holds measurements of
 * the field, or is about to commit its first: with that the demonstration of the whole hub ends. In
 * a transaction of its own, which is over before the measurements are committed; a crash in between
 * leaves no access of the demonstration beside real data.
 */
export async function announceRealData(database: Database, department: string): Promise<void> {
  await database.asAnnouncer(department, async ({ query }) => {
    const [known] = await query<{ canAnnounce: boolean | null }>(CAN_ANNOUNCE);
    if (!known?.canAnnounce) return;
    await query('insert into exchange.real_data (department) values ($1) on conflict do nothing', [
      department,
    ]);
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
  { query }: Pick<Transaction, 'query'>,
  department: string,
): Promise<boolean> {
  const [tables] = await query<{ has: boolean }>(
    'select to_regclass($1) is not null and to_regclass($2) is not null as has',
    [`${department}.station`, `${department}.batch`],
  );
  if (!tables?.has) return false;
  const [found] = await query<{ holds: boolean }>(
    `select exists (select from ${department}.station where provenance = 'MEASURED')
       or exists (select from ${department}.batch where provenance = 'MEASURED' and rows_stored + rows_revised > 0) as holds`,
  );
  return found?.holds ?? false;
}

const CAN_ANNOUNCE = `select case when has_schema_privilege(to_regnamespace('exchange')::oid, 'usage')
  then to_regclass('exchange.real_data') is not null end as "canAnnounce"`;
