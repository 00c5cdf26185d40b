import { execFileSync } from 'node:child_process';
import { join } from 'node:path';

const ROOT = join(__dirname, '..', '..');
const RULE = '@typescript-eslint/no-deprecated';

const SOURCE = `import type { Database, Reader } from '../data/database';
import { NEWEST_BATCHES } from './batch-list';

/** Asks by a statement, by a text, by a text whose query was taken out, and by one under another name. */
export const ask = (database: Database, reader: Reader, { query: other }: Reader): unknown => [
  reader.query(NEWEST_BATCHES('water'), [1]),
  reader.query<{ n: number }>('select 1 as n'),
  database.asOwner('water', ({ query }) => query('select 1')),
  other('select 1'),
];
`;

/** Files that run no statements, and the file that declares the deprecated method (see eslint.config.mjs). */
const EXCEPTIONS = /^gateway\/web\/|^shared\/data\/database\.ts$/;

const found = linted();

test('lint refuses a text in place of a statement, however query is reached', () => {
  const lines = found.messages.map(({ line, ruleId }) => `${String(line)} ${String(ruleId)}`);
  expect([...new Set(lines)]).toEqual([`5 ${RULE}`, `7 ${RULE}`, `8 ${RULE}`, `9 ${RULE}`]);
});

test('lint refuses it in every file of the folders that use SQL', () => {
  expect(found.off).not.toEqual([]);
  expect(found.off.filter((file) => !EXCEPTIONS.test(file))).toEqual([]);
});

interface Found {
  readonly messages: ReadonlyArray<{ readonly line: number; readonly ruleId: string | null }>;
  readonly off: ReadonlyArray<string>;
}

/** The errors of lint for a text in a file of the kit, and the files for which it reports none. */
function linted(): Found {
  const asked = { text: SOURCE, file: 'shared/monitoring/batches.ts', rule: RULE, files: files() };
  const script = join(ROOT, 'test', 'setup', 'lint-text.cjs');
  const output = execFileSync(process.execPath, [script], {
    input: JSON.stringify(asked),
    encoding: 'utf8',
  });
  return JSON.parse(output) as Found;
}

function files(): ReadonlyArray<string> {
  const rooms = ['gateway', 'shared', 'subgraphs'];
  const listed = execFileSync('git', ['ls-files', '-z', ...rooms], { cwd: ROOT, encoding: 'utf8' });
  return listed.split('\0').filter((file) => /\.tsx?$/.test(file));
}
