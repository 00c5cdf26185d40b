import type { Client } from 'pg';
import { escapeIdentifier } from 'pg';
import { withConnection } from '../../shared/data/server/with-connection';
import { inDatabase, testServerUrl } from './test-server';

/**
 * Creates a template database of this name once in a test run, for all workers that need it.
 * `fill` receives an empty database and must close its connections. Returns the name, for
 * freshDatabase.
 */
export async function ensureTemplate(
  name: string,
  fill: (url: string) => Promise<void>,
): Promise<string> {
  const server = await testServerUrl();
  await withConnection(server, async (client) => {
    await client.query('select pg_advisory_lock(hashtext($1))', [name]);
    const found = await client.query('select 1 from pg_database where datname = $1', [name]);
    if (found.rowCount === 0) await build(client, name, (draft) => fill(inDatabase(server, draft)));
  });
  return name;
}

/** Named only when it is full, and then closed to connections: a copy needs it unused. */
async function build(
  client: Client,
  name: string,
  fill: (draft: string) => Promise<void>,
): Promise<void> {
  const draft = `${name}_draft`;
  const [draftName, finalName] = [escapeIdentifier(draft), escapeIdentifier(name)];
  await client.query(`create database ${draftName} template template0`);
  try {
    await fill(draft);
    await client.query(`alter database ${draftName} with allow_connections false is_template true`);
    await client.query(`alter database ${draftName} rename to ${finalName}`);
  } catch (thrown) {
    await client.query(`alter database ${draftName} is_template false`);
    await client.query(`drop database ${draftName} with (force)`);
    throw thrown;
  }
}
