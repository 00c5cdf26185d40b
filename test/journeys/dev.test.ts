import { spawn, execFileSync, type ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import {
  chmodSync,
  cpSync,
  mkdirSync,
  mkdtempSync,
  readFileSync,
  rmSync,
  symlinkSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { freePort } from '../../gateway/dev/free-port';
import { freshDatabase, type TestDatabase } from '../setup/database';
import { askHub, ROOT } from '../setup/hub-process';

const DEPARTMENTS = ['exchange', 'reference', 'ocean'];
const SOURCE = 'subgraphs/ocean/sea.station.ts';
const DESCRIPTION = '{ __type(name: "SeaStation") { description } }';

let folder: string;
let database: TestDatabase;
let dev: ChildProcess | undefined;
let url: string;
let output = '';

beforeAll(async () => {
  folder = mkdtempSync(join(tmpdir(), 'dev-'));
  chmodSync(folder, 0o755);
  house();
  database = await freshDatabase();
  const port = String(await freePort());
  url = `http://127.0.0.1:${port}`;
  const { PATH = '', HOME = '', TMPDIR = '/tmp' } = process.env;
  dev = spawn(process.execPath, ['-r', './gateway/dev/typescript.cjs', 'gateway/dev/main.ts'], {
    cwd: folder,
    env: {
      ...{ PATH, HOME, TMPDIR, PORT: port, DATABASE_URL: database.url },
      RIVERGATE_DEMO: 'false',
    },
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  for (const stream of [dev.stdout, dev.stderr])
    stream?.on('data', (chunk: Buffer) => {
      output += String(chunk);
    });
  await said(/The hub answers after .* \(the first start\)/);
});
afterAll(async () => {
  if (dev?.exitCode === null) dev.kill('SIGTERM');
  await database.drop();
  rmSync(folder, { recursive: true });
});

test('npm run dev serves a changed source, outlives one that does not compile, and ends all it started', async () => {
  expect(await descriptionOf()).not.toContain('tried');

  edit(SOURCE, (text) => text.replace("'Near-shore", "'tried Near-shore"));
  await said(/The hub answers after .* \(subgraphs\/ocean\/sea\.station\.ts\)/);
  expect(await descriptionOf()).toMatch(/^tried /);
  expect(readFileSync(join(folder, 'subgraphs/ocean/schema.graphql'), 'utf8')).toContain(
    '"""tried ',
  );

  edit(SOURCE, (text) => `${text}\nclass {`);
  await said(/sea\.station\.ts does not compile/);
  expect(await descriptionOf()).toMatch(/^tried /);

  edit(SOURCE, (text) => text.replace('\nclass {', "\nthrow new TypeError('at start');"));
  await said(/at start[^]*sea\.station\.ts:\d+[^]*The hub did not start/);
  expect((await fetch(`${url}/readyz`)).status).toBe(503);

  expect(await textAt('/stations/x/y')).toContain('src="/console/main.tsx"');
  expect(await textAt('/console/main.tsx')).toContain('as it was');
  edit('gateway/web/console/main.tsx', (text) => text.replace('as it was', 'as it is'));
  while (!(await textAt('/console/main.tsx')).includes('as it is')) await sleep(50);

  dev?.kill('SIGINT');
  expect(await once(dev as ChildProcess, 'exit')).toEqual([0, null]);
  expect(processesOf(folder)).toEqual([]);
});

/** The house with two departments and one page of a line. */
function house(): void {
  for (const part of ['gateway', 'shared', 'subgraphs/registry.ts', 'package.json', '.swcrc'])
    cpSync(join(ROOT, part), join(folder, part), {
      recursive: true,
      filter: (source) => !/web\/(console|explorer)\/./.test(source) || source.endsWith('.html'),
    });
  for (const part of ['subgraphs', 'migrations'])
    for (const name of part === 'migrations' ? ['hub', ...DEPARTMENTS] : DEPARTMENTS)
      cpSync(join(ROOT, part, name), join(folder, part, name), { recursive: true });
  mkdirSync(join(folder, 'gateway/web/explorer'), { recursive: true });
  for (const page of ['console', 'explorer'])
    writeFileSync(join(folder, `gateway/web/${page}/main.tsx`), `document.title = 'as it was';\n`);
  symlinkSync(join(ROOT, 'node_modules'), join(folder, 'node_modules'));
}

function edit(file: string, change: (text: string) => string): void {
  const before = readFileSync(join(folder, file), 'utf8');
  const after = change(before);
  if (after === before) throw new Error(`${file} has nothing of what was to be changed.`);
  writeFileSync(join(folder, file), after);
}

async function said(pattern: RegExp): Promise<void> {
  for (; !pattern.test(output); await sleep(50)) {
    if (dev?.exitCode !== null)
      throw new Error(`It ended without saying ${String(pattern)}:\n${output}`);
  }
}

async function descriptionOf(): Promise<unknown> {
  const { body } = await askHub(url, DESCRIPTION);
  return (body.data?.['__type'] as { readonly description?: unknown } | undefined)?.description;
}

async function textAt(path: string): Promise<string> {
  return (await fetch(`${url}${path}`)).text();
}

/** Command lines of processes that were started from this folder. */
function processesOf(place: string): string[] {
  const list = execFileSync('ps', ['axww', '-o', 'args'], { encoding: 'utf8' });
  return list.split('\n').filter((line) => line.includes(place));
}
