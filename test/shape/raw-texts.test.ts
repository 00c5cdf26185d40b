import { spawnSync } from 'node:child_process';
import { join } from 'node:path';

const ROOT = join(__dirname, '..', '..');

const SOURCE = `import type { Database, Reader } from '../data/database';
import { NEWEST_BATCHES } from './batch-list';

/** Asks by a statement, by a text, and by a text whose query is a member that was taken out. */
export const ask = (database: Database, reader: Reader): unknown => [
  reader.query(NEWEST_BATCHES('water'), [1]),
  reader.query<{ n: number }>('select 1 as n'),
  database.asOwner('water', ({ query }) => query('select 1')),
];
`;

test('lint refuses a text in place of a statement, however query is reached', () => {
  const lines = faultsOf(SOURCE).map(({ line, ruleId }) => `${String(line)} ${ruleId}`);
  expect([...new Set(lines)]).toEqual([
    '7 @typescript-eslint/no-deprecated',
    '8 @typescript-eslint/no-deprecated',
  ]);
});

interface Fault {
  readonly line: number;
  readonly ruleId: string;
}

/** What lint says of a text in the place of a file of the kit. */
function faultsOf(source: string): ReadonlyArray<Fault> {
  const eslint = join(ROOT, 'node_modules', '.bin', 'eslint');
  const file = join('shared', 'monitoring', 'batches.ts');
  const { stdout } = spawnSync(eslint, ['--stdin', '--stdin-filename', file, '--format', 'json'], {
    cwd: ROOT,
    input: source,
    encoding: 'utf8',
  });
  const [report] = JSON.parse(stdout) as [{ readonly messages: ReadonlyArray<Fault> }];
  return report.messages;
}
