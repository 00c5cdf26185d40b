import { actsTable, postsTable, readingMatrix } from './post-tables';
import type { Command } from './command';

/** `posts`: who may read and do what. */
export const postsCommand: Command = {
  name: 'posts',
  summary: 'Prints the posts, what each may read and what each may do, as the code decides it.',
  positionals: '',
  options: {},
  run: ({ terminal }) => {
    for (const table of [postsTable(), readingMatrix(), actsTable()]) terminal.say(`${table}\n`);
    return Promise.resolve();
  },
};
