import { once } from 'node:events';
import { existsSync, lstatSync } from 'node:fs';
import {
  chmod,
  mkdir,
  readFile,
  readdir,
  realpath,
  rename,
  rm,
  stat,
  symlink,
  writeFile,
} from 'node:fs/promises';
import { createServer } from 'node:net';
import { join } from 'node:path';
import { identityOf } from '../../../../shared/data/server/process-identity';
import { openServer } from '../../../../shared/data/server/open-server';
import {
  KINDS,
  ask,
  ended,
  openFolder,
  postmasterOf,
  removeFolder,
  startHolder,
} from './server-folder';

describe.each(KINDS)('a %s server of our own', (postgres) => {
  let folder: string;
  const open = (lines: string[] = []) =>
    openServer({
      postgres,
      dataFolder: folder,
      isDurable: false,
      log: (line) => lines.push(line),
    });
  const home = async () => join(folder, (await readdir(folder))[0] ?? '');

  beforeEach(async () => {
    folder = await openFolder();
  });
  afterEach(async () => {
    await removeFolder(folder);
  });

  it('starts on an empty folder, keeps its data, and stops when closed', async () => {
    const first = await open();
    expect(first.kind).toBe(postgres);
    expect(await ask(first.url, 'show server_encoding')).toBe('UTF8');
    await ask(first.url, "create table kept as select '江门'::text as name");
    const pid = await postmasterOf(first.url);
    await first.close();
    await first.close();
    expect(identityOf(pid)).toBeNull();

    const second = await open();
    expect(second.url).toBe(first.url);
    expect(await ask(second.url, 'select name from kept')).toBe('江门');
    await second.close();
  });

  it('lets nobody in without its password, which only its owner can read', async () => {
    const server = await open();
    const stranger = new URL(server.url);
    stranger.password = 'guessed';
    await expect(ask(stranger.href, 'select 1')).rejects.toMatchObject({ code: '28P01' });
    expect((await stat(join(await home(), 'password'))).mode & 0o777).toBe(0o600);
    await server.close();
  });

  it('starts again after kill -9 of the server', async () => {
    const killed = await open();
    await ask(killed.url, 'create table kept as select 7 as number');
    await ask(killed.url, 'checkpoint');
    const pid = await postmasterOf(killed.url);
    process.kill(pid, 'SIGKILL');
    await ended(pid);
    const restarted = await open();
    expect(await ask(restarted.url, 'select number from kept')).toBe(7);
    await killed.close();
    expect(await ask(restarted.url, 'select number from kept')).toBe(7);
    await restarted.close();
  });

  // What follows is about folders and processes, and asks nothing of the programs that is not asked above.
  if (postgres !== KINDS[0]) return;

  it('starts although the pid in postmaster.pid now belongs to another process', async () => {
    const killed = await open();
    const pid = await postmasterOf(killed.url);
    const pidFile = join(await home(), 'cluster', 'postmaster.pid');
    process.kill(pid, 'SIGKILL');
    await ended(pid);
    const lines = (await readFile(pidFile, 'utf8')).split('\n');
    await writeFile(pidFile, ['1', ...lines.slice(1)].join('\n'));
    const restarted = await open();
    expect(await ask(restarted.url, 'select 1')).toBe(1);
    await restarted.close();
    await killed.close();
  });

  it('takes another port when its own is in use', async () => {
    const first = await open();
    await first.close();
    const squatter = createServer().listen(Number(new URL(first.url).port), '127.0.0.1');
    await once(squatter, 'listening');
    const second = await open();
    expect(new URL(second.url).port).not.toBe(new URL(first.url).port);
    expect(await ask(second.url, 'select 1')).toBe(1);
    await second.close();
    squatter.close();
  });

  it('serves two processes that start at once, and stops with the last of them', async () => {
    const [left, right] = await Promise.all([
      startHolder(postgres, folder),
      startHolder(postgres, folder),
    ]);
    expect(right.url).toBe(left.url);
    const pid = await postmasterOf(left.url);
    await left.end();
    expect(await postmasterOf(right.url)).toBe(pid);
    await right.end();
    expect(identityOf(pid)).toBeNull();
  });

  it('adopts the server of a process that was killed, and stops it in the end', async () => {
    const killed = await startHolder(postgres, folder);
    const pid = await postmasterOf(killed.url);
    const hasEnded = once(killed.process, 'exit');
    killed.process.kill('SIGKILL');
    await hasEnded;
    const heir = await open();
    expect(heir.url).toBe(killed.url);
    expect(await postmasterOf(heir.url)).toBe(pid);
    await heir.close();
    expect(identityOf(pid)).toBeNull();
  });

  it('leaves no server behind when its process exits without closing it', async () => {
    const careless = await startHolder(postgres, folder, 'exit');
    const pid = await postmasterOf(careless.url);
    await careless.end();
    await ended(pid);
    const next = await open();
    expect(await ask(next.url, 'select 1')).toBe(1);
    await next.close();
  });

  it('clears away a cluster whose making was interrupted, and a lock whose holder died', async () => {
    const made = await open();
    await made.close();
    const place = await home();
    await rm(join(place, 'cluster'), { recursive: true });
    await mkdir(join(place, 'cluster.new-1', 'base'), { recursive: true });
    await writeFile(join(place, 'lock'), '999999999 long-gone token');
    const server = await open();
    expect(await ask(server.url, 'select 1')).toBe(1);
    expect(await readdir(place)).not.toContain('cluster.new-1');
    await server.close();
    expect(await readdir(place)).not.toContain('lock');
  });

  it('refuses data whose password file is gone, and says so', async () => {
    const made = await open();
    await made.close();
    const place = await home();
    await rm(join(place, 'password'));
    await expect(open()).rejects.toMatchObject({
      code: 'DATABASE_UNAVAILABLE',
      message: `The data in ${place} exist, but the password file beside them does not. Restore that file, or move the folder away to begin with an empty database.`,
    });
  });

  it('reports data that another version left in the folder, and leaves them alone', async () => {
    await mkdir(join(folder, 'postgres-14', 'cluster'), { recursive: true });
    const lines: string[] = [];
    const server = await open(lines);
    await server.close();
    expect(lines).toEqual([
      expect.stringContaining(
        `The data in ${join(folder, 'postgres-14')} need PostgreSQL 14, which`,
      ),
    ]);
    expect(existsSync(join(folder, 'postgres-14', 'cluster'))).toBe(true);
  });

  it('refuses a home that leads nowhere instead of starting again', async () => {
    const made = await open();
    await made.close();
    const place = await home();
    await rename(place, join(folder, 'elsewhere'));
    await symlink(join(folder, 'gone'), place);
    await expect(open()).rejects.toMatchObject({
      code: 'DATABASE_UNAVAILABLE',
      message: `${place} links to ${join(folder, 'gone')}, which does not exist. Restore that folder, or remove the link to begin with an empty database.`,
    });
  });

  // Only root has a user to step down to; others reach their own folders.
  const asRoot = process.getuid?.() === 0 ? it : () => undefined;
  asRoot('moves its home when its user cannot pass a parent folder, and says so once', async () => {
    await chmod(folder, 0o700);
    const lines: string[] = [];
    const first = await open(lines);
    await ask(first.url, 'create table kept as select 7 as number');
    await first.close();
    const second = await open(lines);
    expect(await ask(second.url, 'select number from kept')).toBe(7);
    await second.close();
    const moved = await realpath(await home());
    expect(lstatSync(await home()).isSymbolicLink()).toBe(true);
    expect(existsSync(join(moved, 'cluster'))).toBe(true);
    expect(lines).toEqual([expect.stringContaining(moved)]);
    await rm(moved, { recursive: true });
  });
});

describe('openServer', () => {
  it('uses the server given and leaves it running', async () => {
    const folder = await openFolder();
    const own = await openServer({ postgres: 'embedded', dataFolder: folder, isDurable: false });
    const given = await openServer({
      databaseUrl: own.url,
      postgres: 'auto',
      dataFolder: join(folder, 'unused'),
    });
    expect(given).toMatchObject({ kind: 'given', url: own.url });
    await given.close();
    expect(await ask(own.url, 'select 1')).toBe(1);
    expect(existsSync(join(folder, 'unused'))).toBe(false);
    await own.close();
    await removeFolder(folder);
  });

  it('says what to do when the server given does not answer', async () => {
    const databaseUrl = 'postgres://hub:opensesame@127.0.0.1:1/hub';
    await expect(
      openServer({ databaseUrl, postgres: 'auto', dataFolder: '.' }),
    ).rejects.toMatchObject({
      code: 'DATABASE_UNAVAILABLE',
      message:
        'The PostgreSQL of DATABASE_URL does not answer: connect ECONNREFUSED 127.0.0.1:1. Start it, or correct DATABASE_URL, or unset it to let the hub start its own.',
    });
  });
});
