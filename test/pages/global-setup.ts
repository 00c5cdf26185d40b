import { join } from 'node:path';
import { writeDocuments } from '../../gateway/dev/documents/write-documents';
import sharedSetup from '../setup/global-setup';

/** Before the tests of the pages: types their documents, which those tests read, then does what all tests want. */
export default async function globalSetup(): Promise<void> {
  writeDocuments(join(__dirname, '..', '..'));
  await sharedSetup();
}
