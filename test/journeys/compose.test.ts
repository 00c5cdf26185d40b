import { chmodSync, existsSync, mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs';
import { createServer, type AddressInfo } from 'node:net';
import { once } from 'node:events';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { Client } from 'pg';
import { parse } from 'yaml';
import type { DemoCredentials } from '../../shared/identity/account-keeping';
import { generateGatewayKey, signingKey } from '../../shared/identity/keys/gateway-keys';
import { totpCode } from '../../shared/identity/totp';
import { STATE_PATH } from '../../shared/server/sharing-routes';
import { signLease, textHashOf } from '../../shared/sharing/lease/lease';
import { departmentNames } from '../../subgraphs/registry';
import { freshDatabase, type TestDatabase } from '../setup/database';
import {
  askHub,
  hubCommand,
  hubProcess,
  ROOT,
  type GraphQLBody,
  type HubProcess,
} from '../setup/hub-process';
import { attack, ownersPermit, stolenKey } from './attacker';

interface Service {
  readonly volumes?: ReadonlyArray<string>;
  readonly build?: string;
  readonly restart?: string;
  readonly command: ReadonlyArray<string>;
  readonly environment?: Readonly<Record<string, string>>;
  readonly depends_on?: Readonly<Record<string, { readonly condition: string }>>;
}

const ACROSS = `{
  district(code: "440703") {
    nameZh
    waterStations(first: 3) { nodes { id nameZh stage { value } } }
    weatherStations(first: 1) { nodes { nameZh } }
  }
}`;

let folder: string;
let database: TestDatabase;
let services: ReadonlyArray<readonly [string, Service]>;
const ports = new Map<string, number>();
const running = new Map<string, HubProcess>();

beforeAll(async () => {
  folder = mkdtempSync(join(tmpdir(), 'compose-'));
  chmodSync(folder, 0o755);
  database = await freshDatabase();
  services = ourServices();
  const free = await freePorts(services.length);
  services.forEach(([name], at) => ports.set(name, free[at] ?? 0));
  for (const [name, service] of services.filter(([, { restart }]) => restart === 'no')) {
    const { code, output } = await hubCommand(argumentsOf(service), {
      env: environmentOf(name, service),
      cwd: folder,
    });
    if (code !== 0) throw new Error(`${name} ended with ${String(code)}: ${output}`);
  }
  for (const [name, service] of services.filter(([, { restart }]) => restart !== 'no')) {
    running.set(
      name,
      hubProcess(argumentsOf(service), { env: environmentOf(name, service), cwd: folder }),
    );
  }
  const served = [...running].filter(([name]) => name !== 'simulators');
  await Promise.all(served.map(([, process]) => process.said(/ready: /)));
  await Promise.all(['gateway-1', 'gateway-2'].map(ready));
});
afterAll(async () => {
  await Promise.all([...running.values()].map((process) => process.end()));
  await database.drop();
  rmSync(folder, { recursive: true });
});

describe('the services of docker-compose.yml, as local processes', () => {
  test('are one for each department, two gateways behind a proxy, and PostgreSQL', () => {
    const all = Object.keys(composeFile().services);
    const others = ['gateway-1', 'gateway-2', 'keys', 'logins', 'postgres', 'prepare', 'proxy'];
    expect(all.sort()).toEqual([...departmentNames(), ...others, 'simulators'].sort());
  });

  test('S9D5 MUST have no password that anybody knows beforehand, and each its own alone', async () => {
    expect(readFileSync(join(ROOT, 'docker-compose.yml'), 'utf8')).not.toMatch(
      /PASSWORD:-\w|:\/\/\w+:\w+@/,
    );
    const departments = services.filter(([, { command }]) => command.includes('subgraph'));
    const passwords = departments.map(([name]) => {
      const file = join(folder, 'secrets', `${name}_login`, 'password');
      return [`${name}_login`, readFileSync(file, 'utf8')] as const;
    });
    expect(new Set(passwords.map(([, password]) => password)).size).toBe(departmentNames().length);
    for (const [name, { volumes = [] }] of departments)
      expect([name, volumes.filter((volume) => /secrets|private|signing/.test(volume))]).toEqual([
        ...[name, [`${name}-password:/hub/secrets/${name}_login:ro`]],
      ]);
    for (const [login, password] of passwords) {
      expect(await loggedIn(login, password)).toBe(login);
      for (const known of ['rivergate', login, ''])
        expect(await loggedIn(login, known)).toMatch(/password/);
    }
  });

  test('S9D6 MUST keep what signs requests apart from what signs permits and the audit log', () => {
    expect(readdirSync(signingKeys())).toEqual(['gateway.key']);
    expect(readdirSync(privateKeys())).toContain('permit.key');
    expect(readdirSync(privateKeys())).not.toContain('gateway.key');
  });

  test('S9D7 MUST sign a person of the demonstration in at both gateways, with the second factor', async () => {
    const [account] = credentials().accounts;
    if (!account) throw new TypeError('The demonstration has accounts.');
    const [first, second] = [new Date(), new Date(Date.now() + 30_000)]; // A code signs in once.
    expect(await signedIn('gateway-1', account, first)).toEqual([200, account.account]);
    expect(await signedIn('gateway-2', account, second)).toEqual([200, account.account]);
  });

  test('answer a question across departments, the same through both gateways', async () => {
    const [one, two] = await Promise.all(
      ['gateway-1', 'gateway-2'].map((name) => whenKnown(() => askHub(address(name), ACROSS))),
    );
    expect(one?.body.errors).toBeUndefined();
    expect(one?.body.data).toMatchObject({
      district: { nameZh: '蓬江区', weatherStations: { nodes: [{}] } },
    });
    expect(two).toEqual(one);
  });

  test('refuse anyone who is no gateway, but say that they are well', async () => {
    const refused = await askHub(address('water'), '{ __typename }');
    expect(refused).toMatchObject({
      status: 401,
      body: { errors: [{ extensions: { code: 'REQUEST_UNSIGNED' } }] },
    });
    expect((await fetch(`${address('water')}/healthz`)).status).toBe(200);
  });

  test('S9A1 MUST give anyone who stole the key of a gateway no more than the public has', async () => {
    const gatewayKey = stolenKey(signingKeys(), 'gateway.key');
    const open = await whenKnown(() => attack(water(), '/graphql', { gatewayKey, body: OPEN }));
    expect(open.body).toMatchObject({ data: { waterStations: { nodes: [{}] } } });
    const closed = await whenKnown(() => attack(water(), '/graphql', { gatewayKey, body: CLOSED }));
    expect(closed.body.data).toEqual(NO_ECOLOGY);
    expect(new Set(closed.codes)).toEqual(new Set(['NOT_SHARED']));
    const entities = await attack(water(), '/graphql', { gatewayKey, body: CLOSED_ENTITY });
    expect(JSON.stringify(entities.body.data ?? null)).not.toMatch(/latest":\[/);
    expect(entities.codes.length).toBeGreaterThan(0);
  });

  test('S9A2 MUST refuse a permit of another key, department or body, and one that came before', async () => {
    const gatewayKey = stolenKey(signingKeys(), 'gateway.key');
    const permitKey = stolenKey(privateKeys(), 'permit.key');
    const own = signingKey(generateGatewayKey().privateKeyPem);
    const refusals = {
      'of an own key': ownersPermit(own, 'water', { body: CLOSED }),
      'of the key that signs requests': ownersPermit(gatewayKey, 'water', { body: CLOSED }),
      'for another department': ownersPermit(permitKey, 'weather', { body: CLOSED }),
      'for another body': ownersPermit(permitKey, 'water', { body: OPEN }),
      'for another request': ownersPermit(permitKey, 'water', { body: CLOSED, requestId: 'r' }),
      'an access token': await accessToken(),
      none: '',
    };
    for (const [what, permit] of Object.entries(refusals)) {
      const { status, codes } = await attack(water(), '/graphql', {
        ...{ gatewayKey, permit, body: CLOSED },
      });
      expect([what, status, codes]).toEqual([what, 401, ['REQUEST_UNSIGNED']]);
    }
    const permit = ownersPermit(permitKey, 'water', { body: CLOSED });
    const captured = { gatewayKey, permit, body: CLOSED };
    expect((await attack(water(), '/graphql', captured)).status).toBe(200);
    expect(await attack(water(), '/graphql', captured)).toMatchObject({
      ...{ status: 401, codes: ['REQUEST_REPLAYED'] },
    });
  });

  test('S9A3 MUST keep a department to the state that its exchange has signed', async () => {
    const gatewayKey = stolenKey(signingKeys(), 'gateway.key');
    const own = signingKey(generateGatewayKey().privateKeyPem);
    const state = JSON.stringify({ version: 9_999_999, datasets: [], isDemonstration: true });
    const facts = { version: 9_999_999, stateHash: textHashOf(state), casesHash: textHashOf('[]') };
    for (const key of [own, gatewayKey, stolenKey(privateKeys(), 'permit.key')]) {
      const lease = signLease(key, { ...facts, issuedAtMs: Date.now(), nonces: [] });
      const body = JSON.stringify({ state });
      const { status, codes } = await attack(water(), STATE_PATH, { gatewayKey, lease, body });
      expect([status, codes]).toEqual([503, ['SHARING_STATE_STALE']]);
      const asked = await attack(water(), '/graphql', { gatewayKey, lease, body: CLOSED });
      expect([asked.status, asked.codes]).toEqual([503, ['SHARING_STATE_STALE']]);
    }
    expect((await askedBy(await accessToken())).body.errors).toBeUndefined();
  });

  test('S9A4 MUST read nothing that must be recorded while the audit log cannot be written, and answer the public', async () => {
    const token = await accessToken();
    expect((await askedBy(token)).body.errors).toBeUndefined();
    const blocker = new Client({ connectionString: database.url });
    await blocker.connect();
    try {
      await blocker.query('begin');
      await blocker.query('select from hub.ledger_head for update');
      const [closed, open] = await Promise.all([
        askedBy(token),
        askHub(address('gateway-1'), ACROSS),
      ]);
      expect(codesOf(closed.body)).toEqual(new Set(['AUDIT_UNAVAILABLE']));
      expect(closed.body.data).toEqual(NO_ECOLOGY);
      expect(open.body.errors).toBeUndefined();
    } finally {
      await blocker.end();
    }
    expect(await untilAnswered(token)).toMatchObject({ reservoirEcologyPoints: { nodes: [{}] } });
  });

  test('S9A5 MUST hear of a revocation within a second, also while the exchange cannot be reached', async () => {
    const token = await accessToken();
    expect((await askedBy(token, 'gateway-2')).body.errors).toBeUndefined();
    const exchange = running.get('exchange')?.child;
    exchange?.kill('SIGSTOP');
    try {
      await sleep(1300);
      for (const gateway of ['gateway-1', 'gateway-2']) {
        const { body } = await askedBy(token, gateway);
        expect(codesOf(body)).toEqual(new Set(['SHARING_STATE_STALE']));
        expect(body.data).toEqual(NO_ECOLOGY);
      }
      const open = await askHub(
        address('gateway-2'),
        `{ waterStations(first: 1) { nodes { id nameZh } } }`,
      );
      expect(open.body.errors).toBeUndefined();
      await revokedInDatabase();
    } finally {
      exchange?.kill('SIGCONT');
    }
    await sleep(1000);
    for (const gateway of ['gateway-1', 'gateway-2']) {
      const { body } = await askedBy(token, gateway);
      expect(codesOf(body)).toEqual(new Set(['NOT_SHARED']));
      expect(body.data).toEqual(NO_ECOLOGY);
    }
  });

  test('S9A6 MUST leave signed heads of the audit log with each owner, which hold the whole of it', async () => {
    const anchors = join(folder, 'data', 'water', 'record-anchors.jsonl');
    for (let tries = 0; tries < 60 && !existsSync(anchors); tries += 1) {
      await askHub(address('gateway-1'), ACROSS);
      await sleep(500);
    }
    const { output } = await hubCommand(['ledger', 'verify', '--anchor', anchors, '--json'], {
      env: { ...environmentOf('gateway-1', gatewayService()), DATABASE_URL: database.url },
      cwd: folder,
    });
    const found: unknown = JSON.parse(/^\{.*\}$/m.exec(output)?.[0] ?? 'null');
    expect([output, found]).toMatchObject([
      output, // The audit log is sealed every ten minutes: unless it was, there is a witness only.
      { verdict: expect.stringMatching(/WHOLE|UNWITNESSED/), firstBroken: null, beside: [] },
    ]);
    expect(found).not.toMatchObject({ anchors: 0 });
  });

  test('work off, each its own, what an import that was killed has left of roll-ups, and say so', async () => {
    const client = new Client({ connectionString: database.url });
    await client.connect();
    try {
      const { rowCount } = await client.query(
        `with lost as (delete from ocean.rollup where step = 'DAY' returning series_id, day)
         insert into ocean.dirty_bucket (series_id, day) select series_id, day from lost on conflict do nothing`,
      );
      expect(rowCount).toBeGreaterThan(0);
      const rollups = () => client.query(`select from ocean.rollup where step = 'DAY'`);
      for (const end = Date.now() + 60_000; Date.now() < end; await sleep(200))
        if (((await rollups()).rowCount ?? 0) >= (rowCount ?? 0)) break;
      expect((await rollups()).rowCount).toBeGreaterThanOrEqual(rowCount ?? 0);
    } finally {
      await client.end();
    }
    const ready = await fetch(`${address('gateway-1')}/readyz`);
    expect(await ready.json()).toMatchObject({
      links: { ocean: { rollups: { days: expect.any(Number) as number } } },
    });
  });

  test('lose only the fields of a department that is killed', async () => {
    await running.get('water')?.end('SIGKILL');
    const { status, body } = await askHub(address('gateway-1'), ACROSS);
    expect(status).toBe(200);
    expect(body.data).toMatchObject({
      district: { nameZh: '蓬江区', waterStations: null, weatherStations: { nodes: [{}] } },
    });
    expect(body.errors).toMatchObject([
      { extensions: { code: 'DEPARTMENT_UNAVAILABLE', department: 'water' } },
    ]);
    expect(JSON.stringify(body.errors)).not.toMatch(/127\.0\.0\.1|ECONN|at .*\.js/);
    const ready = await fetch(`${address('gateway-1')}/readyz`);
    expect(ready.status).toBe(200);
    expect(await ready.json()).toMatchObject({
      ...{ status: 'degraded', departments: { water: 'down', weather: 'up' } },
    });
  });
});

/** A question to the department itself, as JSON. */
const OPEN = JSON.stringify({ query: '{ waterStations(first: 1) { nodes { id nameZh } } }' });
const ECOLOGY = `{ reservoirEcologyPoints(first: 1) { nodes { id ecology { latest { value } } } } }`;
const CLOSED = JSON.stringify({ query: ECOLOGY });
const CLOSED_ENTITY = JSON.stringify({
  query:
    '{ _entities(representations: [{ __typename: "ReservoirEcologyPoint", id: "x" }]) { ... on ReservoirEcologyPoint { ecology { latest { value } } } } }',
});
const NO_ECOLOGY = {
  reservoirEcologyPoints: { nodes: [{ id: expect.any(String), ecology: null }] },
};

const water = () => ({ name: 'water', url: address('water') });
const privateKeys = () => join(folder, 'keys', 'private');
const signingKeys = () => join(folder, 'keys', 'signing');
const codesOf = ({ errors = [] }: GraphQLBody) =>
  new Set(errors.map(({ extensions }) => extensions['code']));

/** What `prepare` reported of the demonstration. */
function credentials(): DemoCredentials {
  const file = join(folder, 'data', 'prepare', 'demo-credentials.json');
  return JSON.parse(readFileSync(file, 'utf8')) as DemoCredentials;
}

/** Signs in by password and the code of a moment, and the answer. */
async function signedIn(
  gateway: string,
  { account, password, totpSecret }: DemoCredentials['accounts'][number],
  at: Date,
): Promise<readonly [status: number, account: unknown]> {
  const response = await fetch(`${address(gateway)}/oauth/sign-in`, {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify({ account, password, code: totpCode(totpSecret, at) }),
  });
  const body = (await response.json()) as { readonly account?: unknown };
  return [response.status, body.account ?? body];
}

/**
 * Asks again, for half a minute, while what is granted could not be received within a second: on a
 * busy machine the hub refuses with that, and says that one may.
 */
async function whenKnown<Answer extends { readonly body: GraphQLBody }>(
  ask: () => Promise<Answer>,
): Promise<Answer> {
  let answer = await ask();
  const isStale = () => codesOf(answer.body).has('SHARING_STATE_STALE');
  for (const end = Date.now() + 30_000; isStale() && Date.now() < end;) answer = await ask();
  return answer;
}

/** A token of the demonstration's university, which was granted the ecology of reservoirs. */
async function accessToken(): Promise<string> {
  const client = credentials().clients.find(
    ({ clientId }) => clientId === 'client-demo-university',
  );
  const response = await fetch(`${address('gateway-1')}/oauth/token`, {
    method: 'POST',
    body: new URLSearchParams({
      grant_type: 'client_credentials',
      client_id: client?.clientId ?? '',
      client_secret: client?.clientSecret ?? '',
    }),
  });
  return String(((await response.json()) as Record<string, unknown>)['access_token']);
}

async function askedBy(
  token: string,
  gateway = 'gateway-1',
): Promise<{ readonly body: GraphQLBody }> {
  const response = await fetch(`${address(gateway)}/graphql`, {
    method: 'POST',
    headers: { 'content-type': 'application/json', authorization: `Bearer ${token}` },
    body: CLOSED,
  });
  return { body: (await response.json()) as GraphQLBody };
}

/** The data of the first answer without errors. */
async function untilAnswered(token: string): Promise<GraphQLBody['data']> {
  for (let tries = 0; tries < 50; tries += 1) {
    const { body } = await askedBy(token);
    if (!body.errors) return body.data;
    await sleep(200);
  }
  return null;
}

/** As the exchange does it, while it cannot. */
async function revokedInDatabase(): Promise<void> {
  const client = new Client({ connectionString: database.url });
  await client.connect();
  await client.query(
    "update exchange.data_grant set revoked_at = now(), revoked_by = 'test', revoked_because = 'test' where organisation_id = 'demo-university'",
  );
  await client.end();
}

/** Who is logged in with a password; what PostgreSQL says where nobody is. */
async function loggedIn(login: string, password: string): Promise<string> {
  const address = new URL(database.url);
  [address.username, address.password] = [login, password];
  const client = new Client({ connectionString: address.href });
  try {
    await client.connect();
    const { rows } = await client.query<{ name: string }>('select session_user as name');
    return rows[0]?.name ?? '';
  } catch (thrown) {
    return String(thrown);
  } finally {
    await client.end().catch(() => undefined);
  }
}

function gatewayService(): Service {
  const [, service] = services.find(([name]) => name === 'gateway-1') ?? [];
  if (!service) throw new TypeError('The compose file has a gateway-1.');
  return service;
}

function composeFile() {
  const text = readFileSync(join(ROOT, 'docker-compose.yml'), 'utf8');
  return parse(text, { merge: true }) as { readonly services: Readonly<Record<string, Service>> };
}

/** Services of our own image, each after those that it depends on. */
function ourServices(): ReadonlyArray<readonly [string, Service]> {
  const all = composeFile().services;
  const depth = (name: string): number =>
    Math.max(0, ...Object.keys(all[name]?.depends_on ?? {}).map((other) => 1 + depth(other)));
  const ours = Object.entries(all).filter(([, { build }]) => build !== undefined);
  return ours.sort(([a], [b]) => depth(a) - depth(b));
}

function argumentsOf({ command }: Service): ReadonlyArray<string> {
  expect(command.slice(0, 2)).toEqual(['node', 'dist/gateway/main.js']);
  return command.slice(2);
}

/** The service's environment with local addresses; two days of demonstration are enough here. */
function environmentOf(name: string, { environment = {} }: Service): Record<string, string> {
  const local = Object.fromEntries(
    Object.entries(environment).map(([key, value]) => [
      key,
      localAddresses(
        String(value)
          .trim()
          .replace(/^\$\{[A-Z_]+:-([a-z]*)\}$/, '$1'),
      ),
    ]),
  );
  return {
    NODE_ENV: 'production',
    RIVERGATE_DATA: join('data', name),
    RIVERGATE_DEMO_DAYS: '2',
    RIVERGATE_LOG_LEVEL: 'error',
    ...local,
    PORT: String(ports.get(name)),
  };
}

async function ready(gateway: string): Promise<void> {
  while ((await fetch(`${address(gateway)}/readyz`)).status !== 200) await sleep(100);
}

function localAddresses(value: string): string {
  if (value.startsWith('postgres://')) return localDatabase(value);
  return value.replace(/http:\/\/([a-z0-9-]+):\d+/g, (whole, service: string) =>
    ports.has(service) ? address(service) : whole,
  );
}

/** The database of the test, with the login that the compose file gives; its password is in its file. */
function localDatabase(value: string): string {
  const given = new URL(value);
  const local = new URL(database.url);
  if (given.username === 'rivergate') return local.href;
  local.username = given.username;
  local.password = '';
  return local.href;
}

function address(service: string): string {
  return `http://127.0.0.1:${String(ports.get(service))}`;
}

/** Ports that are free at once: one after the other, the same could come twice. */
async function freePorts(count: number): Promise<ReadonlyArray<number>> {
  const servers = Array.from({ length: count }, () => createServer().listen(0, '127.0.0.1'));
  await Promise.all(servers.map((server) => once(server, 'listening')));
  const ports = servers.map((server) => (server.address() as AddressInfo).port);
  await Promise.all(servers.map((server) => once(server.close(), 'close')));
  return ports;
}
