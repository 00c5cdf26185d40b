import type { Client } from 'pg';
import { declaredMigrations, digitsOf } from './declared-migrations';
import type { MigrateOptions } from './migrate';
import { withConnection } from './server/with-connection';

/**
 * Whether all migrations of these schemas have run and no others, so that there is nothing to
 * migrate. Changes nothing, and loads no migration.
 */
export function areCurrent(
  schemas: ReadonlyArray<string>,
  { url, folder }: MigrateOptions,
): Promise<boolean> {
  const wanted = schemas
    .map((schema) => ({ schema, declared: declaredMigrations(folder, schema) }))
    .filter(({ declared }) => declared.size > 0);
  return withConnection(url, async (client) => {
    if (!(await haveHistories(client, wanted))) return false;
    const histories = wanted.map(
      ({ schema }, at) =>
        `select ${String(at)} as at, name from ${client.escapeIdentifier(schema)}.migration`,
    );
    const { rows } = await client.query<{ at: number; name: string }>(
      histories.join(' union all '),
    );
    const count = wanted.reduce((sum, { declared }) => sum + declared.size, 0);
    return (
      rows.length === count &&
      rows.every(({ at, name }) => wanted[at]?.declared.has(digitsOf(name)))
    );
  });
}

async function haveHistories(
  client: Client,
  wanted: ReadonlyArray<{ readonly schema: string }>,
): Promise<boolean> {
  const tables = wanted.map(({ schema }) => `${client.escapeIdentifier(schema)}.migration`);
  const { rows } = await client.query<{ known: boolean }>(
    'select bool_and(to_regclass(name) is not null) as known from unnest($1::text[]) tables (name)',
    [tables],
  );
  return rows[0]?.known ?? false;
}
