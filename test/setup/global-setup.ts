import { memoryFolder } from './memory-folder';
import { makeRunFolder } from './run-folder';

/**
 * Before all tests: names the folder where the first test that needs PostgreSQL starts it. Temporary
 * files lie in memory where TMPDIR does not say otherwise.
 */
export default async function globalSetup(): Promise<void> {
  const memory = process.env.TMPDIR === undefined ? await memoryFolder() : null;
  if (memory !== null) process.env.TMPDIR = memory;
  process.env.RIVERGATE_TEST_FOLDER = await makeRunFolder();
}
