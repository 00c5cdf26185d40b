import { existsSync, readdirSync } from 'node:fs';
import { join } from 'node:path';
import { MONITORING_CHANGES } from './monitoring/monitoring-changes';

/**
 * The migrations that a schema has by its folder, each by the 13 digits with which its file name
 * begins and its name ends; of a department with measurements also the common ones. Loads none.
 */
export function declaredMigrations(folder: string, schema: string): ReadonlySet<string> {
  const path = join(folder, schema);
  const files = existsSync(path) ? readdirSync(path) : [];
  const own = files.flatMap((file) => /^\d{13}/.exec(file)?.[0] ?? []);
  const common = files.some((file) => file.startsWith('monitoring.'))
    ? MONITORING_CHANGES.map(({ name }) => digitsOf(name))
    : [];
  return new Set([...own, ...common]);
}

/** The digits of the name of a migration. */
export function digitsOf(name: string): string {
  return name.slice(-13);
}
