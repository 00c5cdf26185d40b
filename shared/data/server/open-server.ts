import { types } from 'node:util';
import { messageOf } from '../../errors/message-of';
import { withConnection } from './with-connection';
import { databaseUnavailable } from './database-unavailable';
import { openHubServer, type HubServerOptions } from './hub-server';

/** A running PostgreSQL. */
export interface DatabaseServer {
  /** `postgres://…` with the right to make roles, schemas and databases. */
  readonly url: string;
  readonly kind: 'given' | 'system' | 'embedded';
  /**
   * Disconnects from the server; a server of the hub stops with its last client. May be called more
   * than once.
   */
  close(): Promise<void>;
}

/** The database to use or to start. */
interface ServerOptions extends HubServerOptions {
  /** An existing server; if not given, the hub's own server is started, or joined if it runs. */
  readonly databaseUrl?: string | undefined;
}

const OLDEST_VERSION = 150_000;

/** Opens the database server of the settings; throws DATABASE_UNAVAILABLE with cause and remedy. */
export async function openServer(options: ServerOptions): Promise<DatabaseServer> {
  if (options.databaseUrl === undefined) return openHubServer(options);
  await checkGiven(options.databaseUrl);
  return { url: options.databaseUrl, kind: 'given', close: () => Promise.resolve() };
}

async function checkGiven(url: string): Promise<void> {
  const version = await withConnection(url, async (client) => {
    const { rows } = await client.query<{ version: number }>(
      "select current_setting('server_version_num')::int as version",
    );
    return rows[0]?.version ?? 0;
  }).catch((thrown: unknown) => {
    throw databaseUnavailable(
      `The PostgreSQL of DATABASE_URL does not answer: ${causeOf(thrown)}.`,
      'Start it, or correct DATABASE_URL, or unset it to let the hub start its own.',
    );
  });
  if (version < OLDEST_VERSION) {
    throw databaseUnavailable(
      `The PostgreSQL of DATABASE_URL is version ${String(Math.floor(version / 10_000))}.`,
      'RiverGate needs 15 or later.',
    );
  }
}

/** A name with several addresses fails with several errors and without a message. */
function causeOf(thrown: unknown): string {
  const causes: unknown = types.isNativeError(thrown) && 'errors' in thrown ? thrown.errors : null;
  return Array.isArray(causes) ? causes.map(messageOf).join(', ') : messageOf(thrown);
}
