import type { Command } from '../command';
import { namedDepartments } from './named-departments';
import { migrateAll, withData } from './open-data';
import { owedRollups } from './rolling-up';

/** `migrate`: brings schemas up to date. */
export const migrateCommand: Command = {
  name: 'migrate',
  summary: 'Brings the schemas of all departments, or of those named, up to date.',
  positionals: '[department …]',
  options: { json: { type: 'boolean', meaning: 'Answer as JSON: [{department, applied}]' } },
  run: async ({ settings, positionals, options, terminal }) => {
    await withData(settings, terminal.note, async (data) => {
      const named = namedDepartments(data.departments, positionals);
      const reports = await migrateAll(data, named);
      for (const line of await owedRollups(data, named)) terminal.note(line);
      if (options['json']) return terminal.say(JSON.stringify(reports));
      for (const { department, applied } of reports) {
        terminal.say(`${department}: ${applied.length === 0 ? 'up to date' : applied.join(', ')}`);
      }
    });
  },
};
