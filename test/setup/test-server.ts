import { readFile, rename, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { openServer } from '../../shared/data/server/open-server';
import { runFolder, serverFolderIn } from './run-folder';

/**
 * The address of the one PostgreSQL of this test run, with a superuser's rights.
 *
 * The first test that asks starts it (a run without databases needs none); globalTeardown ends it.
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
  const draft = `${noteIn(folder)}.${String(process.pid)}`;
  await writeFile(draft, url, { mode: 0o600 });
  await rename(draft, noteIn(folder));
  return url;
}

/** The address of another database of the same server. */
export function inDatabase(serverUrl: string, database: string): string {
  const url = new URL(serverUrl);
  url.pathname = `/${database}`;
  return url.href;
}

function noteIn(folder: string): string {
  return join(folder, 'url');
}
