import { readFile, rename, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { escapeIdentifier, escapeLiteral } from 'pg';
import { withConnection } from '../../shared/data/server/with-connection';
import { openServer } from '../../shared/data/server/open-server';
import { runFolder, serverFolderIn } from './run-folder';

/**
 * The address of the one PostgreSQL server of this test run, with superuser rights.
 * The first test that needs it starts it (a run without databases needs none); globalTeardown ends
 * it.
 */
export async function testServerUrl(): Promise<string> {
  const folder = runFolder();
  const known = await readFile(noteIn(folder), 'utf8').catch(() => null);
  if (known !== null) return known;
  const { url } = await openServer({
    postgres: 'embedded',
    dataFolder: serverFolderIn(folder),
    isDurable: false,
  });
  await makeSigningInCheap(url);
  const draft = `${noteIn(folder)}.${String(process.pid)}`;
  await writeFile(draft, url, { mode: 0o600 });
  await rename(draft, noteIn(folder));
  return url;
}

/**
 * Thousands of connections are opened in a run, and each would hash the password 4,096 times on
 * both sides.
 */
async function makeSigningInCheap(url: string): Promise<void> {
  const { username, password } = new URL(url);
  await withConnection(url, async (client) => {
    await client.query('set scram_iterations = 1');
    await client.query(
      `alter role ${escapeIdentifier(username)} password ${escapeLiteral(password)}`,
    );
  });
}

/** The address of another database on the same server. */
export function inDatabase(serverUrl: string, database: string): string {
  const url = new URL(serverUrl);
  url.pathname = `/${database}`;
  return url.href;
}

function noteIn(folder: string): string {
  return join(folder, 'url');
}
