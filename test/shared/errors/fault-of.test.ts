import { spawnSync } from 'node:child_process';
import { chmodSync, mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { createServer } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { migrateDepartment } from '../../../shared/data/migrate';
import { withConnection } from '../../../shared/data/server/with-connection';
import { faultOf } from '../../../shared/errors/fault-of';
import { RiverGateError } from '../../../shared/errors/rivergate-error';
import { freshDatabase, type TestDatabase } from '../../setup/database';

const ROOT = join(__dirname, '..', '..', '..');
let fresh: TestDatabase;
let folder: string;
beforeAll(async () => {
  fresh = await freshDatabase();
  folder = mkdtempSync(join(tmpdir(), 'faults-'));
  chmodSync(folder, 0o755);
});
afterAll(async () => {
  rmSync(folder, { recursive: true });
  await fresh.drop();
});

const thrownBy = async (work: () => unknown): Promise<unknown> => {
  try {
    await work();
  } catch (thrown) {
    return thrown;
  }
  throw new Error('It was expected to throw.');
};
const sql = (text: string, url = fresh.url) => withConnection(url, (client) => client.query(text));

function listenTwice(): Promise<void> {
  const [first, second] = [createServer(), createServer()];
  return new Promise((_, reject) => {
    second.once('error', (fault) => {
      first.close();
      reject(fault);
    });
    first.listen(0, '127.0.0.1', () => second.listen(first.address() as { port: number }));
  });
}

describe('a failure', () => {
  test.each<[string, string, () => unknown]>([
    ['a full disk', 'DISK_FULL', () => writeFileSync('/dev/full', 'x')],
    [
      'a full disk of PostgreSQL',
      'DISK_FULL',
      () => sql("do $$ begin raise 'full' using errcode = '53100'; end $$"),
    ],
    ['a port that is in use', 'ADDRESS_UNAVAILABLE', listenTwice],
    ['a file that does not exist', 'FOLDER_UNUSABLE', () => readFileSync(join(folder, 'none'))],
    ['a folder in the way of a file', 'FOLDER_UNUSABLE', () => writeFileSync(folder, 'x')],
    ['a file in the way of a folder', 'FOLDER_UNUSABLE', () => mkdirSync(join(__filename, 'x'))],
    [
      'a backend that was ended',
      'DATABASE_UNAVAILABLE',
      () => sql('select pg_terminate_backend(pg_backend_pid())'),
    ],
    [
      'a server that does not exist',
      'DATABASE_UNAVAILABLE',
      () => sql('select 1', 'postgres://nobody@127.0.0.1:1/none'),
    ],
    [
      'a database that does not exist',
      'DATABASE_UNAVAILABLE',
      () => sql('select 1', fresh.url.replace(/\/[^/]*$/, '/none')),
    ],
    ['a fault of our own', 'INTERNAL', () => Promise.reject(new TypeError('one\n  at two'))],
  ])('%s is %s in one line', async (_, code, work) => {
    const fault = faultOf(await thrownBy(work));
    expect(fault.code).toBe(code);
    expect(fault.message).not.toContain('\n');
    expect(fault.message).not.toBe('');
  });

  test('of a login that may not make roles is DATABASE_RIGHTS', async () => {
    const role = `poor_${crypto.randomUUID().replaceAll('-', '')}`;
    await sql(`create role ${role} login password 'x'`);
    const url = new URL(fresh.url);
    [url.username, url.password] = [role, 'x'];
    const options = { url: url.href, folder: join(ROOT, 'migrations') };
    const fault = faultOf(await thrownBy(() => migrateDepartment(`d_${role}`, options)));
    await sql(`drop role ${role}`);
    expect(fault.code).toBe('DATABASE_RIGHTS');
  });

  test('that has a code of ours already stays as it is', () => {
    const ours = new RiverGateError('SETTINGS_INVALID', 'two\nlines');
    expect(faultOf(ours)).toBe(ours);
  });
});

test('a data folder that we may not read is FOLDER_UNUSABLE, and not "no PostgreSQL"', () => {
  const closed = join(folder, 'closed');
  mkdirSync(closed, { mode: 0o700 });
  writeFileSync(join(closed, 'data'), 'x');
  const isRoot = process.getuid?.() === 0;
  if (!isRoot) chmodSync(closed, 0o000);
  // Root gives itself up only when all is loaded: others need not be able to read these sources.
  const program = `const { requireUsableFolder } = require('./shared/data/server/usable-folder');
    if (${isRoot}) { process.setgroups([]); process.setgid(65534); process.setuid(65534); }
    requireUsableFolder(process.argv[1])
    .then(() => console.log('usable'), ({ code, message }) => console.log(code + ': ' + message))`;
  const { stdout, stderr } = spawnSync(
    process.execPath,
    ['-r', './test/setup/typescript.cjs', '-e', program, join(closed, 'hub')],
    { cwd: ROOT, encoding: 'utf8' },
  );
  chmodSync(closed, 0o700);
  expect([stderr, stdout.trim()]).toEqual([
    '',
    expect.stringMatching(
      /^FOLDER_UNUSABLE: The data folder .*\/closed\/hub cannot be used: EACCES/,
    ),
  ]);
});
