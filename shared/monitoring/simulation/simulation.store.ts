import type { Transaction } from '../../data/database';
import { bool, instant, json, nullable } from '../../data/sql-type';
import { EXAMPLE_SCHEMA, statementFamily } from '../../data/statement';
import type { Register } from './simulation';

/** Selects the instant up to which a department is simulated; null if it is not. */
export const SIMULATED_UNTIL = statementFamily({
  text: (schema: string) =>
    `select max(covers_until) as until from ${schema}.batch where feed = 'simulation/reports'`,
  columns: { until: nullable(instant()) },
  examples: [[EXAMPLE_SCHEMA]],
});

/** Selects whether the corrections of the first history are stored. */
export const HAS_CORRECTIONS = statementFamily({
  text: (schema: string) =>
    `select exists (select from ${schema}.batch where feed = 'simulation/corrections') as has`,
  columns: { has: bool() },
  examples: [[EXAMPLE_SCHEMA]],
});

/**
 * Marks the observations of synthetic stations before an instant as reviewed, except where a person
 * has reviewed.
 */
export const REVIEW_SIMULATED = statementFamily({
  text: (
    schema: string,
  ) => `update ${schema}.series s set reviewed_until = $1, reviewed_batch_id = (select max(id) from ${schema}.batch where feed like 'simulation/%')
    from ${schema}.station t where t.id = s.station_id and t.provenance = 'SYNTHETIC'
      and s.reviewed_until is distinct from $1
      and not exists (select from ${schema}.review r where r.series_id = s.id)`,
  parameters: [instant()],
  examples: [[EXAMPLE_SCHEMA]],
});

/** Stores rows of a register; a row with an existing key is updated. */
export async function saveRegister(
  transaction: Transaction,
  schema: string,
  { table, key, rows }: Register,
): Promise<void> {
  if (rows.length === 0) return;
  const columns = [...new Set(rows.flatMap((row) => Object.keys(row)))];
  await transaction.query(SAVE_REGISTER(`${schema}.${table}`, key, columns), [
    JSON.stringify(rows),
  ]);
}

/**
 * Stores rows of a table by the columns of its key and updates the other columns of existing rows.
 */
export const SAVE_REGISTER = statementFamily({
  text: (table: string, key: ReadonlyArray<string>, columns: ReadonlyArray<string>) => {
    const updates = columns
      .filter((column) => !key.includes(column))
      .map((column) => `${column} = excluded.${column}`);
    return `insert into ${table} (${columns.join(', ')})
      select ${columns.join(', ')} from json_populate_recordset(null::${table}, $1)
      on conflict (${key.join(', ')}) do ${updates.length === 0 ? 'nothing' : `update set ${updates.join(', ')}`}`;
  },
  parameters: [json<unknown>()],
  examples: [
    ['forestry.forest_cover', ['district_code', 'year'], ['district_code', 'year', 'provenance']],
    ['forestry.forest_cover', ['district_code', 'year'], ['district_code', 'year']],
  ],
});
