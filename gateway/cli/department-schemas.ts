import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { departmentNames, SUBGRAPHS_FOLDER } from '../../subgraphs/registry';
import { composeSupergraph } from '../supergraph/compose';
import { lastGoodIn } from '../supergraph/last-good';
import type { SupergraphSource } from './run-gateway';

/** The supergraph of our departments, composed from their committed `schema.graphql` files alone. */
export function departmentSupergraph(dataFolder: string): SupergraphSource {
  const schemas = departmentNames().map((name) => ({
    name,
    file: join(SUBGRAPHS_FOLDER, name, 'schema.graphql'),
  }));
  return {
    files: schemas.map(({ file }) => file),
    read: async () => {
      const read = schemas.map(async ({ name, file }) => ({
        name,
        sdl: await readFile(file, 'utf8'),
      }));
      return composeSupergraph(await Promise.all(read)).supergraphSdl;
    },
    lastGood: lastGoodIn(dataFolder),
  };
}
