import { makeRunFolder } from './run-folder';

/** Before all tests: names the folder where the first test that needs PostgreSQL starts it. */
export default async function globalSetup(): Promise<void> {
  process.env.RIVERGATE_TEST_FOLDER = await makeRunFolder();
}
