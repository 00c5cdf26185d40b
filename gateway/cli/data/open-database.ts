import type { Settings } from '../../../shared/config/settings';
import { openDatabase, type Database } from '../../../shared/data/database';
import { openServer } from '../../../shared/data/server/open-server';

/** The database of the hub, or of one department. */
export interface OpenDatabase {
  readonly database: Database;
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

/** The settings of a process, and what it may use of the database if that is shared. */
export type DataSettings = Settings & {
  /** The most connections of this process; as many as the server grants unless given. */
  readonly connections?: number;
};

/** Opens PostgreSQL: starts one if none is given and none of ours is running. */
export async function openedDatabase(
  settings: DataSettings,
  note: (line: string) => void,
): Promise<OpenDatabase> {
  const { databaseUrl, postgres, dataFolder, poolSize, pooler, connections } = settings;
  const server = await openServer({
    ...(databaseUrl ? { databaseUrl } : {}),
    ...{ postgres, dataFolder, log: note, isRestarted: true },
  });
  try {
    const { url, application } = named(server.url);
    const share = connections === undefined ? {} : { connections };
    const database = openDatabase({ url, poolSize, pooler, ...share });
    const close = async () => {
      await database.close();
      await server.close();
    };
    const isGiven = databaseUrl !== undefined;
    return { database, url, application, note, dataFolder, isGiven, close };
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

/** Opens the database, does the work, and always closes it. */
export async function withDatabase<T>(
  settings: DataSettings,
  note: (line: string) => void,
  work: (opened: OpenDatabase) => Promise<T>,
): Promise<T> {
  const opened = await openedDatabase(settings, note);
  try {
    return await work(opened);
  } finally {
    await opened.close();
  }
}
