import { SUPERUSER } from './init-cluster';
import { errorCodeOf } from '../../errors/error-code';
import { withConnection } from './with-connection';

/**
 * Result of a probe of a port: our cluster, starting or stopping (busy), nothing, or another
 * server.
 */
type ServerAnswer = 'ours' | 'busy' | 'silent' | 'foreign';

/** The address of one database of a server we started. */
export function serverUrl(port: number, password: string, database: string): string {
  return `postgres://${SUPERUSER}:${password}@127.0.0.1:${String(port)}/${database}`;
}

/** Asks the server at `url` whether it serves the cluster in that folder. */
export async function askServer(url: string, cluster: string): Promise<ServerAnswer> {
  try {
    const folder = await withConnection(url, async (client) => {
      const { rows } = await client.query<{ folder: string }>(
        "select current_setting('data_directory') as folder",
      );
      return rows[0]?.folder;
    });
    return folder === cluster ? 'ours' : 'foreign';
  } catch (thrown) {
    return answerOf(errorCodeOf(thrown));
  }
}

/** Creates a database if it does not exist. */
export async function ensureDatabase(url: string, name: string): Promise<void> {
  await withConnection(url, async (client) => {
    const found = await client.query('select 1 from pg_database where datname = $1', [name]);
    if (found.rowCount === 0)
      await client.query(`create database ${client.escapeIdentifier(name)}`);
  });
}

/** Whether a database has a schema. */
export async function hasSchema(url: string, schema: string): Promise<boolean> {
  return withConnection(url, async (client) => {
    const { rows } = await client.query<{ has: boolean }>(
      'select to_regnamespace($1) is not null as has',
      [schema],
    );
    return rows[0]?.has ?? false;
  });
}

function answerOf(code: string | null): ServerAnswer {
  if (code === '57P03' || code === '57P01') return 'busy';
  return code === '28P01' || code === '28000' ? 'foreign' : 'silent';
}
