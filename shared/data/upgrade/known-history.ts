import { existsSync } from 'node:fs';
import { join } from 'node:path';
import type { Client } from 'pg';
import { RiverGateError } from '../../errors/rivergate-error';
import { declaredMigrations, digitsOf } from '../declared-migrations';
import { mayGoOn } from '../migration-compatibility';
import { DIRECTORY, DIRECTORY_HISTORY, FORMER_HISTORIES } from './former-history';

/**
 * The version of a database: the present one (or empty), or 0.1.0 with the schemas that have its
 * history.
 */
export interface HistoryFound {
  /** Schemas that keep their tables and still have the history of version 0.1.0. */
  readonly formerSchemas: ReadonlyArray<string>;
  readonly hasDirectory: boolean;
}

/**
 * Finds the schemas of version 0.1.0 in a database.
 *
 * @throws DATABASE_HISTORY_UNKNOWN for a schema whose migrations are neither the complete ones of
 *   that version nor known to this one, nor declared to work with this one by the newer version
 *   that applied them: going on from there is untested.
 */
export async function historyFound(client: Client, folder: string): Promise<HistoryFound> {
  const formerSchemas: string[] = [];
  let hasDirectory = false;
  for (const schema of await migratedSchemas(client)) {
    const names = await migrationsIn(client, schema);
    if (names.length === 0 || (await isOfToday(client, { schema, names, folder }))) continue;
    const before = schema === DIRECTORY ? DIRECTORY_HISTORY : FORMER_HISTORIES[schema]?.before;
    if (!before) {
      if (existsSync(join(folder, schema))) throw unknownHistory(schema, names);
      continue; // Not a schema of ours: it stays unchanged.
    }
    if (!isSame(before, names)) throw unknownHistory(schema, names);
    if (schema === DIRECTORY) hasDirectory = true;
    else formerSchemas.push(schema);
  }
  return { formerSchemas, hasDirectory };
}

/** Schemas with a migration table of ours, recognised by its owner. */
async function migratedSchemas(client: Client): Promise<ReadonlyArray<string>> {
  const { rows } = await client.query<{ schema: string }>(
    `select n.nspname as schema from pg_class c join pg_namespace n on n.oid = c.relnamespace
     where c.relname = 'migration' and c.relkind = 'r'
       and pg_get_userbyid(c.relowner) = n.nspname || '_owner' order by 1`,
  );
  return rows.map(({ schema }) => schema);
}

async function migrationsIn(client: Client, schema: string): Promise<ReadonlyArray<string>> {
  const { rows } = await client.query<{ name: string }>(
    `select name from ${client.escapeIdentifier(schema)}.migration order by "timestamp"`,
  );
  return rows.map(({ name }) => name);
}

interface SchemaHistory {
  readonly schema: string;
  readonly names: ReadonlyArray<string>;
  readonly folder: string;
}

/**
 * Whether this version has all migrations of a schema, or a newer one has added some that work with
 * it, and none of its own is missing.
 */
async function isOfToday(
  client: Client,
  { schema, names, folder }: SchemaHistory,
): Promise<boolean> {
  const own = [...declaredMigrations(folder, schema)];
  const unknown = names.filter((name) => !own.includes(digitsOf(name)));
  if (unknown.length === 0) return true;
  const inDatabase = new Set(names.map(digitsOf));
  return (
    own.every((time) => inDatabase.has(time)) && (await mayGoOn(client, { schema, own, unknown }))
  );
}

function isSame(before: ReadonlyArray<string>, names: ReadonlyArray<string>): boolean {
  return before.length === names.length && before.every((name) => names.includes(name));
}

function unknownHistory(schema: string, names: ReadonlyArray<string>): RiverGateError {
  return new RiverGateError(
    'DATABASE_HISTORY_UNKNOWN',
    `The schema "${schema}" was migrated up to ${names.at(-1) ?? 'nothing'}, ${String(names.length)} changes in all: neither the complete history of version 0.1.0 nor one that this version knows or was declared to work with. Nothing was changed.`,
  );
}
