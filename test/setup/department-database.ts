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

/** The seed of the tests' simulations. */
export const TEST_SEED = 440700;

const MIGRATIONS = join(__dirname, '..', '..', 'migrations');

/**
 * Days before `TEST_NOW` for which departments have synthetic data: all of them the same number, or
 * each its own by name, where one that is not named has none.
 */
export type SimulatedDays = number | Readonly<Record<string, number>>;

/** The content of a test database. */
interface Held {
  readonly departments: ReadonlyArray<Department>;
  /** Absent: no department has synthetic data. */
  readonly days?: SimulatedDays;
}

/**
 * Returns a database in which these departments are migrated and prepared. It is filled once in a
 * test run and copied; a department that a test has changed has its own database, because it is
 * identified by the object, not by its name.
 */
export async function departmentDatabase(held: Held): Promise<TestDatabase> {
  const name = nameOf(held, await allDepartments());
  return freshDatabase(await ensureTemplate(name, (url) => fill(url, held)));
}

const changedNames = new WeakMap<Department, string>();

function nameOf({ departments, days = 0 }: Held, known: ReadonlyArray<Department>): string {
  const names = departments.map((one) => (known.includes(one) ? one.name : changedName(one)));
  const text = JSON.stringify([names, days]);
  return `departments_${createHash('sha256').update(text).digest('hex').slice(0, 16)}`;
}

function changedName(department: Department): string {
  const name = changedNames.get(department) ?? `${department.name} ${crypto.randomUUID()}`;
  changedNames.set(department, name);
  return name;
}

async function fill(url: string, { departments, days }: Held): Promise<void> {
  const database = openDatabase({ url, poolSize: 4 });
  try {
    for (const department of inAnnouncingOrder(departments)) {
      await migrateDepartment(department.name, { url, folder: MIGRATIONS });
      await prepareDepartment(database, department);
    }
    if (days === undefined) return;
    for (const department of departments) {
      const own = typeof days === 'number' ? days : days[department.name];
      if (own === undefined) continue;
      const run = { database, seed: TEST_SEED, now: Date.parse(TEST_NOW), days: own };
      await runSimulation(department, run);
    }
  } finally {
    await database.close();
  }
}
