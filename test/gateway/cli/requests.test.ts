import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { CommandCall } from '../../../gateway/cli/command';
import { dataRequestsCommand } from '../../../gateway/cli/requests';
import { readSettings } from '../../../shared/config/settings';
import { RiverGateError } from '../../../shared/errors/rivergate-error';
import { freshDatabase, type TestDatabase } from '../../setup/database';

let database: TestDatabase;
let folder: string;

beforeAll(async () => {
  database = await freshDatabase();
  folder = mkdtempSync(join(tmpdir(), 'requests-'));
});
afterAll(async () => {
  rmSync(folder, { recursive: true });
  await database.drop();
});

async function run(
  positionals: ReadonlyArray<string>,
  options: CommandCall['options'] = {},
): Promise<{ readonly said: string[]; readonly noted: string[] }> {
  const [said, noted]: [string[], string[]] = [[], []];
  const terminal = {
    isWatched: false,
    say: (line: string) => void said.push(line),
    note: (line: string) => void noted.push(line),
    progress: () => undefined,
  };
  const settings = readSettings({
    DATABASE_URL: database.url,
    RIVERGATE_LOG_LEVEL: 'silent',
    RIVERGATE_DEMO_CLOCK: '2026-11-23T10:00:00Z',
  });
  const stop = new AbortController().signal;
  await dataRequestsCommand.run({ settings, positionals, options, terminal, stop });
  return { said, noted };
}

const FILE = `exchange_number,applicant_kind,applicant_id,applicant_name,purpose,duty_basis,wanted_until,security_contact,resource_code
GX-1,DEPARTMENT,agriculture,市农业局,灌溉水源调查,附件3第15条,2027-11-23,陈某,314001/0003
GX-2,DEPARTMENT,agriculture,市农业局,灌溉水源调查,附件3第15条,2027-11-23,陈某,999999/0009
`;

test('S7F13 MUST import a file of the exchange platform, report what it refused, and export everything again', async () => {
  const file = join(folder, 'platform.csv');
  const rejects = join(folder, 'rejects.csv');
  writeFileSync(file, FILE);
  const first = await run(['import', file], { rejects });
  expect(first.said).toEqual([
    'Requests read 2, created 1, resubmitted 0, numbered 0, unchanged 0, refused 1',
  ]);
  expect(first.noted).toEqual([`1 faults: ${rejects}`]);
  expect(readFileSync(rejects, 'utf8')).toBe(
    '\ufeffline,column,value,code,reason\r\n3,resource_code,999999/0009,CELL_UNUSABLE,该内容不能使用：The catalogue has no resource with this code.\r\n',
  );
  const again = await run(['import', file], { rejects, json: true });
  expect(JSON.parse(again.said[0] ?? '')).toEqual({
    read: 2,
    created: 0,
    resubmitted: 0,
    numbered: 0,
    unchanged: 1,
    refused: 1,
  });
  const out = join(folder, 'out.json');
  await run(['export', out]);
  expect(JSON.parse(readFileSync(out, 'utf8'))).toMatchObject({
    form: 'rivergate-requests/1',
    requests: [
      {
        exchange_number: 'GX-1',
        state: 'SUBMITTED',
        resources: [{ resource_code: '314001/0003' }],
      },
    ],
  });
  expect((await run(['import', out])).said[0]).toContain('unchanged 1, refused 0');
});

test.each([
  [[], {}, 'requests requires `export <file>` or `import <file>`'],
  [['import', 'file.xlsx'], {}, 'The format must be json or csv, but got: "xlsx".'],
  [['import', '/no/such.csv'], {}, 'requests import requires a file that can be read'],
])('refuses %p with BAD_USER_INPUT', async (positionals, options, message) => {
  const refused = run(positionals, options);
  await expect(refused).rejects.toThrow(RiverGateError);
  await expect(refused).rejects.toThrow(message);
});
