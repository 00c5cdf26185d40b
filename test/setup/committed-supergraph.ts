import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { composeSupergraph } from '../../gateway/supergraph/compose';
import { departmentNames, SUBGRAPHS_FOLDER } from '../../subgraphs/registry';

/** The supergraph of the committed schemas of all departments. */
export function committedSupergraph(): string {
  const schemas = departmentNames().map((name) => ({
    name,
    sdl: readFileSync(join(SUBGRAPHS_FOLDER, name, 'schema.graphql'), 'utf8'),
  }));
  return composeSupergraph(schemas).supergraphSdl;
}
