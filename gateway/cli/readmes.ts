import { readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { RiverGateError } from '../../shared/errors/rivergate-error';
import { controlPlane, departments } from '../../subgraphs/registry';
import type { Command } from './command';
import type { ReadmeTable } from '../../shared/server/control-plane';
import { readmeTables, withTable } from './readme-tables';

/**
 * `readmes`: the printed tables of the READMEs. It gets all commands from a function, because it is
 * one of them.
 */
export function readmesCommand(commands: () => ReadonlyArray<Command>): Command {
  return {
    name: 'readmes',
    summary:
      'Prints the tables of settings, errors, roles, data requests, feeds and commands into READMEs.',
    positionals: '',
    options: {
      check: {
        type: 'boolean',
        meaning: 'Write nothing; fail if a README is not current',
      },
    },
    run: async ({ options, terminal }) => {
      const feeds = (await departments()).flatMap((department) => department.feeds);
      const tables = readmeTables({
        commands: commands(),
        feeds,
        controlPlane: await controlPlane(),
      });
      const { say } = terminal;
      await printTables(tables, { folder: '.', isChecking: options['check'] === true, say });
    },
  };
}

/** Where tables are printed, and how. */
export interface Printing {
  /** Root of the project. */
  readonly folder: string;
  /** Whether nothing is written. */
  readonly isChecking: boolean;
  readonly say: (line: string) => void;
}

/** Writes each table into its README, or only checks and throws README_OUTDATED. */
export async function printTables(
  tables: ReadonlyArray<ReadmeTable>,
  { folder, isChecking, say }: Printing,
): Promise<void> {
  for (const table of tables) {
    const file = join(folder, table.readme);
    const old = await readFile(file, 'utf8');
    const current = withTable(old, table);
    const isCurrent = current === old;
    if (!isCurrent && isChecking) {
      throw new RiverGateError(
        'README_OUTDATED',
        `The table "${table.name}" in ${table.readme} is not as the code prints it.`,
      );
    }
    if (!isCurrent) await writeFile(file, current);
    say(`${table.readme}, ${table.name}: ${isCurrent ? 'current' : 'written'}`);
  }
}
