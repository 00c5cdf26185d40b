import type { Client } from 'pg';
import type { DataSource, MigrationInterface } from 'typeorm';
import { digitsOf } from './declared-migrations';

/** A migration that says which older versions may go on using the schema that it changes. */
export interface DeclaredMigration extends MigrationInterface {
  /**
   * The 13 digits of an earlier migration of the schema: versions whose newest migration is that one
   * or a later one may start and run beside this one. Absent: none may.
   */
  readonly worksWith?: number | undefined;
}

/**
 * Records in the database what its migrations declare, so that an older version, which does not have
 * them, can read it. Throws TypeError if one names no earlier migration of the schema.
 */
export async function recordCompatibility(source: DataSource, schema: string): Promise<void> {
  const declared = source.migrations.flatMap((migration) => {
    const { worksWith } = migration as DeclaredMigration;
    return worksWith === undefined ? [] : [{ name: nameOf(migration), worksWith }];
  });
  if (declared.length === 0) return;
  const times = new Set(source.migrations.map((migration) => timeOf(nameOf(migration))));
  for (const { name, worksWith } of declared)
    if (!times.has(worksWith) || worksWith >= timeOf(name))
      throw new TypeError(
        `worksWith of ${name} must be the digits of an earlier migration of "${schema}", but got: ${String(worksWith)}.`,
      );
  const table = `"${schema}".migration`;
  await source.query(`alter table ${table} add column if not exists ${COLUMN} bigint`);
  await source.query(
    `update ${table} m set ${COLUMN} = d.works_with
     from unnest($1::text[], $2::bigint[]) as d (name, works_with)
     where m.name = d.name and m.${COLUMN} is distinct from d.works_with`,
    [declared.map(({ name }) => name), declared.map(({ worksWith }) => worksWith)],
  );
}

/** The migrations of a schema: those that a version has, and those of the database that it lacks. */
export interface UnknownMigrations {
  readonly schema: string;
  /** 13 digits each, in any order. */
  readonly own: ReadonlyArray<string>;
  /** Names in the database. */
  readonly unknown: ReadonlyArray<string>;
}

/** Whether each unknown migration is declared to work with a version that has these of its own. */
export async function mayGoOn(
  client: Client,
  { schema, own, unknown }: UnknownMigrations,
): Promise<boolean> {
  const newest = Math.max(...own.map(Number));
  if (!Number.isFinite(newest) || !(await isRecorded(client, schema))) return false;
  const { rows } = await client.query<{ name: string }>(
    `select name from ${client.escapeIdentifier(schema)}.migration
     where name = any($1) and ${COLUMN} <= $2`,
    [unknown, newest],
  );
  return rows.length === unknown.length;
}

const COLUMN = 'works_with';

async function isRecorded(client: Client, schema: string): Promise<boolean> {
  const { rows } = await client.query(
    `select from pg_attribute where attrelid = to_regclass($1) and attname = $2 and not attisdropped`,
    [`${client.escapeIdentifier(schema)}.migration`, COLUMN],
  );
  return rows.length > 0;
}

function nameOf({ name, constructor }: MigrationInterface): string {
  return name ?? constructor.name;
}

function timeOf(name: string): number {
  return Number(digitsOf(name));
}
