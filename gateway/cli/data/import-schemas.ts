import { createRequire } from 'node:module';
import { areCurrent } from '../../../shared/data/current-schemas';
import { EVERY_ROW } from '../../../shared/data/row-bounds';
import { hasSchema } from '../../../shared/data/server/ask-server';
import type { Department } from '../../../shared/monitoring/department';
import { areClaimsSettled } from '../../../shared/monitoring/ingest/claims/settle-claims';
import { departmentNames } from '../../../subgraphs/registry';
import { STATION_COUNT } from './data.queries';
import { HUB, MIGRATIONS_FOLDER } from './known-schemas';
import type { OpenDatabase } from './open-database';

const code = createRequire(__filename);

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
 * names, without an exchange). Where they are current, nothing is migrated or announced, and no
 * other department is loaded.
 */
export async function makeSchemasFor(
  opened: OpenDatabase,
  department: Department,
): Promise<ImportPlace> {
  const isHub = !opened.isGiven || (await hasSchema(opened.url, 'exchange'));
  const schemas = isHub ? [HUB, ...departmentNames()] : [department.name];
  if (!(await isPrepared(opened, department, schemas))) await prepare(opened, department, isHub);
  if (isHub) return { sayUnannounced: () => Promise.resolve() };
  return {
    sayUnannounced: async (note) => {
      const count = await stationCount(opened, department);
      note(
        `${department.name}: ${count} stations are announced to no exchange: this database has none, and a department with its own database cannot announce to the hub's. The exchange, its map and its search do not know them, and they do not end a demonstration in the hub (本库无共享目录，站点尚未向全市目录登记).`,
      );
    },
  };
}

async function isPrepared(
  { url, database }: OpenDatabase,
  { name, datasets }: Department,
  schemas: ReadonlyArray<string>,
): Promise<boolean> {
  if (!(await areCurrent(schemas, { url, folder: MIGRATIONS_FOLDER }))) return false;
  return areClaimsSettled(database, name, datasets);
}

/** Migrating loads every department, and a second's worth of libraries: only where it is needed. */
async function prepare(
  opened: OpenDatabase,
  department: Department,
  isHub: boolean,
): Promise<void> {
  const { migrateAll, migrateDepartments, withDepartments } = code(
    './open-data',
  ) as typeof import('./open-data');
  const data = await withDepartments(opened);
  if (isHub) await migrateAll(data, data.departments);
  else await migrateDepartments(data, [department]);
}

async function stationCount({ database }: OpenDatabase, { name }: Department): Promise<string> {
  const [row] = await database.reader(name, EVERY_ROW).query(STATION_COUNT(name));
  return String(row?.count ?? 0);
}
