import { escapeIdentifier } from 'pg';
import type { QueryRunner } from 'typeorm';
import { FORMER_NAMES } from '../../domain/former-names';

/**
 * Renames tables and columns of a schema that keeps its rows (`former-names.ts`), and rewrites the
 * functions that name them. PostgreSQL adapts views, policies and indexes itself.
 */
export async function renameInPlace(db: QueryRunner, schema: string): Promise<void> {
  const inSchema = ([today]: readonly [string, string]) => today.startsWith(`${schema}.`);
  const tables = Object.entries(FORMER_NAMES.tables).filter(inSchema);
  for (const [today, before] of tables)
    await db.query(
      `alter table ${schema}.${escapeIdentifier(before)} rename to ${escapeIdentifier(lastOf(today))}`,
    );
  const columns = Object.entries(FORMER_NAMES.columns).filter(inSchema);
  for (const [today, before] of columns) {
    const [, table = ''] = today.split('.');
    await db.query(
      `alter table ${schema}.${escapeIdentifier(table)}
         rename column ${escapeIdentifier(before)} to ${escapeIdentifier(lastOf(today))}`,
    );
  }
  for (const [today, before] of [...tables, ...columns])
    await rewriteFunctions(db, schema, { before, today: lastOf(today) });
}

function lastOf(path: string): string {
  return path.split('.').at(-1) ?? path;
}

interface Renamed {
  readonly before: string;
  readonly today: string;
}

/** PostgreSQL does not adapt names in the texts of functions. */
async function rewriteFunctions(
  db: QueryRunner,
  schema: string,
  { before, today }: Renamed,
): Promise<void> {
  const rows = (await db.query(
    `select pg_get_functiondef(oid) as text from pg_proc
     where pronamespace = $1::regnamespace and prokind = 'f' and prosrc ~ ('\\m' || $2 || '\\M')`,
    [schema, before],
  )) as ReadonlyArray<{ readonly text: string }>;
  for (const { text } of rows)
    await db.query(text.replaceAll(new RegExp(`\\b${before}\\b`, 'g'), today));
}
