import { createHash } from 'node:crypto';
import { join } from 'node:path';
import { openDatabase } from '../../shared/data/database';
import { migrateDepartment } from '../../shared/data/migrate';
import { prepareDepartment, type Department } from '../../shared/monitoring/department';
import { inAnnouncingOrder } from '../../shared/monitoring/announcing-order';
import { runSimulation } from '../../shared/monitoring/simulation/run-simulation';
import { departments as allDepartments } from '../../subgraphs/registry';
import { freshDatabase, type TestDatabase } from './database';
import { ensureTemplate } from './template';

/** The clock of tests. */
export const TEST_NOW = '2026-11-23T10:00:00Z';

/** The seed of what tests simulate. */
export const TEST_SEED = 440700;

const MIGRATIONS = join(__dirname, '..', '..', 'migrations');

/** What a database of tests holds. */
interface Held {
  readonly departments: ReadonlyArray<Department>;
  /** Days before `TEST_NOW` for which each department has synthetic data; absent: it has none. */
  readonly days?: number;
}

/**
 * A database in which these departments are migrated and prepared. It is filled once in a test run and
 * copied, unless a test has changed a department: what another holds of that name is not the same then.
 */
export async function departmentDatabase(held: Held): Promise<TestDatabase> {
  const known = await allDepartments();
  if (held.departments.every((department) => known.includes(department)))
    return freshDatabase(await ensureTemplate(nameOf(held), (url) => fill(url, held)));
  const fresh = await freshDatabase();
  await fill(fresh.url, held);
  return fresh;
}

function nameOf({ departments, days = 0 }: Held): string {
  const text = JSON.stringify([departments.map(({ name }) => name), days]);
  return `departments_${createHash('sha256').update(text).digest('hex').slice(0, 16)}`;
}

async function fill(url: string, { departments, days }: Held): Promise<void> {
  const database = openDatabase({ url, poolSize: 4 });
  try {
    for (const department of inAnnouncingOrder(departments)) {
      await migrateDepartment(department.name, { url, folder: MIGRATIONS });
      await prepareDepartment(database, department);
    }
    if (days === undefined) return;
    const run = { database, seed: TEST_SEED, now: Date.parse(TEST_NOW), days };
    for (const department of departments) await runSimulation(department, run);
  } finally {
    await database.close();
  }
}
