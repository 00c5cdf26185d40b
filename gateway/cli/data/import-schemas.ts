import { hasSchema } from '../../../shared/data/server/ask-server';
import type { Department } from '../../../shared/monitoring/department';
import { EVERY_ROW } from '../../../shared/data/row-bounds';
import { STATION_COUNT } from './data.queries';
import { migrateAll, migrateDepartments, type OpenData } from './open-data';

/** Where an import stores. */
export interface ImportPlace {
  /** Says to whom the department's stations are not announced; nothing where the exchange knows them. */
  sayUnannounced(note: (line: string) => void): Promise<void>;
}

/**
 * Creates the schemas that an import into this department needs: those of the whole hub in the
 * hub's own database, that department's alone in a database that is the department's (DATABASE_URL
 * names it, and no exchange lives there).
 */
export async function makeSchemasFor(data: OpenData, department: Department): Promise<ImportPlace> {
  if (!data.isGiven || (await hasSchema(data.url, 'exchange'))) {
    await migrateAll(data, data.departments);
    return { sayUnannounced: () => Promise.resolve() };
  }
  await migrateDepartments(data, [department]);
  return {
    sayUnannounced: async (note) => {
      const count = await stationCount(data, department);
      note(
        `${department.name}: ${count} stations are announced to no exchange: this database holds none, and a department with a database of its own has no way to announce to the hub's. The exchange, its map and its search do not know them, and a demonstration that the hub holds has not ended by them (本库无共享目录，站点尚未向全市目录登记).`,
      );
    },
  };
}

async function stationCount({ database }: OpenData, { name }: Department): Promise<string> {
  const [row] = await database.reader(name, EVERY_ROW).query(STATION_COUNT(name));
  return String(row?.count ?? 0);
}
