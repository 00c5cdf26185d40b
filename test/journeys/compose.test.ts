import { chmodSync, mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { createServer, type AddressInfo } from 'node:net';
import { once } from 'node:events';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { parse } from 'yaml';
import { freshDatabase, type TestDatabase } from '../setup/database';
import { askHub, hubCommand, hubProcess, ROOT, type HubProcess } from '../setup/hub-process';

jest.setTimeout(240_000);

interface Service {
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
  for (const [name] of services) ports.set(name, await freePort());
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
    expect(all.sort()).toEqual([
      'agriculture',
      'directory',
      'environment',
      'forestry',
      'gateway-1',
      'gateway-2',
      'keys',
      'logins',
      'ocean',
      'postgres',
      'prepare',
      'proxy',
      'simulators',
      'transport',
      'water',
      'weather',
    ]);
  });

  test('answer a question across departments, alike through both gateways', async () => {
    const [one, two] = await Promise.all(
      ['gateway-1', 'gateway-2'].map((name) => askHub(address(name), ACROSS)),
    );
    expect(one?.body.errors).toBeUndefined();
    expect(one?.body.data).toMatchObject({
      district: { nameZh: '蓬江区', weatherStations: { nodes: [{}] } },
    });
    expect(two).toEqual(one);
  });

  test('refuse whoever is no gateway, but say that they are well', async () => {
    const refused = await askHub(address('water'), '{ __typename }');
    expect(refused).toMatchObject({
      status: 401,
      body: { errors: [{ extensions: { code: 'REQUEST_UNSIGNED' } }] },
    });
    expect((await fetch(`${address('water')}/healthz`)).status).toBe(200);
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
    expect(ready.status).toBe(503);
    expect(await ready.json()).toMatchObject({ departments: { water: 'down', weather: 'up' } });
  });
});

function composeFile() {
  const text = readFileSync(join(ROOT, 'docker-compose.yml'), 'utf8');
  return parse(text, { merge: true }) as { readonly services: Readonly<Record<string, Service>> };
}

/** Services of our own image, those first that others wait for. */
function ourServices(): ReadonlyArray<readonly [string, Service]> {
  const ours = Object.entries(composeFile().services).filter(
    ([, { build }]) => build !== undefined,
  );
  const rank = ([name]: readonly [string, Service]) =>
    ['keys', 'prepare', 'logins'].indexOf(name) + 1 || 9;
  return ours.sort((a, b) => rank(a) - rank(b));
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
          .replace(/^\$\{[A-Z_]+:-([a-z]+)\}$/, '$1'),
      ),
    ]),
  );
  return {
    NODE_ENV: 'production',
    RIVERGATE_DATA: 'data',
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

/** The database of the test, with the login that the compose file gives; its default password. */
function localDatabase(value: string): string {
  const given = new URL(value.replace(/\$\{[A-Z_]+:-([a-z]+)\}/, '$1'));
  const local = new URL(database.url);
  if (given.username === 'rivergate') return local.href;
  local.username = given.username;
  local.password = given.password;
  return local.href;
}

function address(service: string): string {
  return `http://127.0.0.1:${String(ports.get(service))}`;
}

async function freePort(): Promise<number> {
  const server = createServer().listen(0, '127.0.0.1');
  await once(server, 'listening');
  const { port } = server.address() as AddressInfo;
  server.close();
  await once(server, 'close');
  return port;
}
