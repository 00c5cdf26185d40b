import { readFile } from 'node:fs/promises';
import { RiverGateError } from '../../../shared/errors/rivergate-error';
import { federate } from '../../../shared/graphql/federate';
import { departments } from '../../../subgraphs/registry';
import { composeSupergraph, type DepartmentSchema } from '../../supergraph/compose';
import type { Command } from '../command';
import { namedDepartments } from '../data/named-departments';
import { committedSchema, writeSchema } from '../write-schemas';

/** `schema`: the committed contracts. */
export const schemaCommand: Command = {
  name: 'schema',
  summary:
    'Writes the schema.graphql of each department into subgraphs/, and checks that they compose.',
  positionals: '[department …]',
  options: {
    check: {
      type: 'boolean',
      meaning: 'Write nothing; fail if a committed file is not current',
    },
  },
  run: async ({ positionals, options, terminal }) => {
    const printed: DepartmentSchema[] = [];
    // Sequentially, because type-graphql has one metadata store for the process.
    for (const department of await departments()) {
      printed.push({ name: department.name, sdl: (await federate(department)).sdl });
    }
    composeSupergraph(printed);
    for (const schema of namedDepartments(printed, positionals)) {
      const file = committedSchema(schema.name);
      if (options['check']) await requireCurrent(file, schema);
      const isCurrent = options['check'] || (await writeSchema(schema));
      terminal.say(`${file}: ${isCurrent ? 'current' : 'written'}`);
    }
  },
};

async function requireCurrent(file: string, { name, sdl }: DepartmentSchema): Promise<void> {
  if ((await readFile(file, 'utf8').catch(() => '')) === sdl) return;
  throw new RiverGateError(
    'SUPERGRAPH_REFUSED',
    `${file} is not what the code generates; run \`npm run rivergate -- schema ${name}\`.`,
  );
}
