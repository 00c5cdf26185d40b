import { join } from 'node:path';
import { writeDocuments } from '../../gateway/dev/documents/write-documents';
import sharedSetup from '../setup/global-setup';

/**
 * Runs before the tests of the pages: generates the types of their documents, which those tests
 * import, then runs the global setup of all tests.
 */
export default async function globalSetup(): Promise<void> {
  writeDocuments(join(__dirname, '..', '..'));
  await sharedSetup();
}
