import { existsSync, mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { QueryRunner } from 'typeorm';
import { closeUnwantedDemonstration } from '../../../gateway/cli/demo/close-demonstration';
import { keepDemoAccounts } from '../../../gateway/cli/demo/demo-accounts';
import { EndDemonstration1797000001100 } from '../../../migrations/exchange/1797000001100-end-demonstration';
import { schemaOf } from '../../setup/built-once';
import { migrateDepartment } from '../../../shared/data/migrate';
import type { DemoCredentials } from '../../../shared/identity/account-keeping';
import { totpCode } from '../../../shared/identity/totp';
import { announceDatasets } from '../../../shared/monitoring/announce-datasets';
import { prepareDepartment } from '../../../shared/monitoring/department';
import type { FeedRow, ImportJob } from '../../../shared/monitoring/ingest/feed';
import { demonstrationIn } from '../../../shared/monitoring/ingest/demonstration';
import { ingest } from '../../../shared/monitoring/ingest/ingest';
import { runSimulation } from '../../../shared/monitoring/simulation/run-simulation';
import { messageOf } from '../../../shared/errors/message-of';
import { EVERY_ROW } from '../../../shared/data/row-bounds';
import type { SharingState } from '../../../shared/sharing/sharing-state';
import { loadSharingState } from '../../../subgraphs/exchange/catalogue/sharing-state.queries';
import { DEMO_ACCOUNTS } from '../../../subgraphs/exchange/accounts/demo/demo-accounts';
import { controlPlane } from '../../../subgraphs/exchange/control-plane';
import { department as exchange } from '../../../subgraphs/exchange/department';
import { department as water } from '../../../subgraphs/water/department';
import { basic, oauthHub, type OauthHub, type TestGateway } from '../../gateway/setup/oauth-hub';
import { TEST_SEAL } from '../../setup/identity-database';
import { importUnderWay } from '../../setup/fixtures/import-under-way';
import { WATER_JOB } from '../../setup/fixtures/water-job';
import { stageRow } from '../../setup/fixtures/stage-row';

const MIGRATIONS = join(__dirname, '..', '..', '..', 'migrations');
const TODAY = '2026-11-23';
const HOURS_END = Date.parse('2026-11-23T10:00:00Z');

let hub: OauthHub;
let folder: string;
let gateway: TestGateway;
const data = () => ({
  database: hub.exchange.database,
  departments: [exchange, water],
  controlPlane,
});
const ask = <Row>(text: string) =>
  hub.exchange.asExchange((transaction) => transaction.query<Row>(text));
const state = () => loadSharingState(hub.exchange.database.reader('exchange', EVERY_ROW), true);
const held = () => demonstrationIn(hub.exchange.database, 'water');
const simulate = (now: number) =>
  runSimulation(water, { database: hub.exchange.database, seed: 1, now, days: 1 });
const batches = () =>
  hub.exchange.database
    .reader('water', EVERY_ROW)
    .query<{ provenance: string }>('select provenance from water.batch order by id');
const making = () => ({ now: new Date(hub.clock.ms), seal: TEST_SEAL });
const confirmForDemo = () =>
  hub.exchange.asExchange((transaction) => controlPlane.sharing.seedDemo(transaction, TODAY));

async function openDemonstration(): Promise<void> {
  hub = await oauthHub();
  folder = mkdtempSync(join(tmpdir(), 'demo-end-'));
  await addWater(hub);
  await simulate(HOURS_END);
  await confirmForDemo();
  await keepDemoAccounts(data(), folder, making());
  gateway = await hub.gateway({ isDemonstration: true });
}

async function addWater({ exchange: { database, url } }: OauthHub): Promise<void> {
  await migrateDepartment('water', { url, folder: MIGRATIONS });
  await prepareDepartment(database, water);
  await announceDatasets(database, water, (await schemaOf(water)).index);
}

async function closeDemonstration(): Promise<void> {
  await hub.close();
  rmSync(folder, { recursive: true });
}

const COUNTED = `${String(DEMO_ACCOUNTS.length)} accounts, 5 clients, 2 organisations`;

describe('a hub that holds the demonstration', () => {
  beforeAll(openDemonstration);
  afterAll(closeDemonstration);

  test('S9C1 MUST refuse real data with a count of what would end, before anything is stored', async () => {
    const before = await batches();
    const refused = ingest(hub.exchange.database, job({}), [row('测站', 1)]);
    const message = await refused.then(
      () => '',
      (thrown: unknown) => messageOf(thrown),
    );
    await expect(refused).rejects.toMatchObject({ code: 'DEMONSTRATION_IN_FORCE' });
    for (const said of ['nothing was stored', COUNTED, '28 账户、5 机器用户', 'appoint'])
      expect(message).toContain(said);
    expect(await batches()).toEqual(before);
    expect((await state()).isDemonstration).toBe(true);
  });

  test('S9C4 MUST go on when an import that would end it fails, or brings nothing', async () => {
    const ending = job({ endsDemonstration: true });
    const under = await importUnderWay(hub.exchange.database, ending, [row('测站', 1)]);
    await under.fail();
    expect((await state()).isDemonstration).toBe(true);
    await ingest(hub.exchange.database, ending, [{ line: 1, observations: [], rejects: [] }]);
    expect((await state()).isDemonstration).toBe(true);
    expect((await signIn(gateway, credentialsIn())).status).toBe(200);
  });

  test('S9C9 MUST say what it closes where it starts without the demonstration, and void what was in hand', async () => {
    const { token, session } = await signedIn();
    const said: string[] = [];
    await closeUnwantedDemonstration(hub.exchange.database, (line) => said.push(line));
    expect(said.join(' ')).toContain(
      'RIVERGATE_DEMO=false: the demonstration in this hub is closed',
    );
    expect(said.join(' ')).toContain(COUNTED);
    const without = await hub.gateway({ isDemonstration: false });
    const inHand: Record<string, string>[] = [
      { cookie: session },
      { authorization: `Bearer ${token}` },
    ];
    for (const headers of inHand) expect((await without.ask('/who', { headers })).status).toBe(401);
    expect((await signIn(without, credentialsIn())).status).toBe(401);
  });
});

describe('a hub without a demonstration', () => {
  let empty: OauthHub;
  beforeAll(async () => {
    empty = await oauthHub();
    await addWater(empty);
  });
  afterAll(() => empty.close());

  test('says nothing of one at its start', async () => {
    const said: string[] = [];
    await closeUnwantedDemonstration(empty.exchange.database, (line) => said.push(line));
    expect(said).toEqual([]);
  });

  test('S9C5 MUST refuse real data at their end too, where a demonstration was loaded meanwhile', async () => {
    const { database } = empty.exchange;
    const under = await importUnderWay(database, job({}), [row('测站', 1)]);
    await empty.exchange.asExchange((transaction) =>
      controlPlane.sharing.seedDemo(transaction, TODAY),
    );
    await expect(under.finish()).rejects.toMatchObject({ code: 'DEMONSTRATION_IN_FORCE' });
    const stored = await database.reader('water', EVERY_ROW).query('select from water.batch');
    expect(stored).toEqual([]);
  });
});

describe('a hub whose demonstration real data have ended', () => {
  let before: { readonly session: string; readonly token: string };
  let rightsBefore: number;
  let credentials: DemoCredentials;
  let stale: TestGateway;

  beforeAll(async () => {
    await openDemonstration();
    credentials = credentialsIn();
    before = await signedIn();
    stale = await hub.gateway({ isDemonstration: true });
    rightsBefore = opened(await state()).length;
    const ending = job({ endsDemonstration: true });
    await ingest(hub.exchange.database, ending, [row('测站', 1)]);
    await ingest(hub.exchange.database, job({}), [row('测站', 2)]);
  });
  afterAll(closeDemonstration);

  test('S9C2 MUST accept no session, token, password or secret of it, on any gateway', async () => {
    for (const at of [gateway, stale]) {
      const answers = [
        await at.ask('/who', { headers: { cookie: before.session } }),
        await at.ask('/who', { headers: { authorization: `Bearer ${before.token}` } }),
        await signIn(at, credentials),
        await tokenFor(at, credentials.clients[0]),
      ];
      expect(answers.map(({ status }) => status >= 400)).toEqual([true, true, true, true]);
    }
    const { revocations } = await state();
    const voided = revocations.subjects.map(([subject]) => subject);
    const all = [
      ...credentials.accounts.map(({ account }) => account),
      ...credentials.clients.map(({ clientId }) => clientId),
    ];
    expect(voided.toSorted()).toEqual(all.toSorted());
  });

  test('S9C10 MUST open nothing by its releases, rights, classes and grants', async () => {
    expect(rightsBefore).toBeGreaterThan(0);
    const after = await state();
    expect(after).toMatchObject({ isDemonstration: false, hasRealData: true });
    expect(opened(after)).toEqual([]);
    expect(await held()).toBeNull();
  });

  test('S9C3 MUST have its end in the audit log, once, with what ended', async () => {
    const events = await ask<{ subject: string; facts: Record<string, unknown> }>(
      `select subject, facts from exchange.hub_event where event = 'DEMONSTRATION_ENDED'`,
    );
    const counted = {
      department: 'water',
      accounts: DEMO_ACCOUNTS.length,
      clients: 5,
      sessions: 1,
    };
    expect(events).toEqual([
      { subject: 'import', facts: expect.objectContaining(counted) as object },
    ]);
  });

  test('S9C6 MUST let no simulator store anything', async () => {
    const stored = await batches();
    expect(await simulate(HOURS_END + 3_600_000)).toBe(false);
    expect(await batches()).toEqual(stored);
  });

  test('S9C7 MUST not have it come back by loading it again', async () => {
    await confirmForDemo();
    expect(await keepDemoAccounts(data(), folder, making())).toBeNull();
    expect(existsSync(join(folder, 'demo-credentials.json'))).toBe(false);
    expect(opened(await state())).toEqual([]);
  });

  test('S9C8 MUST have it ended again by bringing a folder up to date that held both', async () => {
    await ask('update exchange.account set locked_at = null where is_demonstration');
    expect((await signIn(gateway, credentials)).status).toBe(401);
    const migration = new EndDemonstration1797000001100();
    await hub.exchange.asExchange(async ({ query }) => {
      const runner = { query } as unknown as QueryRunner; // All that a migration of ours uses.
      await migration.down(runner);
      await migration.up(runner);
    });
    const open = await ask(
      'select id from exchange.account where is_demonstration and locked_at is null',
    );
    expect(open).toEqual([]);
  });
});

/** Whatever the state opens to anybody. */
function opened({ datasets }: SharingState): ReadonlyArray<unknown> {
  return datasets.flatMap(({ releases, rights, grants, confirmed }) => [
    ...releases,
    ...rights,
    ...grants,
    ...(confirmed === null ? [] : [confirmed]),
  ]);
}

function credentialsIn(): DemoCredentials {
  return JSON.parse(readFileSync(join(folder, 'demo-credentials.json'), 'utf8')) as DemoCredentials;
}

async function signedIn() {
  const credentials = credentialsIn();
  const { cookie: session, status } = await signIn(gateway, credentials);
  const issued = await tokenFor(gateway, credentials.clients[0]);
  expect([status, issued.status]).toEqual([200, 200]);
  return { credentials, session, token: String(issued.body['access_token']) };
}

function signIn(at: TestGateway, { accounts }: DemoCredentials) {
  const { account = '', password = '', totpSecret = '' } = accounts[1] ?? {};
  hub.clock.ms += 30_000; // A code is accepted once.
  const code = totpCode(totpSecret, new Date(hub.clock.ms));
  return at.ask('/oauth/sign-in', { json: { account, password, code } });
}

function tokenFor(at: TestGateway, client: DemoCredentials['clients'][number] | undefined) {
  const { clientId = 'client-demo-water', clientSecret = '' } = client ?? {};
  return at.ask('/oauth/token', {
    headers: basic(clientId, clientSecret),
    form: { grant_type: 'client_credentials' },
  });
}

function job(change: Partial<ImportJob>): ImportJob {
  return { ...WATER_JOB, ...change };
}

function row(nameZh: string, hour: number): FeedRow {
  return stageRow(HOURS_END + hour * 3_600_000, 2, nameZh);
}
