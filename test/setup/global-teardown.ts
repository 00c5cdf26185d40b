import { clearRunFolder } from './run-folder';

/** Runs after all tests: stops the PostgreSQL server that they shared, and deletes its data. */
export default async function globalTeardown(): Promise<void> {
  const folder = process.env.RIVERGATE_TEST_FOLDER;
  if (folder) await clearRunFolder(folder);
}
