import { execFileSync } from 'node:child_process';
import { once } from 'node:events';
import { chmodSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { createServer, type AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { askHub, hubCommand, hubProcess, type HubProcess } from '../setup/hub-process';

const READY = /RiverGate is ready: (http:\/\/127\.0\.0\.1:\d+)\//;
/** What everybody may ask of every hub. */
const CATALOGUE = '{ datasets(first: 1) { totalCount } }';
const QUESTION = '{ waterStations(first: 1) { totalCount nodes { nameZh provenance } } }';

describe('the hub in one process on a PostgreSQL of its own', () => {
  let folder: string;
  let env: Readonly<Record<string, string>>;
  const running: HubProcess[] = [];
  const start = async () => {
    const hub = hubProcess(['start'], { env, cwd: folder });
    running.push(hub);
    const [, url = ''] = await hub.said(READY);
    return { hub, url };
  };

  beforeAll(() => {
    folder = mkdtempSync(join(tmpdir(), 'hub-'));
    chmodSync(folder, 0o755);
    env = {
      PORT: '0',
      RIVERGATE_POSTGRES: 'embedded',
      RIVERGATE_DEMO_DAYS: '2',
      RIVERGATE_LOG_LEVEL: 'warn',
    };
  });
  afterAll(async () => {
    for (const hub of running) await hub.end('SIGTERM');
    rmSync(folder, { recursive: true });
  });

  test('starts on nothing, answers, stops everything at SIGTERM, and goes on with its data after kill -9', async () => {
    const first = await start();
    const answer = await askHub(first.url, QUESTION);
    expect(answer.body.data?.['waterStations']).toMatchObject({
      nodes: [{ provenance: 'SYNTHETIC' }],
    });
    expect(await (await fetch(`${first.url}/readyz`)).json()).toMatchObject({ status: 'ready' });

    const file = join(folder, 'gamma.csv');
    writeFileSync(file, GAMMA);
    const gamma = ['import', 'environment/gamma', file, '--json'];
    const refused = await hubCommand(gamma, { env, cwd: folder });
    expect([refused.code, refused.output]).toEqual([
      1,
      expect.stringMatching(/^DEMONSTRATION_IN_FORCE/m),
    ]);
    const beside = await hubCommand([...gamma, '--end-demonstration'], { env, cwd: folder });
    expect(JSON.parse(beside.output.trim().split('\n').at(-1) ?? '')).toEqual({
      read: 2,
      stored: 1,
      revised: 0,
      unchanged: 0,
      rejected: 1,
      encoding: 'utf-8',
    });
    expect(readFileSync(join(folder, 'gamma.csv.rejects.csv'), 'utf8')).toMatch(
      /^\ufeffline,column,value,code,reason,.*\r\n3,/,
    );

    expect(await first.hub.end('SIGTERM')).toBe(0);
    expect(processesOf(folder)).toEqual([]);

    const without = await hubCommand(gamma, { env, cwd: folder });
    expect(JSON.parse(without.output.trim().split('\n').at(-1) ?? '')).toEqual({
      read: 2,
      stored: 0,
      revised: 0,
      unchanged: 1,
      rejected: 1,
      encoding: 'utf-8',
    });
    expect(processesOf(folder)).toEqual([]);

    const second = await start();
    await second.hub.end('SIGKILL');
    const third = await start();
    const catalogue = (await askHub(third.url, CATALOGUE)).body.data;
    expect(catalogue).toEqual({ datasets: { totalCount: expect.any(Number) as number } });
    // Real data have come in: what only the demonstration had released is open no more.
    expect((await askHub(third.url, QUESTION)).body.errors?.[0]?.extensions).toMatchObject({
      code: 'NOT_SHARED',
    });

    // The reader of its output goes, and its PostgreSQL is killed: it goes on, and starts that again.
    third.hub.child.stdout?.destroy();
    process.kill(postmasterIn(folder), 'SIGKILL');
    const RESTARTED = 'PostgreSQL has ended unexpectedly and is being restarted.';
    const after = await until(async () => {
      const { data } = (await askHub(third.url, CATALOGUE)).body;
      // A connection may still answer for a moment, before the end of PostgreSQL is noticed.
      return data?.['datasets'] && third.hub.output().includes(RESTARTED) ? data : null;
    });
    expect(after).toEqual(catalogue);
    expect(third.hub.output()).toContain(RESTARTED);
    expect(await third.hub.end('SIGINT')).toBe(0);
    expect(processesOf(folder)).toEqual([]);
  });

  test('ends and says why when its port is in use', async () => {
    const taken = createServer().listen(0, '127.0.0.1');
    await once(taken, 'listening');
    const { port } = taken.address() as AddressInfo;
    const { code, output } = await hubCommand(['start'], {
      env: { ...env, PORT: String(port) },
      cwd: folder,
    });
    taken.close();
    expect(code).toBe(1);
    expect(output).toMatch(
      /^ADDRESS_UNAVAILABLE: The hub cannot listen at .* EADDRINUSE.*\n→ .*\n$/,
    );
    expect(processesOf(folder)).toEqual([]);
  });

  test('may be started twice at once on one new folder: the second waits for the first', async () => {
    const both = mkdtempSync(join(tmpdir(), 'both-'));
    chmodSync(both, 0o755);
    const empty = { ...env, RIVERGATE_DEMO: 'false' };
    const hubs = [1, 2].map(() => hubProcess(['start'], { env: empty, cwd: both }));
    running.push(...hubs);
    const urls = await Promise.all(hubs.map(async (hub) => (await hub.said(READY))[1] ?? ''));
    for (const url of urls) {
      const { body } = await askHub(url, CATALOGUE);
      expect(body).toEqual({ data: { datasets: { totalCount: expect.any(Number) as number } } });
    }
    expect(await Promise.all(hubs.map((hub) => hub.end('SIGTERM')))).toEqual([0, 0]);
    expect(processesOf(both)).toEqual([]);
    rmSync(both, { recursive: true });
  });

  test('says all wrong settings at once and starts nothing', async () => {
    const wrong = { ...env, PORT: 'many', RIVERGATE_DEMO: 'perhaps', RIVERGATE_POOLSIZE: '3' };
    const { code, output } = await hubCommand(['start'], { env: wrong, cwd: folder });
    expect(code).toBe(1);
    expect(output).toMatch(/^SETTINGS_INVALID/);
    for (const name of ['PORT', 'RIVERGATE_DEMO', 'RIVERGATE_POOLSIZE'])
      expect(output).toContain(`${name}: `);
  });
});

const GAMMA = `page_id,plant,point,period_start,period_end,min_nGy_h,max_nGy_h,mean_nGy_h,background_range_nGy_h,conclusion
1,测试,测试点,2026-03-01T09:00,2026-03-02T09:00,100.1,110.2,105.3,90-180,正常水平
1,测试,测试点,gestern,2026-03-03T09:00,100.1,110.2,105.3,90-180,正常水平
`;

/** The main process of the PostgreSQL that runs in a hub's folder. */
function postmasterIn(folder: string): number {
  const data = join(folder, '.rivergate');
  const home = readdirSync(data).find((name) => name.startsWith('postgres-')) ?? '';
  const cluster = join(data, home, 'cluster');
  return Number(readFileSync(join(cluster, 'postmaster.pid'), 'utf8').split('\n')[0]);
}

/** Asks until something comes, for at most a minute; answers it. */
async function until<T>(ask: () => Promise<T | null>): Promise<T | null> {
  let found: T | null = null;
  for (const end = Date.now() + 60_000; found === null && Date.now() < end;) {
    found = await ask().catch(() => null);
  }
  return found;
}

/** Command lines of processes that were started from this folder or keep data in it. */
function processesOf(folder: string): string[] {
  const list = execFileSync('ps', ['axww', '-o', 'args'], { encoding: 'utf8' });
  return list.split('\n').filter((line) => line.includes(folder));
}
