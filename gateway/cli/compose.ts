import { readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { controlPlane, departments } from '../../subgraphs/registry';
import type { Command } from './command';
import { composeFile } from './compose-file';

const FILE = 'docker-compose.yml';

/** `compose`: the services of a hub whose departments run apart. */
export const composeCommand: Command = {
  name: 'compose',
  summary: 'Writes docker-compose.yml with a service for each department.',
  positionals: '',
  options: {},
  run: async ({ terminal }) => {
    const text = await printedComposeFile();
    const isCurrent = (await readFile(FILE, 'utf8').catch(() => null)) === text;
    if (!isCurrent) await writeFile(FILE, text);
    terminal.say(`${FILE}: ${isCurrent ? 'current' : 'written'}`);
  },
};

/** The file for the departments in the registry. */
export async function printedComposeFile(): Promise<string> {
  const template = await readFile(join(__dirname, 'docker-compose.template.yml'), 'utf8');
  const found = await departments();
  const names = found.map(({ name }) => name);
  return composeFile(template, { names, exchange: (await controlPlane()).department });
}
