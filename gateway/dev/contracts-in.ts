import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';

/** The committed contracts of the departments: SDL by name. */
export type Contracts = ReadonlyMap<string, string>;

/** The contracts in the tree of a project: `subgraphs/<name>/schema.graphql`. */
export function contractsIn(root: string): Contracts {
  const folders = readdirSync(join(root, 'subgraphs'), { withFileTypes: true });
  const files = folders
    .filter((entry) => entry.isDirectory())
    .map(({ name }) => [name, join(root, 'subgraphs', name, 'schema.graphql')] as const)
    .filter(([, file]) => existsSync(file));
  return new Map(files.map(([name, file]) => [name, readFileSync(file, 'utf8').trim()]));
}
