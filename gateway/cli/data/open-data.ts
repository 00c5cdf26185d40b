import { watchLockWaits } from '../../../shared/data/lock-waits';
import { migrateDepartment, type MigrationReport } from '../../../shared/data/migrate';
import { inTurn } from '../../../shared/data/turn-taking';
import { upgradeDatabase } from '../../../shared/data/upgrade/upgrade-database';
import { upgradeFolder } from '../../../shared/data/upgrade/upgrade-folder';
import { announceDatasets } from '../../../shared/monitoring/announce-datasets';
import { inAnnouncingOrder } from '../../../shared/monitoring/announcing-order';
import { announceItems } from '../../../shared/monitoring/stations/announce-items';
import { prepareDepartment, type Department } from '../../../shared/monitoring/department';
import type { ControlPlane } from '../../../shared/server/control-plane';
import { controlPlane, departments } from '../../../subgraphs/registry';
import { schemaBuilder, type SchemaBuilder } from '../schema/schema-builder';
import { HUB, MIGRATIONS_FOLDER } from './known-schemas';
import { openedDatabase, type DataSettings, type OpenDatabase } from './open-database';

/** The departments with their open database. */
export interface OpenData extends OpenDatabase {
  readonly departments: ReadonlyArray<Department>;
  readonly controlPlane: ControlPlane;
  /** The schema of a department. */
  readonly schemaOf: SchemaBuilder;
}

/** Opens PostgreSQL and finds the departments. */
export async function openData(
  settings: DataSettings,
  note: (line: string) => void,
): Promise<OpenData> {
  const opened = await openedDatabase(settings, note);
  try {
    return await withDepartments(opened);
  } catch (thrown) {
    await opened.close();
    throw thrown;
  }
}

/** Finds the departments of an open database. */
export async function withDepartments(opened: OpenDatabase): Promise<OpenData> {
  return {
    ...opened,
    departments: await departments(),
    controlPlane: await controlPlane(),
    schemaOf: schemaBuilder(),
  };
}

/** Receives a line for each schema that was out of date, with how many are left. */
type OnMigrated = (line: string) => void;

/**
 * Brings the schemas of these departments up to date and stores their initial data; the exchange
 * and `reference` come first, because the others announce their datasets and stations to them.
 */
export async function migrateAll(
  data: OpenData,
  wanted: ReadonlyArray<Department>,
  onMigrated: OnMigrated = () => undefined,
): Promise<ReadonlyArray<MigrationReport>> {
  return alone(data, async () => {
    const hub = await migrateDepartment(HUB, { url: data.url, folder: MIGRATIONS_FOLDER });
    return [hub, ...(await migrateInTurn(data, wanted, onMigrated))];
  });
}

/** The same without the hub's own schema: for a database of one department. */
export function migrateDepartments(
  data: OpenData,
  wanted: ReadonlyArray<Department>,
): Promise<ReadonlyArray<MigrationReport>> {
  return alone(data, () => migrateInTurn(data, wanted, () => undefined));
}

/**
 * Runs `work` while no other process migrates this database, after upgrading it from the previous
 * version; logs which process it waits for.
 */
async function alone<T>(data: OpenData, work: () => Promise<T>): Promise<T> {
  const { url, application, note } = data;
  const stopWatching = watchLockWaits({ url, application, note });
  try {
    return await inTurn({ url, what: 'migrating', note }, async () => {
      await bringOver(data);
      return work();
    });
  } finally {
    stopWatching();
  }
}

/** Upgrades what an older version left in the database and beside it. */
async function bringOver({ url, dataFolder, note }: OpenData): Promise<void> {
  for (const line of await upgradeDatabase({ url, folder: MIGRATIONS_FOLDER })) note(line);
  for (const line of await upgradeFolder(dataFolder)) note(line);
}

async function migrateInTurn(
  { database, schemaOf, url, note }: OpenData,
  wanted: ReadonlyArray<Department>,
  onMigrated: OnMigrated,
): Promise<ReadonlyArray<MigrationReport>> {
  const reports: MigrationReport[] = [];
  for (const department of inAnnouncingOrder(wanted)) {
    const report = await migrateDepartment(department.name, { url, folder: MIGRATIONS_FOLDER });
    reports.push(report);
    if (report.applied.length > 0) {
      const progress = `${String(reports.length)} of ${String(wanted.length)}`;
      onMigrated(`${department.name}: schema migrated (${progress})`);
    }
    for (const line of await prepareDepartment(database, department)) note(line);
    const built = await schemaOf(department);
    await announceDatasets(database, department, built.index);
    await announceItems(database, department.name, built);
  }
  return reports;
}

/** Opens the data, does the work, and always closes the data. */
export async function withData<T>(
  settings: DataSettings,
  note: (line: string) => void,
  work: (data: OpenData) => Promise<T>,
): Promise<T> {
  const data = await openData(settings, note);
  try {
    return await work(data);
  } finally {
    await data.close();
  }
}
