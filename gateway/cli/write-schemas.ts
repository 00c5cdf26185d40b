import { readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { SUBGRAPHS_FOLDER } from '../../subgraphs/registry';
import type { DepartmentSchema } from '../supergraph/compose';

/** The path of a department's committed contract, relative to the working directory. */
export function committedSchema(name: string): string {
  return join('subgraphs', name, 'schema.graphql');
}

/**
 * Writes the contract of a department: the committed file, and the copy beside the running code,
 * which gateways and `duties` read. Returns whether the committed file was current.
 */
export async function writeSchema({ name, sdl }: DepartmentSchema): Promise<boolean> {
  const isCurrent = await replaced(committedSchema(name), sdl);
  await replaced(join(SUBGRAPHS_FOLDER, name, 'schema.graphql'), sdl);
  return isCurrent;
}

/** Does not touch a current file, so that gateways that watch it are not notified. */
async function replaced(file: string, sdl: string): Promise<boolean> {
  const isCurrent = (await readFile(file, 'utf8').catch(() => null)) === sdl;
  if (!isCurrent) await writeFile(file, sdl);
  return isCurrent;
}
