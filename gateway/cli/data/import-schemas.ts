import { hasSchema } from '../../../shared/data/server/ask-server';
import type { Department } from '../../../shared/monitoring/department';
import { EVERY_ROW } from '../../../shared/data/row-bounds';
import { STATION_COUNT } from './data.queries';
import { migrateAll, migrateDepartments, type OpenData } from './open-data';

/** Where an import stores. */
export interface ImportPlace {
  /**
   * Notes that the department's stations are announced to no exchange; notes nothing if the
   * exchange is in this database.
   */
  sayUnannounced(note: (line: string) => void): Promise<void>;
}

/**
 * Creates the schemas that an import into this department needs: those of the whole hub in the
 * hub's database, or only that of the department in a database of its own (one that DATABASE_URL
 * names, without an exchange).
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
        `${department.name}: ${count} stations are announced to no exchange: this database has none, and a department with its own database cannot announce to the hub's. The exchange, its map and its search do not know them, and they do not end a demonstration in the hub (本库无共享目录，站点尚未向全市目录登记).`,
      );
    },
  };
}

async function stationCount({ database }: OpenData, { name }: Department): Promise<string> {
  const [row] = await database.reader(name, EVERY_ROW).query(STATION_COUNT(name));
  return String(row?.count ?? 0);
}
