import { chmod, mkdir, mkdtemp, readFile, realpath, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { withConnection } from '../../../shared/data/server/with-connection';
import { openServer } from '../../../shared/data/server/open-server';
import { hubCommand } from '../../setup/hub-process';
import { addGeneratedRows, type GeneratedRows } from './generated-rows';

/** The clock of the demonstration: nothing is simulated while a bench runs. */
const CLOCK = '2026-11-23T10:00:00Z';

/** A PostgreSQL server of the bench with the demonstration and generated rows. */
export interface BenchDatabase {
  readonly url: string;
  readonly postmaster: number;
  /** Folder of the run; it is deleted at the end. */
  readonly folder: string;
  /** Environment of every process of the hub. */
  readonly env: Readonly<Record<string, string>>;
  close(): Promise<void>;
}

/**
 * Starts a durable server on the disk of the temporary folder, loads 90 days of the demonstration
 * by the built hub, and adds the generated rows.
 */
export function benchDatabase(rows: GeneratedRows): Promise<BenchDatabase> {
  return startedDatabase(async ({ url, folder, env }) => {
    for (const args of [keyArguments(folder), ['demo']]) await runCommand(args, env);
    await addGeneratedRows(url, rows);
  });
}

/** Starts such a server with the current schemas of the hub, without any data. */
export function emptyDatabase(): Promise<BenchDatabase> {
  return startedDatabase(({ env }) => runCommand(['migrate'], env));
}

async function startedDatabase(
  fill: (database: Omit<BenchDatabase, 'close' | 'postmaster'>) => Promise<void>,
): Promise<BenchDatabase> {
  const folder = await mkdtemp(join(await realpath(tmpdir()), 'rivergate-bench-'));
  await chmod(folder, 0o755);
  const server = await openServer({ postgres: 'auto', dataFolder: join(folder, 'server') });
  const close = async () => {
    await server.close();
    await rm(folder, { recursive: true, force: true });
  };
  try {
    const env = environment(server.url, folder);
    await mkdir(env.RIVERGATE_DATA, { recursive: true });
    const database = { url: server.url, folder, env };
    await fill(database);
    return { ...database, postmaster: await postmasterOf(server.url), close };
  } catch (thrown) {
    await close();
    throw thrown;
  }
}

async function runCommand(args: ReadonlyArray<string>, env: Readonly<Record<string, string>>) {
  const { code, output } = await hubCommand(args, { env });
  if (code !== 0) throw new Error(`${args.join(' ')} ended with ${String(code)}:\n${output}`);
}

function keyArguments(folder: string): ReadonlyArray<string> {
  const kinds = ['private', 'signing', 'public', 'exchange'];
  return ['keys', ...kinds.flatMap((kind) => [`--${kind}`, join(folder, 'keys', kind)])];
}

/** Limits by minute would end a load of one caller after a second. */
function environment(url: string, folder: string) {
  return {
    DATABASE_URL: url,
    RIVERGATE_DATA: join(folder, 'data'),
    RIVERGATE_KEYS: join(folder, 'keys', 'private'),
    RIVERGATE_DEMO_CLOCK: CLOCK,
    RIVERGATE_TOKEN_MINUTES: '60',
    RIVERGATE_ISSUER: 'http://bench.test',
    RIVERGATE_PUBLIC_REQUESTS_PER_MINUTE: UNLIMITED,
    RIVERGATE_PUBLIC_COST_PER_MINUTE: UNLIMITED,
    RIVERGATE_REQUESTS_PER_MINUTE: UNLIMITED,
    RIVERGATE_COST_PER_MINUTE: UNLIMITED,
  };
}

const UNLIMITED = '1000000000000';

async function postmasterOf(url: string): Promise<number> {
  const folder = await withConnection(url, async (client) => {
    const { rows } = await client.query<{ data_directory: string }>('show data_directory');
    return rows[0]?.data_directory ?? '';
  });
  const [pid = ''] = (await readFile(join(folder, 'postmaster.pid'), 'utf8')).split('\n');
  return Number(pid);
}
