import { settingsTable } from '../../shared/config/settings';
import type { Command } from './command';

/** `settings`: the table of `shared/config/README.md`. */
export const settingsCommand: Command = {
  name: 'settings',
  summary: 'Lists every setting (environment variable) with type, default and meaning.',
  positionals: '',
  options: {},
  run: ({ terminal }) => Promise.resolve(terminal.say(settingsTable())),
};
