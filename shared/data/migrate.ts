import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { DataSource } from 'typeorm';
import { departmentMigrations } from './department-migrations';
import { ensureDepartmentRoles } from './department-roles';
import { recordCompatibility } from './migration-compatibility';

/** Result of one department's migration. */
export interface MigrationReport {
  readonly department: string;
  /** Names of the executed migrations, oldest first; empty if the schema was current. */
  readonly applied: ReadonlyArray<string>;
}

/** The location of migrations: one folder for each department below `folder`. */
export interface MigrateOptions {
  readonly url: string;
  readonly folder: string;
}

/** Migrates one department's schema, as its owner; existing objects are not changed. */
export async function migrateDepartment(
  department: string,
  { url, folder }: MigrateOptions,
): Promise<MigrationReport> {
  await ensureDepartmentRoles(url, department);
  if (!existsSync(join(folder, department))) return { department, applied: [] };
  const role = `${department}_owner`;
  const source = await (await departmentSource(department, { url, folder }, role)).initialize();
  try {
    const applied = await source.runMigrations();
    await recordCompatibility(source, department);
    return { department, applied: applied.map(({ name }) => name) };
  } finally {
    await source.destroy();
  }
}

/**
 * A TypeORM data source with the migrations of a department, which run as this role; null: as the
 * login itself.
 */
export async function departmentSource(
  department: string,
  { url, folder }: MigrateOptions,
  role: string | null,
): Promise<DataSource> {
  return new DataSource({
    type: 'postgres',
    url,
    schema: department,
    migrations: await departmentMigrations(folder, department),
    migrationsTableName: 'migration',
    migrationsTransactionMode: 'all',
    extra: { ...(role === null ? {} : { options: `-c role=${role}` }), max: 2 },
  });
}
