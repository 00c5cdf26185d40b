import { join } from 'node:path';
import { RiverGateError } from '../../errors/rivergate-error';
import { messageOf } from '../../errors/message-of';
import { ensureDatabase, serverUrl } from './ask-server';
import { chooseBinaries, type ServerSite } from './choose-binaries';
import { registerClient, type RegisteredClient } from './client-register';
import { databaseUnavailable } from './database-unavailable';
import { withLock } from './exclusive-lock';
import { ensureCluster } from './init-cluster';
import { signalPostmaster, stopPostmaster } from './postmaster';
import { runServer } from './run-server';
import { clusterIn } from './server-home';

/** Which PostgreSQL of our own to run, and where. */
export interface OwnServerOptions {
  readonly postgres: 'auto' | 'system' | 'embedded';
  /** RIVERGATE_DATA. */
  readonly dataFolder: string;
  /** Takes the few lines an operator should see once. */
  readonly log?: (line: string) => void;
  /** False gives up surviving a crash of the machine for speed: for tests. True unless given. */
  readonly isDurable?: boolean;
}

/** A server of our own that answers. */
interface OwnServer {
  readonly url: string;
  readonly kind: 'system' | 'embedded';
  close(): Promise<void>;
}

const DATABASE = 'rivergate';

/** Starts our own server on the data folder, or joins the one another process has started there. */
export async function openOwnServer(options: OwnServerOptions): Promise<OwnServer> {
  try {
    const site = await chooseBinaries({ log: () => undefined, ...options });
    return await withLock(lockOf(site), () => joinServer(site, options.isDurable ?? true));
  } catch (thrown) {
    if (thrown instanceof RiverGateError) throw thrown;
    throw databaseUnavailable(
      `PostgreSQL cannot be run in ${options.dataFolder}: ${messageOf(thrown)}.`,
      'See that the folder belongs to you and can be written, or set DATABASE_URL.',
    );
  }
}

async function joinServer(site: ServerSite, isDurable: boolean): Promise<OwnServer> {
  const cluster = clusterIn(site.home);
  const client = registerClient(join(site.home, 'clients'));
  const atExit = () => {
    if (client.leave()) signalPostmaster(cluster, site.binaries.folder);
  };
  process.once('exit', atExit);
  try {
    const password = await ensureCluster(site, isDurable);
    const port = await runServer({ site, password, isDurable });
    await ensureDatabase(serverUrl(port, password, 'postgres'), DATABASE);
    let closing: Promise<void> | null = null;
    const close = () =>
      (closing ??= leaveServer(site, client).finally(() => process.off('exit', atExit)));
    return { url: serverUrl(port, password, DATABASE), kind: site.binaries.kind, close };
  } catch (thrown) {
    process.off('exit', atExit);
    atExit();
    throw thrown;
  }
}

async function leaveServer(site: ServerSite, client: RegisteredClient): Promise<void> {
  await withLock(lockOf(site), async () => {
    if (client.leave()) await stopPostmaster(clusterIn(site.home), site.binaries.folder);
  });
}

function lockOf(site: ServerSite): string {
  return join(site.home, 'lock');
}
