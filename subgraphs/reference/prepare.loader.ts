import type { Transaction } from '../../shared/data/database';
import type { FilledTable } from './filled-table';
import { mandateRows } from './mandate/mandate-rows';
import { referenceRows } from './reference-rows';

/**
 * Brings the tables of `reference` to what `shared/domain` says now; safe to repeat. What is no
 * longer listed is removed, and a row that says the same is not touched. Announced stations stay.
 */
export async function prepare(transaction: Transaction): Promise<void> {
  for (const filled of [...mandateRows(), ...referenceRows()]) await fill(transaction, filled);
}

async function fill(transaction: Transaction, { table, key, rows }: FilledTable): Promise<void> {
  const name = `reference.${table}`;
  const told = JSON.stringify(rows);
  const keys = key.join(', ');
  const columns = Object.keys(rows[0] ?? {});
  const others = columns.filter((column) => !key.includes(column));
  await transaction.query(
    `delete from ${name} where (${keys}) not in (select ${keys} from json_populate_recordset(null::${name}, $1))`,
    [told],
  );
  await transaction.query(
    `insert into ${name} as t (${columns.join(', ')})
     select ${columns.join(', ')} from json_populate_recordset(null::${name}, $1)
     on conflict (${keys}) do update set (${others.join(', ')}) = row (${others.map((column) => `excluded.${column}`).join(', ')})
     where (${others.map((column) => `t.${column}`).join(', ')}) is distinct from (${others.map((column) => `excluded.${column}`).join(', ')})`,
    [told],
  );
}
