import type { Transaction } from '../../data/database';
import { bool, text } from '../../data/sql-type';
import { EXAMPLE_SCHEMA, statement, statementFamily } from '../../data/statement';

/**
 * Creates missing partitions. A partition is created as a table and then attached, because
 * attaching does not block readers.
 */
export async function ensurePartitions(
  transaction: Transaction,
  schema: string,
  wanted: ReadonlyArray<Partition>,
): Promise<void> {
  for (const { name, from, to } of wanted) {
    const table = `${schema}.${name}`;
    if (await isThere(transaction, table)) continue;
    await transaction.query(TAKE_TURN, [table]);
    if (await isThere(transaction, table)) continue; // Another import created it while this one waited for the lock.
    await transaction.query(MAKE_PARTITION(schema, name));
    await transaction.query(ATTACH_PARTITION(schema, { name, from, to }));
  }
}

async function isThere(transaction: Transaction, table: string): Promise<boolean> {
  const [found] = await transaction.query(IS_THERE, [table]);
  return found?.known ?? false;
}

/** A partition's table, and the UTC days it spans. */
export interface Partition {
  readonly name: string;
  readonly from: string;
  readonly to: string;
}

/** Returns the partition of an instant: a UTC month or year. */
export function partitionOf(startsAt: number, length: 'month' | 'year'): Partition {
  const at = new Date(startsAt);
  const year = at.getUTCFullYear();
  if (length === 'year') {
    return {
      name: `observation_${String(year)}`,
      from: `${String(year)}-01-01`,
      to: `${String(year + 1)}-01-01`,
    };
  }
  const month = at.getUTCMonth();
  const day = (m: number) => new Date(Date.UTC(year, m, 1)).toISOString().slice(0, 10);
  return {
    name: `observation_${day(month).slice(0, 7).replace('-', '_')}`,
    from: day(month),
    to: day(month + 1),
  };
}

/** Waits for the lock that lets one transaction at a time create a table of this name. */
export const TAKE_TURN = statement({
  text: 'select from pg_advisory_xact_lock(hashtext($1))',
  parameters: [text()],
});

/** Selects whether a table exists. */
export const IS_THERE = statement({
  text: 'select to_regclass($1) is not null as known',
  columns: { known: bool() },
  parameters: [text()],
});

/** Creates the table of a partition. */
export const MAKE_PARTITION = statementFamily({
  text: (schema: string, name: string) =>
    `create table ${schema}.${name} (like ${schema}.observation including defaults)`,
  examples: [[EXAMPLE_SCHEMA, 'observation_2020']],
});

/** Attaches the table as a partition. */
export const ATTACH_PARTITION = statementFamily({
  text: (schema: string, { name, from, to }: Partition) =>
    `alter table ${schema}.observation attach partition ${schema}.${name} for values from ('${from}') to ('${to}')`,
  examples: [[EXAMPLE_SCHEMA, { name: 'observation_2020', from: '2020-01-01', to: '2021-01-01' }]],
});
