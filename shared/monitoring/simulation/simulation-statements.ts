import { instant, int, json, nullable } from '../../data/sql-type';
import { EXAMPLE_SCHEMA, statementFamily } from '../../data/statement';

/** Until when a department's demonstration was simulated; null: never. */
export const SIMULATED_UNTIL = statementFamily({
  text: (schema: string) =>
    `select max(covers_until) as until from ${schema}.batch where feed = 'simulation/reports'`,
  columns: { until: nullable(instant()) },
  examples: [[EXAMPLE_SCHEMA]],
});

/** The first batch of corrections of the demonstration. */
export const FIRST_CORRECTIONS = statementFamily({
  text: (schema: string) =>
    `select id from ${schema}.batch where feed = 'simulation/corrections' limit 1`,
  columns: { id: int() },
  examples: [[EXAMPLE_SCHEMA]],
});

/** Marks the demonstration's reports as reviewed up to an instant, unless a person has said otherwise. */
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

/** A table of a department, which columns its rows bring, and by which they are known. */
interface RegisterTable {
  readonly table: string;
  readonly key: ReadonlyArray<string>;
  readonly columns: ReadonlyArray<string>;
}

/** Stores rows of a register: a known key takes the new facts. */
export const SAVE_REGISTER = statementFamily({
  text: (schema: string, { table, key, columns }: RegisterTable) => {
    const updates = columns
      .filter((column) => !key.includes(column))
      .map((column) => `${column} = excluded.${column}`);
    return `insert into ${schema}.${table} (${columns.join(', ')})
     select ${columns.join(', ')} from json_populate_recordset(null::${schema}.${table}, $1)
     on conflict (${key.join(', ')}) do ${updates.length === 0 ? 'nothing' : `update set ${updates.join(', ')}`}`;
  },
  parameters: [json<ReadonlyArray<Readonly<Record<string, unknown>>>>()],
  examples: [
    ['ocean', { table: 'red_tide', key: ['id'], columns: ['id'] }],
    ['ocean', { table: 'red_tide', key: ['id'], columns: ['id', 'provenance'] }],
  ],
});
