import type { Transaction } from '../../shared/data/database';
import { json } from '../../shared/data/sql-type';
import { statementFamily } from '../../shared/data/statement';
import type { FilledTable } from './filled-table';
import { mandateRows } from './mandate/mandate-rows';
import { referenceRows } from './reference-rows';

/**
 * Updates the tables of `reference` to the present content of `shared/domain`; safe to repeat. Rows
 * that are no longer listed are removed, unchanged rows are not written. Announced stations stay.
 */
export async function prepare(transaction: Transaction): Promise<void> {
  for (const filled of [...mandateRows(), ...referenceRows()]) await fill(transaction, filled);
}

async function fill(transaction: Transaction, { table, key, rows }: FilledTable): Promise<void> {
  const filled = shapeOf({ table, key, rows });
  const values = [JSON.stringify(rows)] as const;
  await transaction.query(REMOVE_UNLISTED(filled), values);
  await transaction.query(FILL_TABLE(filled), values);
}

/** The facts of a filled table on which its statements depend. */
interface FilledShape extends Pick<FilledTable, 'table' | 'key'> {
  readonly columns: ReadonlyArray<string>;
}

function shapeOf({ table, key, rows }: FilledTable): FilledShape {
  return { table, key, columns: Object.keys(rows[0] ?? {}) };
}

const SHAPES = [...mandateRows(), ...referenceRows()].map((filled) => [shapeOf(filled)] as const);

/** Removes rows that are no longer listed. */
export const REMOVE_UNLISTED = statementFamily({
  text: ({ table, key }: FilledShape) =>
    `delete from reference.${table} where (${key.join(', ')})
     not in (select ${key.join(', ')} from json_populate_recordset(null::reference.${table}, $1))`,
  parameters: [json<FilledTable['rows']>()],
  examples: SHAPES,
});

/** Writes the listed rows that are new or changed. */
export const FILL_TABLE = statementFamily({
  text: ({ table, key, columns }: FilledShape) => {
    const others = columns.filter((column) => !key.includes(column));
    const of = (row: string) => others.map((column) => `${row}.${column}`).join(', ');
    return `insert into reference.${table} as t (${columns.join(', ')})
     select ${columns.join(', ')} from json_populate_recordset(null::reference.${table}, $1)
     on conflict (${key.join(', ')}) do update set (${others.join(', ')}) = row (${of('excluded')})
     where (${of('t')}) is distinct from (${of('excluded')})`;
  },
  parameters: [json<FilledTable['rows']>()],
  examples: SHAPES,
});
