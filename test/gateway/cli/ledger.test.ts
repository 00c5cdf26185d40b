import { generateKeyPairSync } from 'node:crypto';
import { mkdir, mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { ledgerCommand } from '../../../gateway/cli/ledger';
import { sealPrivateKey } from '../../../gateway/cli/seal-keys';
import { openLedger } from '../../../gateway/ledger/append';
import { parseAnchors } from '../../../gateway/ledger/anchor';
import { openSealer } from '../../../gateway/ledger/seal';
import { readSettings, type Settings } from '../../../shared/config/settings';
import { freshDatabase, type TestDatabase } from '../../setup/database';
import { hubCommand } from '../../setup/hub-process';
import { AT, intent, ledgerDatabase, outcome } from '../ledger/ledger-fixtures';

let database: TestDatabase;
let folder: string;
let settings: Settings;
beforeEach(async () => {
  database = await ledgerDatabase();
  folder = await mkdtemp(join(tmpdir(), 'ledger-'));
  settings = readSettings({ DATABASE_URL: database.url, RIVERGATE_DATA: folder });
  const pair = generateKeyPairSync('ed25519', {
    privateKeyEncoding: { type: 'pkcs8', format: 'pem' },
    publicKeyEncoding: { type: 'spki', format: 'pem' },
  });
  await mkdir(join(folder, 'keys'));
  await writeFile(join(folder, 'keys', 'seal.key'), pair.privateKey, { mode: 0o600 });
  await writeFile(join(folder, 'keys', 'seal.pub'), pair.publicKey);
});
afterEach(async () => {
  await database.drop();
  await rm(folder, { recursive: true });
});

async function written(pairs: number): Promise<void> {
  const ledger = openLedger({ url: database.url });
  for (let pair = 0; pair < pairs; pair += 1) await (await ledger.begin(intent())).end(outcome());
  await ledger.close();
  const key = await sealPrivateKey(settings);
  const sealer = openSealer({ url: database.url, key, everyEntries: 1, everyMs: 1, now: () => AT });
  await sealer.sealIfDue();
  await sealer.close();
}

/** What the command said. */
async function said(action: string, options: Readonly<Record<string, string | boolean>> = {}) {
  const lines: string[] = [];
  const terminal = {
    isWatched: false,
    say: (line: string) => void lines.push(line),
    note: () => undefined,
    progress: () => undefined,
  };
  const { signal: stop } = new AbortController();
  try {
    await ledgerCommand.run({ settings, positionals: [action], options, terminal, stop });
  } catch (thrown) {
    const { code, message } = thrown as { code: string; message: string };
    lines.push(`${code}: ${message}`);
  }
  return lines;
}

describe('ledger', () => {
  test('S5C1 MUST verify the database, and an export of it without a database', async () => {
    await written(2);
    const whole =
      'The record is whole: entries 5, seals 1, unsealed 1, anchors 0, withoutOutcome 0';
    expect(await said('verify')).toEqual([whole]);
    const file = join(folder, 'record.jsonl');
    expect(await said('export', { out: file })).toEqual([`${file} written.`]);
    const publicKey = join(folder, 'keys', 'seal.pub');
    const offline = ['ledger', 'verify', '--export', file, '--public-key', publicKey, '--json'];
    const { code, output } = await hubCommand(offline, { env: {}, cwd: folder });
    expect({ code, ...(JSON.parse(output) as object) }).toMatchObject({
      code: 0,
      entries: 5,
      firstBroken: null,
    });
  });

  test('S5C2 MUST end with 1 and name the first broken entry', async () => {
    await written(2);
    const file = join(folder, 'record.jsonl');
    await said('export', { out: file });
    const text = await readFile(file, 'utf8');
    await writeFile(
      file,
      text.replace(
        '"rows\\":{\\"agriculture/soil-point-metals\\":7',
        '"rows\\":{\\"agriculture/soil-point-metals\\":8',
      ),
    );
    const publicKey = join(folder, 'keys', 'seal.pub');
    const offline = ['ledger', 'verify', '--export', file, '--public-key', publicKey];
    const { code, output } = await hubCommand(offline, { env: {}, cwd: folder });
    expect({ code, output }).toEqual({
      code: 1,
      output: [
        'The record is broken: entries 1, seals 0, unsealed 1, anchors 0, withoutOutcome 1',
        "LEDGER_BROKEN: Entry 2: HASH_WRONG. The entry's hash is not that of its text.",
        "→ Keep everything as it is; compare with the owners' anchors and the last whole export.",
        '',
      ].join('\n'),
    });
  });

  test('S5C3 MUST hand out heads as anchors, which find a restored backup', async () => {
    const [early, late] = [join(folder, 'early'), join(folder, 'late')];
    await written(1);
    expect(await said('head', { out: early })).toEqual([`${early}: head at entry 3 added.`]);
    expect(await said('head', { out: early })).toEqual([
      `${early}: head at entry 3 is there already.`,
    ]);
    const backup = join(folder, 'backup.jsonl');
    await said('export', { out: backup });
    await written(1);
    await said('head', { out: late });
    expect(parseAnchors(await readFile(late, 'utf8'))).toMatchObject([{ sequence: 6 }]);
    expect(await said('verify', { anchor: `${early}, ${late}` })).toEqual([
      'The record is whole: entries 6, seals 2, unsealed 1, anchors 2, withoutOutcome 0',
    ]);
    expect(await said('verify', { export: backup, anchor: `${early},${late}` })).toEqual([
      'The record is broken: entries 3, seals 1, unsealed 1, anchors 1, withoutOutcome 0',
      'LEDGER_BROKEN: Entry 4: TAIL_CUT. An owner holds a later head: entries were cut off, or an old backup restored.',
    ]);
  });

  test('says so where a database has no record', async () => {
    const empty = await freshDatabase();
    settings = readSettings({ DATABASE_URL: empty.url, RIVERGATE_DATA: folder });
    const answer = ['LEDGER_BROKEN: There is no record in this database.'];
    expect(await said('verify')).toEqual(answer);
    expect(await said('head', { out: join(folder, 'anchor') })).toEqual(answer);
    await empty.drop();
  });

  test.each([
    ['', {}, 'BAD_USER_INPUT: ledger wants one of verify, export, head, but got: "".'],
    ['export', {}, 'BAD_USER_INPUT: This wants --out <file>; `ledger --help` says more.'],
    ['verify', { export: '/nowhere' }, /^BAD_USER_INPUT: \/nowhere cannot be read: ENOENT/],
    ['verify', { anchor: '/nowhere' }, /^BAD_USER_INPUT: \/nowhere cannot be read: ENOENT/],
    [
      'verify',
      { 'public-key': '/nowhere' },
      /^SETTINGS_INVALID: The record's seals want a public key as PEM in \/nowhere, but: ENOENT/,
    ],
  ])('says what "%s" with %p wants', async (action, options, answer) => {
    expect(await said(action, options)).toEqual([
      typeof answer === 'string' ? answer : expect.stringMatching(answer),
    ]);
  });
});
