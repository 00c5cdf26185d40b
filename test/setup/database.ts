import { escapeIdentifier } from 'pg';
import { withConnection } from '../../shared/data/server/with-connection';
import { inDatabase, testServerUrl } from './test-server';

/** A database that no other test sees. */
export interface TestDatabase {
  readonly url: string;
  /** Deletes it, even if clients are still connected. */
  drop(): Promise<void>;
}

/** A new database, as empty as PostgreSQL makes one, or a copy of a template (see ensureTemplate). */
export async function freshDatabase(template = 'template0'): Promise<TestDatabase> {
  const server = await testServerUrl();
  const worker = process.env.JEST_WORKER_ID ?? '0';
  const name = `test_${worker}_${crypto.randomUUID().replaceAll('-', '')}`;
  const run = (sql: string) => withConnection(server, (client) => client.query(sql));
  await run(`create database ${name} template ${escapeIdentifier(template)} strategy file_copy`);
  return {
    url: inDatabase(server, name),
    drop: async () => {
      await run(`drop database if exists ${name} with (force)`);
    },
  };
}
