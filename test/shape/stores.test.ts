import { filesOfStatements } from '../setup/statements/found-statements';

const WRITES = /\b(insert into|update \w+\.|delete from|alter table)\b/;

const writing = filesOfStatements()
  .filter(({ found }) => found.some(({ statement }) => WRITES.test(statement.text)))
  .map(({ file }) => file);

test('what writes in the gateway is a store', () => {
  const files = writing.filter((file) => file.startsWith('gateway/'));
  expect(files).toContain('gateway/ledger/archive.store.ts');
  expect(files.filter((file) => !file.endsWith('.store.ts'))).toEqual([]);
});

test('no loader and no file of queries writes', () => {
  expect(writing.filter((file) => /\.(loader|queries)\.ts$/.test(file))).toEqual([]);
});
