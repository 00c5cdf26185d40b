import type { DataSource, QueryRunner } from 'typeorm';
import { digitsOf } from '../declared-migrations';
import { ensureDepartmentRoles } from '../department-roles';
import { departmentSource, type MigrateOptions } from '../migrate';
import { withConnection } from '../server/with-connection';
import { dropFormerRoles } from './former-roles';
import { DIRECTORY, FORMER_HISTORIES } from './former-history';
import { historyFound, type HistoryFound } from './known-history';
import { moveRows } from './moved-rows';
import { renameInPlace } from './renamed-in-place';

/** The schemas that now have the tables of `directory`. */
const HEIRS = ['reference', 'exchange'] as const;

/**
 * Upgrades a database of version 0.1.0 to the present schemas, tables, ids and migration history,
 * in one transaction: after an interruption it is unchanged. Returns a line for each upgraded
 * schema; none if the database is current or empty. Rights are those of the baselines, so roles of
 * version 0.1.0 have no rights afterwards; these roles remain if another database of the server
 * uses them.
 *
 * @throws DATABASE_HISTORY_UNKNOWN before anything is changed.
 */
export async function upgradeDatabase(options: MigrateOptions): Promise<ReadonlyArray<string>> {
  const found = await withConnection(options.url, (client) => historyFound(client, options.folder));
  if (!found.hasDirectory && found.formerSchemas.length === 0) return [];
  if (found.hasDirectory) for (const heir of HEIRS) await ensureDepartmentRoles(options.url, heir);
  const lines = await inOneTransaction(options, (db, baselines) => bringOver(db, found, baselines));
  return found.hasDirectory ? [...lines, ...(await dropFormerRoles(options.url))] : lines;
}

type Baselines = ReadonlyMap<string, DataSource>;

async function inOneTransaction<T>(
  options: MigrateOptions,
  work: (db: QueryRunner, baselines: Baselines) => Promise<T>,
): Promise<T> {
  const sources = new Map<string, DataSource>();
  try {
    for (const heir of HEIRS)
      sources.set(heir, await (await departmentSource(heir, options, null)).initialize());
    const runner = [...sources.values()][0]?.createQueryRunner();
    if (!runner)
      throw new TypeError('A database of version 0.1.0 has at least one schema to upgrade.');
    try {
      await runner.startTransaction();
      const answer = await work(runner, sources);
      await runner.commitTransaction();
      return answer;
    } finally {
      if (runner.isTransactionActive) await runner.rollbackTransaction();
      await runner.release();
    }
  } finally {
    for (const source of sources.values()) await source.destroy();
  }
}

async function bringOver(
  db: QueryRunner,
  { formerSchemas, hasDirectory }: HistoryFound,
  baselines: Baselines,
): Promise<ReadonlyArray<string>> {
  const lines: string[] = [];
  if (hasDirectory) lines.push(...(await splitDirectory(db, baselines)));
  for (const schema of formerSchemas) {
    await renameInPlace(db, schema);
    await writeHistory(db, schema, FORMER_HISTORIES[schema]?.today ?? []);
    lines.push(`${schema}: brought over from version 0.1.0, its tables as they were`);
  }
  return lines;
}

async function splitDirectory(
  db: QueryRunner,
  baselines: Baselines,
): Promise<ReadonlyArray<string>> {
  const lines: string[] = [];
  for (const [schema, { migrations }] of baselines) {
    await db.query(`set local role ${schema}_owner`);
    await db.query(MIGRATION_TABLE.replaceAll('$schema', schema));
    for (const migration of migrations) await migration.up(db);
    await db.query('reset role');
    await writeHistory(
      db,
      schema,
      migrations.map(({ name, constructor }) => name ?? constructor.name),
    );
    const moved = await moveRows(db, schema);
    lines.push(`${schema}: ${String(moved)} rows brought over from ${DIRECTORY}`);
  }
  await db.query(`select exchange.end_demonstration((select min(department) from exchange.real_data))
    where exists (select from exchange.real_data)`);
  // Earlier leases refer to the state in the former schema: a new version makes every reader fetch
  // it again.
  await db.query('update exchange.sharing_version set version = version + 1');
  await db.query(`drop schema ${DIRECTORY} cascade`);
  return lines;
}

async function writeHistory(
  db: QueryRunner,
  schema: string,
  names: ReadonlyArray<string>,
): Promise<void> {
  await db.query(`delete from ${schema}.migration`);
  for (const name of names)
    await db.query(`insert into ${schema}.migration ("timestamp", name) values ($1, $2)`, [
      Number(digitsOf(name)),
      name,
    ]);
}

/** The table as TypeORM creates it, with its name of the primary key. */
const MIGRATION_TABLE = `create table if not exists $schema.migration (
  id serial not null,
  "timestamp" bigint not null,
  name character varying not null,
  constraint "PK_3043fc6b8af7c99b8b98830094f" primary key (id)
)`;
