import { memoryFolder } from './memory-folder';
import { makeRunFolder } from './run-folder';

/**
 * Runs before all tests: names the folder in which the first test that needs PostgreSQL starts it.
 * Temporary files are in memory unless TMPDIR is set.
 */
export default async function globalSetup(): Promise<void> {
  const memory = process.env.TMPDIR === undefined ? await memoryFolder() : null;
  if (memory !== null) process.env.TMPDIR = memory;
  process.env.RIVERGATE_TEST_FOLDER = await makeRunFolder();
}
