import { join } from 'node:path';
import { faultOf } from '../../errors/fault-of';
import { RiverGateError } from '../../errors/rivergate-error';
import { messageOf } from '../../errors/message-of';
import { ensureDatabase, serverUrl } from './ask-server';
import { chooseBinaries, type ServerSite } from './choose-binaries';
import { registerClient, type RegisteredClient } from './client-register';
import { databaseUnavailable } from './database-unavailable';
import { withLock } from './exclusive-lock';
import { ensureCluster } from './init-cluster';
import { keepRunning } from './keep-running';
import { isPostmasterOf, recordedPostmaster, signalPostmaster, stopPostmaster } from './postmaster';
import { runServer } from './run-server';
import { clusterIn } from './server-home';
import { requireUsableFolder } from './usable-folder';

/** Options of the hub's own PostgreSQL. */
export interface HubServerOptions {
  readonly postgres: 'auto' | 'system' | 'embedded';
  /** RIVERGATE_DATA. */
  readonly dataFolder: string;
  /** Receives the few lines an operator should see once. */
  readonly log?: (line: string) => void;
  /** False trades crash safety for speed, for tests. Default: true. */
  readonly isDurable?: boolean;
  /** Whether to restart a killed server as long as this process lives. Default: false. */
  readonly isRestarted?: boolean;
}

/** A running server of the hub. */
interface HubServer {
  readonly url: string;
  readonly kind: 'system' | 'embedded';
  close(): Promise<void>;
}

const DATABASE = 'rivergate';

/**
 * Starts the hub's own server on the data folder, or joins the one that another process has started
 * there.
 */
export async function openHubServer(options: HubServerOptions): Promise<HubServer> {
  try {
    await requireUsableFolder(options.dataFolder);
    const site = await chooseBinaries({ log: () => undefined, ...options });
    return await withLock(lockOf(site), () => joinServer(site, withDefaults(options)));
  } catch (thrown) {
    const { code, message } = faultOf(thrown);
    if (thrown instanceof RiverGateError) throw thrown;
    if (code === 'FOLDER_UNUSABLE' || code === 'DISK_FULL') throw new RiverGateError(code, message);
    throw databaseUnavailable(
      `PostgreSQL cannot be run in ${options.dataFolder}: ${messageOf(thrown)}.`,
      'Check that the folder belongs to you and is writable, or set DATABASE_URL.',
    );
  }
}

function withDefaults({
  isDurable = true,
  isRestarted = false,
  log = () => undefined,
}: HubServerOptions) {
  return { isDurable, isRestarted, log };
}

async function joinServer(
  site: ServerSite,
  { isDurable, isRestarted, log }: ReturnType<typeof withDefaults>,
): Promise<HubServer> {
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
    const keeping = keepRunning({
      isRunning: () => !isRestarted || isRunningIn(cluster),
      // The first process starts the server; the others join it.
      restart: () => withLock(lockOf(site), () => restartAt(port, { site, password, isDurable })),
      log,
    });
    let closing: Promise<void> | null = null;
    const close = () =>
      (closing ??= keeping
        .ended()
        .then(() => leaveServer(site, client))
        .finally(() => process.off('exit', atExit)));
    return { url: serverUrl(port, password, DATABASE), kind: site.binaries.kind, close };
  } catch (thrown) {
    process.off('exit', atExit);
    atExit();
    throw thrown;
  }
}

function isRunningIn(cluster: string): boolean {
  const recorded = recordedPostmaster(cluster);
  return recorded !== null && isPostmasterOf(recorded.pid, cluster);
}

/** Pools already use its address; they would not find it at another port. */
async function restartAt(port: number, options: Parameters<typeof runServer>[0]): Promise<void> {
  const found = await runServer(options);
  if (found === port) return;
  throw new TypeError(
    `its port ${String(port)} is taken; it runs at ${String(found)}, so start the hub again`,
  );
}

async function leaveServer(site: ServerSite, client: RegisteredClient): Promise<void> {
  await withLock(lockOf(site), async () => {
    if (client.leave()) await stopPostmaster(clusterIn(site.home), site.binaries.folder);
  });
}

function lockOf(site: ServerSite): string {
  return join(site.home, 'lock');
}
