import { existsSync, readdirSync } from 'node:fs';
import { join } from 'node:path';
import type { ControlPlane } from '../shared/server/control-plane';
import type { Department } from '../shared/monitoring/department';
import { requireOneSeriesEach } from '../shared/monitoring/feeds/declared-values';

/** Where departments are looked for, unless configured otherwise. */
export const SUBGRAPHS_FOLDER = __dirname;

/**
 * Finds every department by its folder: `<folder>/<name>/department.ts` exports `department`. The
 * only file that knows that there are many. Throws TypeError for a folder that is no department, and
 * for a feed whose columns do not each feed a series of their own.
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

/**
 * What implements the control plane: the one folder that has a `control-plane.ts`. Throws TypeError
 * if none has, or two.
 */
export async function controlPlane(folder = SUBGRAPHS_FOLDER): Promise<ControlPlane> {
  const files = departmentNames(folder).flatMap(
    (name) => fileIn(folder, name, 'control-plane') ?? [],
  );
  const [file, ...others] = files;
  if (!file || others.length > 0) {
    throw new TypeError(
      `Exactly one folder of subgraphs/ has a control-plane.ts, but got: ${files.join(', ') || 'none'}.`,
    );
  }
  const { controlPlane: found } = (await import(file)) as { readonly controlPlane: ControlPlane };
  return found;
}

function fileIn(folder: string, name: string, file: string): string | undefined {
  return ['ts', 'js'].map((end) => join(folder, name, `${file}.${end}`)).find(existsSync);
}

/** The department of this name; undefined if there is none. Loads no other department. */
export async function departmentNamed(
  name: string,
  folder = SUBGRAPHS_FOLDER,
): Promise<Department | undefined> {
  return departmentNames(folder).includes(name) ? departmentIn(folder, name) : undefined;
}

async function departmentIn(folder: string, name: string): Promise<Department> {
  const file = fileIn(folder, name, 'department');
  if (!file)
    throw new TypeError(`${name} has no department.ts; a folder of subgraphs/ is a department.`);
  const { department } = (await import(file)) as { readonly department: Department };
  if (department.name !== name) {
    throw new TypeError(
      `${name}/department.ts is named "${department.name}"; the folder's name is the department's.`,
    );
  }
  for (const { id, values } of department.feeds) requireOneSeriesEach(id, values);
  return department;
}
