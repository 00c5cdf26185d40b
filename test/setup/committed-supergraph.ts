import { createHash, randomUUID } from 'node:crypto';
import { existsSync, readFileSync } from 'node:fs';
import { rename, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { composeSupergraph, type DepartmentSchema } from '../../gateway/supergraph/compose';
import { departmentNames, SUBGRAPHS_FOLDER } from '../../subgraphs/registry';
import { runFolder } from './run-folder';

/** The supergraph of the committed schemas of all departments, composed once in a test run. */
export async function committedSupergraph(): Promise<string> {
  const schemas = departmentNames().map((name) => ({
    name,
    sdl: readFileSync(join(SUBGRAPHS_FOLDER, name, 'schema.graphql'), 'utf8'),
  }));
  return composedOnce(schemas);
}

/**
 * The supergraph of these schemas; the first worker that needs it composes it for the whole run.
 */
export async function composedOnce(schemas: ReadonlyArray<DepartmentSchema>): Promise<string> {
  const hash = createHash('sha256').update(JSON.stringify(schemas)).digest('hex');
  const file = join(runFolder(), `supergraph-${hash}.graphql`);
  if (existsSync(file)) return readFileSync(file, 'utf8');
  const { supergraphSdl } = composeSupergraph(schemas);
  const draft = `${file}.${randomUUID()}`;
  await writeFile(draft, supergraphSdl);
  await rename(draft, file);
  return supergraphSdl;
}
