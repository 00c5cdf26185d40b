import { readFileSync, readdirSync } from 'node:fs';
import { join } from 'node:path';
import { declarationsIn, filesOfStatements } from '../setup/statements/found-statements';

const ROOT = join(__dirname, '..', '..');

const SUFFIX = /\.(loader|queries|store)\.ts$/;

const WRITES = /\b(insert into|update \w+\.|delete from|alter table)\b/;

/** Functions of the exchange's owner that change what their caller may not change. */
const WRITING_FUNCTIONS =
  /exchange\.(void_factor|make_dormant|put_next_secret_to_work|place_embargo|renew_embargo|lift_embargo)\(/;

const writing = filesOfStatements()
  .filter(({ found }) =>
    found.some(({ statement: { text } }) => WRITES.test(text) || WRITING_FUNCTIONS.test(text)),
  )
  .map(({ file }) => file);

test('every file that writes in the gateway is a store', () => {
  const files = writing.filter((file) => file.startsWith('gateway/'));
  expect(files).toContain('gateway/ledger/archive.store.ts');
  expect(files.filter((file) => !file.endsWith('.store.ts'))).toEqual([]);
});

test('every file that writes in the exchange, also through a function of its owner, is a store', () => {
  const files = writing.filter((file) => file.startsWith('subgraphs/exchange/'));
  // These two set nothing except by such a function.
  expect(files).toContain('subgraphs/exchange/accounts/members/make-dormant.store.ts');
  expect(files).toContain('subgraphs/exchange/audit/under-seal/renew-seal.store.ts');
  // The statements of a kind of term are run only by `term-transitions.store.ts`.
  expect(files.filter((file) => !file.endsWith('.store.ts'))).toEqual([
    'subgraphs/exchange/catalogue/terms/proposal-row.ts',
  ]);
});

test('no loader and no file of queries writes', () => {
  expect(writing.filter((file) => /\.(loader|queries)\.ts$/.test(file))).toEqual([]);
});

test('a file of the exchange runs or declares statements exactly if its suffix says so', () => {
  const files = filesIn('subgraphs/exchange').filter((file) => file.endsWith('.ts'));
  const suffixed = files.filter((file) => SUFFIX.test(file));
  expect(suffixed.length).toBeGreaterThan(60);
  const running = files.filter((file) => /\.query\(/.test(textOf(file)));
  expect(running.filter((file) => !SUFFIX.test(file))).toEqual([]);
  const declaring = suffixed.filter((file) => declarationsIn(textOf(file)) > 0);
  expect(suffixed.filter((file) => !running.includes(file) && !declaring.includes(file))).toEqual(
    [],
  );
});

function filesIn(folder: string): ReadonlyArray<string> {
  return readdirSync(join(ROOT, folder), { encoding: 'utf8', recursive: true }).map((file) =>
    join(folder, file),
  );
}

function textOf(file: string): string {
  return readFileSync(join(ROOT, file), 'utf8');
}
