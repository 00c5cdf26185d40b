import { actsTable, rolesTable, readingMatrix } from './role-tables';
import type { Command } from './command';

/** `posts`: who may read and do what. */
export const rolesCommand: Command = {
  name: 'roles',
  summary: 'Prints the roles, what each may read and what each may do, as the code decides it.',
  positionals: '',
  options: {},
  run: ({ terminal }) => {
    for (const table of [rolesTable(), readingMatrix(), actsTable()]) terminal.say(`${table}\n`);
    return Promise.resolve();
  },
};
