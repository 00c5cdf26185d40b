import { clearRunFolder } from './run-folder';

/** After all tests: ends the PostgreSQL that they shared, and takes its data away. */
export default async function globalTeardown(): Promise<void> {
  const folder = process.env.RIVERGATE_TEST_FOLDER;
  if (folder) await clearRunFolder(folder);
}
