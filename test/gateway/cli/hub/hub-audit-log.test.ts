import { createSecretKey } from 'node:crypto';
import { mkdtemp, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { ledgerCommand } from '../../../../gateway/cli/ledger/ledger';
import { openHubAuditLog, type HubAuditLog } from '../../../../gateway/cli/hub/hub-audit-log';
import { sealPrivateKey } from '../../../../gateway/cli/hub/seal-keys';
import { readSettings, type Settings } from '../../../../shared/config/settings';
import { createLog } from '../../../../shared/server/log';
import type { TestDatabase } from '../../../setup/database';
import { intent, ledgerDatabase, outcome, rowsOf, setBack } from '../../ledger/ledger-fixtures';

// The command line loads all departments, which a busy machine takes its time for.
let database: TestDatabase;
let folder: string;
let settings: Settings;
let lines: string[];
beforeEach(async () => {
  database = await ledgerDatabase();
  folder = await mkdtemp(join(tmpdir(), 'hub-record-'));
  settings = readSettings({ DATABASE_URL: database.url, RIVERGATE_DATA: folder });
  lines = [];
});
afterEach(async () => {
  await database.drop();
  await rm(folder, { recursive: true });
});

async function opened(): Promise<HubAuditLog> {
  const ofThisTest = lines;
  const destination = { write: (line: string) => void ofThisTest.push(line) };
  const log = createLog({ level: 'warn', destination });
  const keys = {
    seal: await sealPrivateKey(settings),
    ledgerHmac: createSecretKey(Buffer.alloc(32, 5)),
  };
  return openHubAuditLog({ settings, url: database.url, keys, owners: ['water'], log });
}

async function write(record: HubAuditLog, times: number): Promise<void> {
  for (let turn = 0; turn < times; turn += 1)
    await (await record.ledger.begin(intent())).end(outcome());
}

const lastEntry = async () =>
  (
    await rowsOf<{ last: number }>(
      database.url,
      'select max(sequence)::int as last from hub.ledger_entry',
    )
  )[0]?.last ?? 0;

const events = async () =>
  (
    await rowsOf<{ event: string }>(
      database.url,
      `select facts ->> 'event' as event from hub.ledger_entry
       where facts ->> 'kind' = 'EVENT' and facts ->> 'event' <> 'SEALED' order by sequence`,
    )
  ).map(({ event }) => event);

async function acknowledge(): Promise<void> {
  const terminal = {
    isWatched: false,
    say: () => undefined,
    note: () => undefined,
    progress: () => undefined,
  };
  const { signal: stop } = new AbortController();
  const options = { reason: 'the disk failed on 28 November', by: 'li,wu' };
  await ledgerCommand.run({ settings, positionals: ['acknowledge'], options, terminal, stop });
}

// The exchange is not in this database: that its events wait is no fault of the audit log.
const faults = () => lines.filter((line) => !line.includes('events of the exchange'));

describe('a restored backup', () => {
  test('S5H1 MUST stop conditional data, be a security event once, and go on once two persons took note', async () => {
    const before = await opened();
    await write(before, 1);
    const backup = await lastEntry();
    await write(before, 2);
    await before.close();
    await setBack(database.url, backup);

    const cut = await opened();
    expect(await cut.isWell()).toBe(false);
    await expect(cut.ledger.begin(intent())).rejects.toMatchObject({ code: 'AUDIT_UNAVAILABLE' });
    expect(cut.warnings().join()).toContain('cut');
    await cut.close();
    const again = await opened();
    expect(await again.isWell()).toBe(false);
    expect((await events()).filter((event) => event === 'RECORD_CUT')).toHaveLength(1);
    expect(faults().join('')).toContain('"code":"RECORD_CUT"');

    await acknowledge();
    await again.close();
    const after = await opened();
    expect(await after.isWell()).toBe(true);
    await write(after, 1);
    await after.close();
    expect(await events()).toContain('RECORD_CUT_ACKNOWLEDGED');
    const kept = await readFile(join(folder, 'anchors', 'water.jsonl'), 'utf8');
    const heads = kept
      .trim()
      .split('\n')
      .map((line) => JSON.parse(line) as { sequence: number; at: string });
    const lost = heads.findIndex(({ sequence }) => sequence >= 6);
    expect(heads[lost + 1]?.sequence).toBeLessThan(heads[lost]?.sequence ?? 0);
  });

  test('S5H2 MUST let a gateway that lived through it go on once it was acknowledged', async () => {
    const living = await opened();
    await write(living, 1);
    const backup = await lastEntry();
    await write(living, 1);
    await living.keepAnchors();
    await setBack(database.url, backup);
    await expect(living.ledger.begin(intent())).rejects.toMatchObject({
      code: 'AUDIT_UNAVAILABLE',
    });
    await living.keepAnchors();
    expect(await living.isWell()).toBe(false);
    await acknowledge();
    await living.keepAnchors();
    await write(living, 1);
    await living.close();
  });
});

describe('two gateways on one record', () => {
  test('S5H3 MUST log nothing while both are honest', async () => {
    const gateways = [await opened(), await opened()];
    await Promise.all(
      gateways.map(async (gateway) => {
        for (let turn = 0; turn < 15; turn += 1) {
          await write(gateway, 1);
          await gateway.keepAnchors();
        }
      }),
    );
    for (const gateway of gateways) expect(await gateway.isWell()).toBe(true);
    await Promise.all(gateways.map((gateway) => gateway.close()));
    expect(faults()).toEqual([]);
    expect(new Set(await events())).toEqual(new Set(['RECORD_ANCHORS_KEPT']));
  });
});
