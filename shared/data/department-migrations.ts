import { existsSync } from 'node:fs';
import { join } from 'node:path';
import type { MigrationInterface, QueryRunner } from 'typeorm';
import type { DeclaredMigration } from './migration-compatibility';
import type {
  MonitoringChange,
  MonitoringDeclaration,
  MonitoringSchema,
} from './monitoring/monitoring-change';
import { MONITORING_CHANGES } from './monitoring/monitoring-changes';

/** The class of a TypeORM migration; TypeORM instantiates it. */
type MigrationClass = new () => MigrationInterface;

/**
 * All migrations of one department: its own files, and, if it has `monitoring.ts`, the changes
 * common to all departments with measurements. TypeORM runs them in the order of the 13 digits in
 * their names.
 */
export async function departmentMigrations(
  folder: string,
  department: string,
  changes: ReadonlyArray<MonitoringChange> = MONITORING_CHANGES,
): Promise<(string | MigrationClass)[]> {
  const own = join(folder, department, '[0-9]*.{ts,js}');
  const file = ['ts', 'js']
    .map((end) => join(folder, department, `monitoring.${end}`))
    .find(existsSync);
  if (!file) return [own];
  const { monitoring } = (await import(file)) as { readonly monitoring: MonitoringDeclaration };
  const schema = { ...monitoring, schema: department };
  return [own, ...changes.map((change) => migrationOf(change, schema))];
}

function migrationOf(change: MonitoringChange, schema: MonitoringSchema): MigrationClass {
  return class implements DeclaredMigration {
    readonly name = change.name;
    readonly worksWith = change.worksWith;

    up(db: QueryRunner): Promise<void> {
      return change.up(db, schema);
    }

    down(db: QueryRunner): Promise<void> {
      return change.down(db, schema);
    }
  };
}
