import { join } from 'node:path';
import type { Settings } from '../../../shared/config/settings';
import { openDatabase, type Database } from '../../../shared/data/database';
import { watchLockWaits } from '../../../shared/data/lock-waits';
import { migrateDepartment, type MigrationReport } from '../../../shared/data/migrate';
import { openServer } from '../../../shared/data/server/open-server';
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

/** The departments with their open database. */
export interface OpenData {
  readonly database: Database;
  readonly departments: ReadonlyArray<Department>;
  readonly controlPlane: ControlPlane;
  /** The schema of a department. */
  readonly schemaOf: SchemaBuilder;
  /** Address of the PostgreSQL in use; it contains a password. */
  readonly url: string;
  /** `application_name` of this process's connections. */
  readonly application: string;
  /** Called with what an operator should know. */
  readonly note: (line: string) => void;
  /** The folder of anchors and keys. */
  readonly dataFolder: string;
  /** Whether DATABASE_URL names it: it may then belong to one department instead of the hub. */
  readonly isGiven: boolean;
  close(): Promise<void>;
}

/** The schema of the hub itself, which contains the audit log. */
const HUB = 'hub';
const MIGRATIONS_FOLDER = join(__dirname, '..', '..', '..', 'migrations');

/** The settings of a process, and what it may use of the database if that is shared. */
type DataSettings = Settings & {
  /** The most connections of this process; as many as the server grants unless given. */
  readonly connections?: number;
};

/**
 * Opens PostgreSQL (starts one if none is given and none of ours is running) and finds the
 * departments.
 */
export async function openData(
  settings: DataSettings,
  note: (line: string) => void,
): Promise<OpenData> {
  const { databaseUrl, postgres, dataFolder, poolSize, pooler } = settings;
  const server = await openServer({
    ...(databaseUrl ? { databaseUrl } : {}),
    postgres,
    dataFolder,
    log: note,
    isRestarted: true,
  });
  try {
    const { url, application } = named(server.url);
    const { connections } = settings;
    const share = connections === undefined ? {} : { connections };
    const database = openDatabase({ url, poolSize, pooler, ...share });
    const close = async () => {
      await database.close();
      await server.close();
    };
    const schemaOf = schemaBuilder();
    return {
      database,
      departments: await departments(),
      controlPlane: await controlPlane(),
      schemaOf,
      url,
      dataFolder,
      isGiven: databaseUrl !== undefined,
      application,
      note,
      close,
    };
  } catch (thrown) {
    await server.close();
    throw thrown;
  }
}

/** The address with the name under which its connections are shown, unless it has one. */
function named(address: string): { readonly url: string; readonly application: string } {
  const url = new URL(address);
  const application =
    url.searchParams.get('application_name') ?? `rivergate ${String(process.pid)}`;
  url.searchParams.set('application_name', application);
  return { url: url.href, application };
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
