import { join } from 'node:path';
import { messageOf } from '../../../shared/errors/message-of';
import { writeDocuments } from './write-documents';

/** `npm run documents`: types the documents of the pages; fails with file, line and column of each fault. */
try {
  writeDocuments(join(__dirname, '..', '..', '..'));
} catch (thrown) {
  process.stderr.write(`${messageOf(thrown)}\n`);
  process.exitCode = 1;
}
