import { existsSync, readdirSync } from 'node:fs';
import { join } from 'node:path';
import type { Department } from '../shared/monitoring/department';

/** Where departments are looked for, unless told otherwise. */
export const SUBGRAPHS_FOLDER = __dirname;

/**
 * Finds every department by its folder: `<folder>/<name>/department.ts` exports `department`. The
 * only file that knows that there are many. Throws TypeError for a folder that is no department.
 */
export async function departments(folder = SUBGRAPHS_FOLDER): Promise<ReadonlyArray<Department>> {
  return Promise.all(departmentNames(folder).map((name) => departmentIn(folder, name)));
}

/** Names of the departments, in order, without loading their code. */
export function departmentNames(folder = SUBGRAPHS_FOLDER): ReadonlyArray<string> {
  return readdirSync(folder, { withFileTypes: true })
    .filter((entry) => entry.isDirectory())
    .map(({ name }) => name)
    .sort();
}

async function departmentIn(folder: string, name: string): Promise<Department> {
  const file = ['ts', 'js'].map((end) => join(folder, name, `department.${end}`)).find(existsSync);
  if (!file)
    throw new TypeError(`${name} has no department.ts; a folder of subgraphs/ is a department.`);
  const { department } = (await import(file)) as { readonly department: Department };
  if (department.name !== name) {
    throw new TypeError(
      `${name}/department.ts is named "${department.name}"; the folder's name is the department's.`,
    );
  }
  return department;
}
