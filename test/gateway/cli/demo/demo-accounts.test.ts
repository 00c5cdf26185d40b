import { chmodSync, mkdtempSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { keepDemoAccounts } from '../../../../gateway/cli/demo/demo-accounts';
import { DEMO_CREDENTIALS_FILE } from '../../../../gateway/cli/demo/demonstration-ended';
import type { DemoCredentials } from '../../../../shared/identity/account-keeping';
import { ROLES } from '../../../../shared/identity/roles';
import { totpCode } from '../../../../shared/identity/totp';
import { DEMO_SOURCE } from '../../../../subgraphs/exchange/accounts/demo/demo-accounts';
import { controlPlane } from '../../../../subgraphs/exchange/control-plane';
import { department as environment } from '../../../../subgraphs/environment/department';
import { departmentNames } from '../../../../subgraphs/registry';
import { TEST_SEAL } from '../../../setup/identity-database';
import { basic, oauthHub, type OauthHub } from '../../setup/oauth-hub';

let hub: OauthHub;
let folder: string;
beforeAll(async () => {
  hub = await oauthHub();
  folder = mkdtempSync(join(tmpdir(), 'demo-'));
});
afterAll(async () => {
  await hub.close();
  rmSync(folder, { recursive: true });
});

const file = () => join(folder, DEMO_CREDENTIALS_FILE);
const told = () => JSON.parse(readFileSync(file(), 'utf8')) as DemoCredentials;
const keep = () =>
  keepDemoAccounts({ database: hub.exchange.database, controlPlane }, folder, {
    now: new Date(hub.clock.ms),
    seal: TEST_SEAL,
  });

describe('the accounts of the demonstration', () => {
  test('S2D4 MUST be one for each post at least, stewards for every department with data, all labelled', async () => {
    expect(await keep()).toBe(file());
    const { about, accounts, clients } = told();
    expect(about).toContain('演示');
    const held = new Set([...accounts, ...clients].flatMap(({ posts }) => posts));
    expect([...held, 'PUBLIC'].sort()).toEqual(Object.keys(ROLES).sort());
    const stewards = departmentNames()
      .filter((name) => !['exchange', 'reference'].includes(name))
      .flatMap((name) => [`demo-${name}-handler`, `demo-${name}-approver`]);
    expect(accounts.map(({ account }) => account)).toEqual(expect.arrayContaining(stewards));
    for (const { nameZh } of [...accounts, ...clients]) expect(nameZh).toContain('（演示）');
    expect(clients.map(({ clientId }) => clientId)).toEqual([
      'client-demo-water',
      'client-demo-agriculture',
      'client-demo-environment',
      'client-demo-university',
      'client-demo-enterprise',
    ]);
  });

  test('S2D5 MUST be written to a file for its owner alone', () => {
    expect((statSync(file()).mode & 0o777).toString(8)).toBe('600');
  });

  test('S2D6 MUST sign in, each with its own secrets, where the hub is a demonstration, and nowhere else', async () => {
    const { accounts, clients } = told();
    expect(new Set(accounts.map(({ password }) => password)).size).toBe(accounts.length);
    const [demonstration, real] = [
      await hub.gateway({ isDemonstration: true }),
      await hub.gateway(),
    ];
    const signIn = (
      at: typeof real,
      { account, password, totpSecret }: (typeof accounts)[number],
    ) =>
      at.ask('/oauth/sign-in', {
        json: { account, password, code: totpCode(totpSecret, new Date(hub.clock.ms)) },
      });
    for (const account of accounts) {
      const { status, cookie } = await signIn(demonstration, account);
      const who = await demonstration.ask('/who', { headers: { cookie } });
      expect([account.account, status, who.body['caller']]).toMatchObject([
        account.account,
        200,
        { subject: account.account, roles: account.posts, organisation: account.organisation },
      ]);
    }
    const GRANT = { grant_type: 'client_credentials' };
    for (const { clientId, clientSecret } of clients) {
      const headers = basic(clientId, clientSecret);
      expect((await demonstration.ask('/oauth/token', { form: GRANT, headers })).status).toBe(200);
      expect((await real.ask('/oauth/token', { form: GRANT, headers })).status).toBe(401);
    }
    hub.clock.ms += 60_000;
    for (const account of accounts.slice(0, 2))
      expect((await signIn(real, account)).status).toBe(401);
  });

  test('S2D7 MUST stay as they are while file and accounts exist', async () => {
    const before = readFileSync(file(), 'utf8');
    const { mtimeMs } = statSync(file());
    await Promise.all([keep(), keep()]);
    expect(readFileSync(file(), 'utf8')).toBe(before);
    expect(statSync(file()).mtimeMs).toBe(mtimeMs);
  });

  test('get new secrets where the file was lost or spoilt, or differs from the database', async () => {
    const before = told();
    rmSync(file());
    await keep();
    const renewed = told();
    expect(renewed.accounts.map(({ account }) => account)).toEqual(
      before.accounts.map(({ account }) => account),
    );
    const secretsOf = ({ accounts, clients }: DemoCredentials) => [
      ...accounts.map(({ password }) => password),
      ...clients.map(({ clientSecret }) => clientSecret),
    ];
    for (const secret of secretsOf(before)) expect(secretsOf(renewed)).not.toContain(secret);
    writeFileSync(file(), '{"accounts":7}');
    chmodSync(file(), 0o644);
    await keep();
    expect(told().accounts).toHaveLength(before.accounts.length);
    expect((statSync(file()).mode & 0o777).toString(8)).toBe('600');
  });

  test('S2D8 the enterprise is one of the synthetic pollution sources, with outlets', () => {
    const simulation = environment.simulate?.(440700);
    const registers = simulation?.registers?.(hub.clock.ms) ?? [];
    const sources = registers.find(({ table }) => table === 'pollution_source')?.rows ?? [];
    expect(sources.map((row) => row['id'])).toContain(DEMO_SOURCE);
    const outlets = simulation?.stations.filter(
      ({ own }) => own?.['pollution_source_id'] === DEMO_SOURCE,
    );
    expect(outlets).toHaveLength(1);
  });
});
