import type { Transaction } from '../../data/database';
import { bool, text } from '../../data/sql-type';
import { EXAMPLE_SCHEMA, statement, statementFamily } from '../../data/statement';

/**
 * Makes sure that the partitions for these instants exist. Attached, not created in place: attaching
 * locks out no reader.
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
    if (await isThere(transaction, table)) continue; // Another import made it while we waited.
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

/** The partition that an instant falls into: a UTC month or year. */
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

/** Lets one transaction at a time make a table of this name. */
export const TAKE_TURN = statement({
  text: 'select from pg_advisory_xact_lock(hashtext($1))',
  parameters: [text()],
});

/** Whether a table is there. */
export const IS_THERE = statement({
  text: 'select to_regclass($1) is not null as known',
  columns: { known: bool() },
  parameters: [text()],
});

/** Makes the table of a partition. */
export const MAKE_PARTITION = statementFamily({
  text: (schema: string, name: string) =>
    `create table ${schema}.${name} (like ${schema}.observation including defaults)`,
  examples: [[EXAMPLE_SCHEMA, 'observation_2020']],
});

/** Attaches it. */
export const ATTACH_PARTITION = statementFamily({
  text: (schema: string, { name, from, to }: Partition) =>
    `alter table ${schema}.observation attach partition ${schema}.${name} for values from ('${from}') to ('${to}')`,
  examples: [[EXAMPLE_SCHEMA, { name: 'observation_2020', from: '2020-01-01', to: '2021-01-01' }]],
});
