import cluster from 'node:cluster';
import type { Logger } from 'pino';
import { keyFolderOf } from '../../../shared/config/settings';
import { openKeyFolder } from '../../../shared/identity/keys/key-folder';
import { createLog } from '../../../shared/server/log';
import type { CommandCall } from '../command';
import { requireFreeAddress } from '../hub/free-address';
import { openHubAuditLog } from '../hub/hub-audit-log';
import { neededSettings, openOwnGateway, prepareOwnGateway } from '../hub/open-own-gateway';
import { openPublicGateway } from '../hub/public-gateway';
import { gatewayReadyLine } from '../hub/ready-line';
import { openPrimary } from './primary';
import { runPrimary } from './run-primary';
import { asWorker, runWorker, togetherOf, type Worker } from './worker';
import { openWorkerAuditLog } from './worker-audit-log';

/** `gateway` with several workers: the primary process, or one of its workers. */
export async function gatewayWorkers(call: CommandCall): Promise<void> {
  const { settings, stop } = call;
  if (cluster.isWorker) return asWorker(settings, stop, serve);
  await requireFreeAddress(settings);
  const log = createLog({ level: settings.logLevel });
  const own = settings.supergraphFile === undefined ? await openOwn(call, log) : { url: null };
  const { isDemoWanted: isDemonstration } = settings;
  const options = { ...own, settings, isDemonstration, rollups: NONE, stop, log };
  await runPrimary(await openPrimary(options), { call, readyLine: gatewayReadyLine });
}

/** No roll-ups are computed beside a gateway alone. */
const NONE = () => new Map<never, never>();

async function openOwn({ settings, terminal }: CommandCall, log: Logger) {
  await prepareOwnGateway(settings, terminal.note);
  const { url } = neededSettings(settings);
  const now = () => new Date();
  const keys = await openKeyFolder(keyFolderOf(settings), ['seal', 'ledgerHmac'], { now });
  return { url, record: openHubAuditLog({ settings, url, keys, owners: [], log }) };
}

async function serve(worker: Worker): Promise<void> {
  const { supergraphFile: file } = worker.settings;
  const front = await (file === undefined ? ownGateway(worker) : otherGateway(worker, file));
  await runWorker(front, worker);
}

function ownGateway(worker: Worker) {
  const { settings, setup, log } = worker;
  const { url, connections } = setup;
  if (url === null) throw new TypeError('A gateway of our departments has a database.');
  const record = openWorkerAuditLog({ ...worker, url });
  return openOwnGateway({ settings, log, record, connections, together: togetherOf(worker) });
}

function otherGateway({ settings, log, publishMetrics }: Worker, file: string) {
  return openPublicGateway({ settings, file, log, publishMetrics });
}
