import { generateKeyPairSync } from 'node:crypto';
import { mkdir, mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { ledgerCommand } from '../../../../gateway/cli/ledger/ledger';
import { sealPrivateKey } from '../../../../gateway/cli/hub/seal-keys';
import { openLedger } from '../../../../gateway/ledger/chain/append';
import { parseAnchors } from '../../../../gateway/ledger/seals/anchor';
import { openSealer } from '../../../../gateway/ledger/seals/seal';
import { readSettings, type Settings } from '../../../../shared/config/settings';
import { freshDatabase, type TestDatabase } from '../../../setup/database';
import { hubCommand } from '../../../setup/hub-process';
import {
  AT,
  event,
  intent,
  ledgerDatabase,
  outcome,
  quotaRead,
  rowsOf,
  setBack,
} from '../../ledger/ledger-fixtures';

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

const NO_ANCHOR =
  'LEDGER_UNWITNESSED: No anchor was compared with it: anyone who has the database and the keys could have written it.';

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
    expect(await said('verify')).toEqual([
      'The audit log is unwitnessed: entries 5, seals 1, unsealed 1, anchors 0, withoutOutcome 0',
      NO_ANCHOR,
    ]);
    const file = join(folder, 'record.jsonl');
    expect(await said('export', { out: file })).toEqual([`${file} written.`]);
    const publicKey = join(folder, 'keys', 'seal.pub');
    const offline = ['ledger', 'verify', '--export', file, '--public-key', publicKey, '--json'];
    const { code, output } = await hubCommand(offline, { env: {}, cwd: folder });
    const [json = ''] = output.split('\n');
    expect({ code, ...(JSON.parse(json) as object) }).toMatchObject({
      code: 3,
      verdict: 'UNWITNESSED',
      entries: 5,
      firstBroken: null,
    });
  });

  test('S5C4 MUST not call a record whole that has no seal, whatever anchors say of it', async () => {
    const ledger = openLedger({ url: database.url });
    await (await ledger.begin(intent())).end(outcome());
    await ledger.close();
    const file = join(folder, 'early');
    await said('head', { out: file });
    expect(await said('verify', { anchor: file })).toEqual([
      'The audit log is unwitnessed: entries 2, seals 0, unsealed 2, anchors 1, withoutOutcome 0',
      'LEDGER_UNWITNESSED: It has no seal yet: anyone who has the database and the keys could have written it.',
    ]);
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
        'The audit log is broken: entries 1, seals 0, unsealed 1, anchors 0, withoutOutcome 1',
        "LEDGER_BROKEN: Entry 2: HASH_WRONG. The entry's hash is not that of its text.",
        "→ Change nothing; compare it with the owners' anchors and the last complete export.",
        '',
      ].join('\n'),
    });
  });

  test('S5C3 MUST hand out heads as anchors, which find a restored backup', async () => {
    const [early, late] = [join(folder, 'early'), join(folder, 'late')];
    await written(1);
    expect(await said('head', { out: early })).toEqual([`${early}: head at entry 3 added.`]);
    expect(await said('head', { out: early })).toEqual([
      `${early}: it already has the head at entry 3.`,
    ]);
    const backup = join(folder, 'backup.jsonl');
    await said('export', { out: backup });
    await written(1);
    await said('head', { out: late });
    expect(parseAnchors(await readFile(late, 'utf8'))).toMatchObject([{ sequence: 6 }]);
    expect(await said('verify', { anchor: `${early}, ${late}` })).toEqual([
      'The audit log is whole: entries 6, seals 2, unsealed 1, anchors 2, withoutOutcome 0',
    ]);
    expect(await said('verify', { export: backup, anchor: `${early},${late}` })).toEqual([
      'The audit log is broken: entries 3, seals 1, unsealed 1, anchors 1, withoutOutcome 0',
      'LEDGER_BROKEN: Entry 4: TAIL_CUT. An owner has a later head: entries were cut off, or an old backup was restored.',
    ]);
  });

  test('says so where a database has no record', async () => {
    const empty = await freshDatabase();
    settings = readSettings({ DATABASE_URL: empty.url, RIVERGATE_DATA: folder });
    const answer = ['LEDGER_BROKEN: There is no audit log in this database.'];
    expect(await said('verify')).toEqual(answer);
    expect(await said('head', { out: join(folder, 'anchor') })).toEqual(answer);
    await empty.drop();
  });

  test.each([
    [
      '',
      {},
      'BAD_USER_INPUT: ledger requires one of verify, export, head, archive, acknowledge, but got: "".',
    ],
    ['archive', {}, 'BAD_USER_INPUT: This requires --out <file>; `ledger --help` says more.'],
    [
      'archive',
      { out: 'x', before: 'soon' },
      'BAD_USER_INPUT: --before requires a day, `2026-11-01`, but got: "soon".',
    ],
    [
      'acknowledge',
      {},
      'BAD_USER_INPUT: --reason must say in 10 to 500 characters why it was cut.',
    ],
    [
      'acknowledge',
      { reason: 'disk failure of 28 November', by: 'li,li' },
      'TWO_PERSONS_NEEDED: --by must name two persons, separated by a comma.',
    ],
    [
      'acknowledge',
      { reason: 'disk failure of 28 November', by: 'li,wu' },
      'TRANSITION_REFUSED: No anchor contradicts the audit log, so there is no cut to acknowledge.',
    ],
    ['export', {}, 'BAD_USER_INPUT: This requires --out <file>; `ledger --help` says more.'],
    ['verify', { export: '/nowhere' }, /^BAD_USER_INPUT: \/nowhere cannot be read: ENOENT/],
    ['verify', { anchor: '/nowhere' }, /^BAD_USER_INPUT: \/nowhere cannot be read: ENOENT/],
    [
      'verify',
      { 'public-key': '/nowhere' },
      /^SETTINGS_INVALID: The audit log's seals require a public key as PEM in \/nowhere, but: ENOENT/,
    ],
  ])('says what "%s" requires, given %p', async (action, options, answer) => {
    expect(await said(action, options)).toEqual([
      typeof answer === 'string' ? answer : expect.stringMatching(answer),
    ]);
  });

  test('S5C5 MUST move sealed parts out so that archive and rest verify apart and together, and go on', async () => {
    await written(2);
    await written(1);
    await written(1);
    const anchor = join(folder, 'owner');
    await said('head', { out: anchor });
    const out = join(folder, 'archive');
    const first = join(out, 'record-1-10.jsonl');
    expect(await said('archive', { out })).toEqual([`${first}: entries 1 to 10.`]);
    await written(2);
    const second = join(out, 'record-11-16.jsonl');
    expect(await said('archive', { out })).toEqual([`${second}: entries 11 to 16.`]);
    await written(1);
    await said('head', { out: anchor });
    expect(await said('verify', { anchor })).toEqual([
      'The audit log is whole: entries 5, seals 2, unsealed 1, anchors 1, withoutOutcome 0, after entry 16 of the archive',
    ]);
    expect(await said('verify', { anchor, archive: `${first},${second}` })).toEqual([
      'The audit log is whole: entries 21, seals 5, unsealed 1, anchors 2, withoutOutcome 0',
    ]);
    for (const file of [first, second])
      expect((await said('verify', { export: file }))[0]).toMatch(
        /^The audit log is unwitnessed: /,
      );
    expect((await said('verify', { archive: second }))[0]).toMatch(/unwitnessed.*after entry 10/);
    expect((await said('verify', { archive: first })).at(-1)).toMatch(
      /ROW_OUT_OF_PLACE|ARCHIVE_GAP/,
    );
  });

  test.each([
    [
      'a row that claims to be moved out',
      'insert into hub.ledger_archive select last_sequence + 1, first_sequence + 1, last_hash, previous_seal, previous_seal_last, seal, file_hash, null, now() from hub.ledger_archive',
      'SEAL_MISPLACED',
    ],
    [
      'a beginning that nobody remembers moving',
      "alter table hub.ledger_archive disable trigger all; update hub.ledger_archive set last_hash = repeat('A', 43)",
      'SEAL_MISPLACED',
    ],
    [
      'rows taken without an archive',
      'alter table hub.ledger_entry disable trigger all; alter table hub.ledger_archive disable trigger all; delete from hub.ledger_archive',
      'ROW_OUT_OF_PLACE',
    ],
  ])('S5C6 MUST find %s', async (_what, sql, fault) => {
    await written(2);
    await said('archive', { out: join(folder, 'archive') });
    await written(1);
    await rowsOf(database.url, sql);
    expect((await said('verify')).at(-1)).toContain(fault);
  });

  test('S5C7 MUST find anchors beside the hub by itself, and miss those that the audit log says are kept there', async () => {
    await written(1);
    const kept = join(folder, 'anchors');
    await mkdir(kept);
    const ledger = openLedger({ url: database.url });
    const owners = { event: 'RECORD_ANCHORS_KEPT', facts: { owners: 'hub water' } };
    await ledger.note(event(owners));
    await ledger.close();
    await said('head', { out: join(kept, 'hub.jsonl') });
    expect((await said('verify')).at(-1)).toMatch(
      /^LEDGER_BROKEN: ANCHOR_MISSING\. .* anchors of water$/,
    );
    await said('head', { out: join(kept, 'water.jsonl') });
    expect(await said('verify')).toEqual([
      'The audit log is whole: entries 4, seals 1, unsealed 2, anchors 2, withoutOutcome 0',
    ]);
    await writeFile(join(kept, 'water.jsonl'), '');
    expect((await said('verify')).at(-1)).toMatch(/ANCHOR_MISSING/);
    const { code } = await hubCommand(['ledger', 'verify'], {
      env: { DATABASE_URL: database.url, RIVERGATE_DATA: folder },
      cwd: folder,
    });
    expect(code).toBe(1);
  });

  test.each([
    ['a quota that was set back', 'update hub.grant_usage set operations = 1', 'QUOTA_DIFFERS'],
    ['a quota that was deleted', 'delete from hub.grant_usage', 'QUOTA_DIFFERS'],
    ['a quota drawn from another day', 'update hub.grant_usage set day = day - 1', 'QUOTA_DIFFERS'],
    [
      'an entry hidden by hand',
      "insert into hub.ledger_embargo (intent, case_id, placed_by, placed_at, until) values (1, 'x', 'x', now() - interval '1 day', now() + interval '1 day')",
      'EMBARGO_DIFFERS',
    ],
    [
      'a right given by hand',
      'grant update on hub.ledger_entry to hub_writer',
      'CATALOGUE_DIFFERS',
    ],
    [
      'a trigger that rests',
      'alter table hub.ledger_seal disable trigger all',
      'CATALOGUE_DIFFERS',
    ],
  ])('S5C8 MUST find %s', async (_what, sql, fault) => {
    const ledger = openLedger({ url: database.url });
    for (let turn = 0; turn < 2; turn += 1)
      await ledger.begin(intent({ reads: [quotaRead('G-1', 5)] }));
    await ledger.close();
    await written(1);
    expect((await said('verify'))[0]).toMatch(/unwitnessed/);
    await rowsOf(database.url, sql);
    const answer = await said('verify');
    expect(answer[0]).toMatch(/^The audit log is broken/);
    expect(answer.at(-1)).toContain(fault);
  });

  test('S5C9 MUST call a cut that was acknowledged neither whole nor broken, for ever', async () => {
    await written(1);
    const backup = await rowsOf<{ last: number }>(
      database.url,
      'select max(sequence)::int as last from hub.ledger_entry',
    );
    const kept = join(folder, 'anchors');
    await mkdir(kept);
    await written(2);
    await said('head', { out: join(kept, 'hub.jsonl') });
    await setBack(database.url, backup[0]?.last ?? 0);
    expect((await said('verify')).at(-1)).toContain('TAIL_CUT');
    const options = { reason: 'the disk failed on 28 November', by: 'li,wu' };
    expect(await said('acknowledge', options)).toEqual([
      'Recorded permanently: entry 8, of which there is an anchor, is lost.',
    ]);
    expect(await said('acknowledge', options)).toEqual([
      'TRANSITION_REFUSED: No anchor contradicts the audit log, so there is no cut to acknowledge.',
    ]);
    expect(await said('verify')).toEqual([
      'The audit log is cut, and that was acknowledged: entries 4, seals 1, unsealed 2, anchors 0, withoutOutcome 0',
      expect.stringMatching(
        /^LEDGER_CUT: The audit log was cut or set back; that was acknowledged at 20/,
      ),
    ]);
    await written(3);
    await said('head', { out: join(folder, 'later') });
    expect((await said('verify', { anchor: join(folder, 'later') })).at(-1)).toMatch(/^LEDGER_CUT/);
    const { code } = await hubCommand(['ledger', 'verify'], {
      env: { DATABASE_URL: database.url, RIVERGATE_DATA: folder },
      cwd: folder,
    });
    expect(code).toBe(4);
  });
});
