import { appointCommand } from '../../../gateway/cli/appoint';
import { readSettings } from '../../../shared/config/settings';
import { freshDatabase, type TestDatabase } from '../../setup/database';

let database: TestDatabase;
beforeAll(async () => {
  database = await freshDatabase();
});
afterAll(() => database.drop());

async function run(positionals: string[], options: Record<string, string | boolean>) {
  const said: string[] = [];
  await appointCommand.run({
    settings: readSettings({ DATABASE_URL: database.url }),
    positionals,
    options,
    terminal: {
      isWatched: false,
      say: (line) => said.push(line),
      note: () => undefined,
      progress: () => undefined,
    },
    stop: new AbortController().signal,
  });
  return said.join('\n');
}

const given = { name: '陈工', document: '江水人〔2026〕3号' };

describe('appoint', () => {
  test('puts the first persons of an empty hub in office, and shows once both halves of their enrolment code', async () => {
    expect(await run(['water', 'HANDLER'], given)).toMatch(
      /^Account: {9}water-handler\nEnrolment code: {2}[a-z2-9-]{23} {2}\(first half\)\n {17}[a-z2-9-]{23} {2}\(second half\)\nGood until: {6}20/,
    );
    const json = JSON.parse(await run(['water', 'APPROVER'], { ...given, json: true })) as object;
    const half = expect.stringMatching(/^[a-z2-9]{5}(-[a-z2-9]{5}){3}$/) as unknown;
    expect(json).toEqual({
      account: 'water-approver',
      halves: [half, half],
      expiresAt: expect.any(String),
    });
  });

  test('says what to do instead once the department has them', async () => {
    await expect(run(['water', 'HANDLER'], given)).rejects.toMatchObject({
      code: 'TRANSITION_REFUSED',
      message: expect.stringContaining('an administrator registers further persons'),
    });
  });

  test.each<[string[], Record<string, string>]>([
    [['water'], given],
    [['water', 'HANDLER', 'x'], given],
    [['water', 'HANDLER'], { name: '陈工' }],
    [['water', 'HANDLER'], { document: 'x' }],
  ])(
    'requires department, role, name and document, not %j with %j',
    async (positionals, options) => {
      await expect(run(positionals, options)).rejects.toThrow(
        'appoint requires a department, a role',
      );
    },
  );
});
