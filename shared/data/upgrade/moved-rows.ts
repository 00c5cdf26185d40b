import { escapeIdentifier, escapeLiteral } from 'pg';
import type { QueryRunner } from 'typeorm';
import { FORMER_NAMES } from '../../domain/former-names';
import { DIRECTORY } from './former-history';

/** Columns with the id of a dataset, and columns with the owner of a dataset. */
const OF_DATASET = new Set(['dataset_id', 'dataset', 'from_dataset', 'to_dataset']);
const OF_DEPARTMENT = new Set(['department', 'owner']);

/**
 * Copies all rows of the former `directory` schema into the tables of a present schema, with the
 * present ids, and sets its sequences; returns the number of rows. Triggers are disabled, because
 * they ran when the rows were first written. Tables are copied in the order of their creation, so
 * that referenced rows exist first.
 */
export async function moveRows(db: QueryRunner, schema: string): Promise<number> {
  const tables = await tablesOf(db, schema);
  const triggers = async (state: 'enable' | 'disable') => {
    for (const table of tables)
      await db.query(`alter table ${schema}.${escapeIdentifier(table)} ${state} trigger user`);
  };
  await triggers('disable');
  let moved = 0;
  for (const table of tables) moved += await copyRows(db, schema, table);
  await db.query('set constraints all immediate'); // A table cannot be altered while deferred checks are pending.
  await triggers('enable');
  await moveSequences(db, schema);
  return moved;
}

async function copyRows(db: QueryRunner, schema: string, table: string): Promise<number> {
  const columns = (await columnsOf(db, `${schema}.${table}`)).map((column) => ({
    ...column,
    was: FORMER_NAMES.columns[`${schema}.${table}.${column.name}`] ?? column.name,
  }));
  const from = `${DIRECTORY}.${FORMER_NAMES.tables[`${schema}.${table}`] ?? table}`;
  const had = new Set((await columnsOf(db, from)).map(({ name }) => name));
  const kept = columns.filter(({ was }) => had.has(was));
  if (kept.length === 0) return 0; // The table is newer than the former hub.
  const into = `${schema}.${escapeIdentifier(table)}`;
  await db.query(`delete from ${into}`);
  const [count] = (await db.query(
    `with copied as (
       insert into ${into} (${kept.map(({ name }) => escapeIdentifier(name)).join(', ')})
       overriding system value
       select ${kept.map((column) => valueOf({ ...column, table })).join(', ')} from ${from} returning 1)
     select count(*)::int as rows from copied`,
  )) as [{ readonly rows: number }]; // It returns exactly one row.
  return count.rows;
}

interface Column {
  readonly name: string;
  readonly type: string;
}

async function tablesOf(db: QueryRunner, schema: string): Promise<ReadonlyArray<string>> {
  const rows = (await db.query(
    `select relname as table from pg_class where relnamespace = $1::regnamespace and relkind = 'r'
       and relname <> 'migration' order by oid`,
    [schema],
  )) as ReadonlyArray<{ readonly table: string }>;
  return rows.map(({ table }) => table);
}

async function columnsOf(db: QueryRunner, table: string): Promise<ReadonlyArray<Column>> {
  return (await db.query(
    `select attname as name, format_type(atttypid, atttypmod) as type from pg_attribute
     where attrelid = to_regclass($1) and attnum > 0 and not attisdropped and attgenerated = '' order by attnum`,
    [table],
  )) as ReadonlyArray<Column>;
}

/** SQL of a value with the present ids. */
function valueOf({
  name,
  type,
  table,
  was,
}: Column & { readonly table: string; readonly was: string }): string {
  const value = escapeIdentifier(was);
  if (type === 'jsonb') return `${idsReplaced(`${value}::text`)}::jsonb`;
  if (type !== 'text') return value;
  if (table === 'saved_question' && name === 'query') return idsReplaced(value);
  if (OF_DATASET.has(name) || (table === 'dataset' && name === 'id'))
    return renamed(value, FORMER_NAMES.datasets);
  return OF_DEPARTMENT.has(name) ? renamed(value, FORMER_NAMES.departments) : value;
}

function renamed(value: string, names: Readonly<Record<string, string>>): string {
  const cases = Object.entries(names).map(
    ([before, today]) => `when ${escapeLiteral(before)} then ${escapeLiteral(today)}`,
  );
  return `case ${value} ${cases.join(' ')} else ${value} end`;
}

/** Ids in quotes within a longer text. */
function idsReplaced(text: string): string {
  return Object.entries(FORMER_NAMES.datasets).reduce(
    (sql, [before, today]) =>
      `replace(${sql}, ${escapeLiteral(`"${before}"`)}, ${escapeLiteral(`"${today}"`)})`,
    text,
  );
}

async function moveSequences(db: QueryRunner, schema: string): Promise<void> {
  const rows = (await db.query(
    `select s.relname as name from pg_class s join pg_class d on d.relname = s.relname
       and d.relnamespace = $2::regnamespace and d.relkind = 'S'
     where s.relnamespace = $1::regnamespace and s.relkind = 'S' and s.relname <> 'migration_id_seq'`,
    [schema, DIRECTORY],
  )) as ReadonlyArray<{ readonly name: string }>;
  for (const { name } of rows) {
    const sequence = escapeIdentifier(name);
    await db.query(
      `select setval('${schema}.${sequence}', last_value, is_called) from ${DIRECTORY}.${sequence}`,
    );
  }
}
