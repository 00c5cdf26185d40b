import { createHash } from 'node:crypto';
import { readdirSync, readFileSync } from 'node:fs';
import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { departmentNames, SUBGRAPHS_FOLDER } from '../../../subgraphs/registry';
import { composeSupergraph, type DepartmentSchema } from '../../supergraph/compose';
import { lastGoodIn } from '../../supergraph/last-good';
import type { SupergraphSource } from '../hub/run-gateway';

/** The supergraph of our departments, composed only from their committed `schema.graphql` files. */
export function departmentSupergraph(dataFolder: string): SupergraphSource {
  const files = departmentNames().map((name) => ({
    name,
    file: join(SUBGRAPHS_FOLDER, name, 'schema.graphql'),
  }));
  const schemas = () =>
    Promise.all(files.map(async ({ name, file }) => ({ name, sdl: await readFile(file, 'utf8') })));
  return {
    files: files.map(({ file }) => file),
    read: async () => composeSupergraph(await schemas()).supergraphSdl,
    mark: async () => markOf(await schemas()),
    lastGood: lastGoodIn(dataFolder),
  };
}

/** The folder of the composing code. */
const COMPOSING = join(__dirname, '..', '..', 'supergraph');

/** A mark of the schemas, of the composition libraries, and of our code that checks the result. */
function markOf(schemas: ReadonlyArray<DepartmentSchema>): string {
  const hash = createHash('sha256');
  for (const { name, sdl } of schemas) hash.update(JSON.stringify([name, sdl]));
  for (const name of ['@apollo/composition', '@apollo/federation-internals', 'graphql'])
    hash.update(readFileSync(require.resolve(`${name}/package.json`)));
  for (const file of readdirSync(COMPOSING)
    .filter((name) => /\.[jt]s$/.test(name))
    .sort())
    hash.update(readFileSync(join(COMPOSING, file)));
  return hash.digest('hex');
}
