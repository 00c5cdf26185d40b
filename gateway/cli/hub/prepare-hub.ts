import type { CommandCall } from '../command';
import { migrateAll, type OpenData } from '../data/open-data';
import { closeUnwantedDemonstration } from '../demo/close-demonstration';
import { isDemoHub, seedDemo } from '../demo/demo';
import { DEMONSTRATION_ENDED } from '../demo/demonstration-ended';
import { seedDemoAccounts } from '../demo/demo-accounts';
import { committedSchema, writeSchema } from '../write-schemas';

/** A hub whose database is ready. */
export interface PreparedHub {
  /** Whether it holds the demonstration, which has not ended. */
  readonly isDemonstration: boolean;
}

/** Migrates all schemas, and loads the demonstration if the hub is to have one. */
export async function prepareHub(
  data: OpenData,
  { settings, options, terminal, stop }: CommandCall,
): Promise<PreparedHub> {
  const { note } = terminal;
  await migrateAll(data, data.departments, note);
  if (options['write-schemas']) await writeSchemas(data, note);
  if (!settings.isDemoWanted) await closeUnwantedDemonstration(data.database, note);
  const isDemo = settings.isDemoWanted && (await isDemoHub(data));
  const isDemonstration = isDemo && (await seedDemo(data, { settings, stop, note }));
  if (isDemo && !isDemonstration) note(DEMONSTRATION_ENDED);
  if (isDemonstration) await seedDemoAccounts(data, settings, note);
  return { isDemonstration };
}

/** The supergraph is made from these files: without this a changed schema would not be served. */
async function writeSchemas(
  { departments, schemaOf }: OpenData,
  note: (line: string) => void,
): Promise<void> {
  for (const department of departments) {
    const { name } = department;
    const { sdl } = await schemaOf(department);
    if (!(await writeSchema({ name, sdl }))) note(`${committedSchema(name)}: written`);
  }
}
