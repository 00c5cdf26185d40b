import { spawn, type ChildProcessByStdio } from 'node:child_process';
import { once } from 'node:events';
import { chmod, mkdtemp, realpath, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Readable, Writable } from 'node:stream';
import { Client } from 'pg';
import { identityOf } from '../../../../shared/data/server/process-identity';
import { recordedPostmaster } from '../../../../shared/data/server/postmaster';
import { clusterIn, homeIn } from '../../../../shared/data/server/server-home';

/** The binaries that the start-up tests run: npm's always, the system's where .ci/run installed one. */
export const KINDS: ReadonlyArray<'embedded' | 'system'> = process.env
  .RIVERGATE_TEST_SYSTEM_POSTGRES
  ? ['embedded', 'system']
  : ['embedded'];

/** A temporary folder that every user can enter. */
export async function openFolder(): Promise<string> {
  const folder = await mkdtemp(join(await realpath(tmpdir()), 'rivergate-server-'));
  await chmod(folder, 0o755);
  return folder;
}

/** Takes a folder away, and ends a server that a failed test left in it. */
export async function removeFolder(folder: string): Promise<void> {
  for (const major of [15, 16, 17, 18]) {
    const recorded = recordedPostmaster(clusterIn(homeIn(folder, major)));
    if (recorded && identityOf(recorded.pid)) process.kill(recorded.pid, 'SIGQUIT');
  }
  await rm(folder, { recursive: true, force: true, maxRetries: 5, retryDelay: 100 });
}

/** The first column of the first row. */
export async function ask(url: string, sql: string): Promise<unknown> {
  const client = new Client({ connectionString: url });
  await client.connect();
  try {
    const { rows } = await client.query<unknown[]>({ text: sql, rowMode: 'array' });
    return rows[0]?.[0];
  } finally {
    await client.end();
  }
}

/** The pid of the postmaster behind a connection. */
export async function postmasterOf(url: string): Promise<number> {
  const line = await ask(url, "select split_part(pg_read_file('postmaster.pid'), E'\\n', 1)");
  return Number(line);
}

/** Resolves once the process has ended. */
export async function ended(pid: number): Promise<void> {
  while (identityOf(pid) !== null) await new Promise((resolve) => setImmediate(resolve));
}

/** A process of its own that holds a server open. */
interface Holder {
  readonly url: string;
  readonly process: ChildProcessByStdio<Writable, Readable, null>;
  /** Ends it by its own will; resolves when it has ended. */
  end(): Promise<void>;
}

/** Starts a process that opens the server of `folder`, and waits until it says the address. */
export async function startHolder(
  kind: 'embedded' | 'system',
  folder: string,
  ending: 'close' | 'exit' = 'close',
): Promise<Holder> {
  const script = join(__dirname, '../../../setup/hold-server.ts');
  const hook = join(__dirname, '../../../setup/typescript.cjs');
  const child = spawn(process.execPath, ['-r', hook, script, kind, folder, ending], {
    stdio: ['pipe', 'pipe', 'inherit'],
  });
  const [line] = await Promise.race([
    once(child.stdout, 'data'),
    once(child, 'exit').then(() => Promise.reject(new TypeError('The holder ended at once.'))),
  ]);
  const end = async () => {
    const hasEnded = once(child, 'exit');
    child.stdin.end();
    await hasEnded;
  };
  return { url: String(line).trim(), process: child, end };
}
