import { join } from 'node:path';
import { migrateDepartment } from '../../../shared/data/migrate';
import { departmentNames } from '../../../subgraphs/registry';
import { freshDatabase, type TestDatabase } from '../database';
import { ensureTemplate } from '../template';

const MIGRATIONS = join(__dirname, '..', '..', '..', 'migrations');

/** A database with the schemas of the hub and of every department, and no rows; made once in a test run. */
export async function everySchema(): Promise<TestDatabase> {
  return freshDatabase(await ensureTemplate('every_schema', migrateAll));
}

async function migrateAll(url: string): Promise<void> {
  // These two first: the others may announce data to them.
  const names = new Set(['exchange', 'reference', 'hub', ...departmentNames()]);
  for (const name of names) await migrateDepartment(name, { url, folder: MIGRATIONS });
}
