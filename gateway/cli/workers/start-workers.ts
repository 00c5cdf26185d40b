import cluster from 'node:cluster';
import type { Logger } from 'pino';
import { cacheBytes, keyFolderOf } from '../../../shared/config/settings';
import { memoryBudget } from '../../../shared/data/memory-budget';
import { openKeyFolder } from '../../../shared/identity/keys/key-folder';
import type { KeptRollups } from '../../../shared/monitoring/rollup/keep-rollups';
import { createLog } from '../../../shared/server/log';
import type { CommandCall } from '../command';
import { withData, type OpenData } from '../data/open-data';
import { whileRollingUp } from '../data/rolling-up';
import { whileSorting } from '../data/sorting';
import { keepSeeding } from '../demo/demo';
import { requireFreeAddress } from '../hub/free-address';
import { openHubAuditLog } from '../hub/hub-audit-log';
import { localDepartments, openHub } from '../hub/open-hub';
import { prepareHub, type PreparedHub } from '../hub/prepare-hub';
import { readyLine } from '../hub/ready-line';
import { openPrimary } from './primary';
import { runPrimary } from './run-primary';
import { asWorker, runWorker, togetherOf, type Worker } from './worker';
import { settingsOfWorker } from './worker-share';
import { openWorkerAuditLog } from './worker-audit-log';

/** `start` with several workers: the primary process, or one of its workers. */
export async function startWorkers(call: CommandCall): Promise<void> {
  if (cluster.isWorker)
    return asWorker(call.settings, call.stop, (worker) => serve(worker, call.terminal.note));
  const { settings, terminal, stop } = call;
  await requireFreeAddress(settings);
  const log = createLog({ level: settings.logLevel });
  const { poolSize } = settingsOfWorker(settings, 1);
  await withData({ ...settings, poolSize }, terminal.note, async (data) => {
    const prepared = await prepareHub(data, call);
    if (stop.aborted) return;
    const { departments } = data;
    await whileSorting({ data, departments, log }, () =>
      whileRollingUp({ data, departments, worker: 'OWNER', log }, (rollups) =>
        supervise(data, call, { ...prepared, rollups, log }),
      ),
    );
  });
}

interface Supervision extends PreparedHub {
  readonly rollups: KeptRollups;
  readonly log: Logger;
}

async function supervise(
  data: OpenData,
  call: CommandCall,
  { rollups, isDemonstration, log }: Supervision,
): Promise<void> {
  const { settings, terminal, stop } = call;
  const { url } = data;
  const now = () => new Date();
  const keys = await openKeyFolder(keyFolderOf(settings), ['seal', 'ledgerHmac'], { now });
  const owners = localDepartments(data, settings).map(({ name }) => name);
  const record = openHubAuditLog({ settings, url, keys, owners, log });
  const queues = () =>
    new Map(
      owners.flatMap((name) => {
        const queue = rollups.queueOf(name);
        return queue ? [[name, queue] as const] : [];
      }),
    );
  const options = { settings, record, url, isDemonstration, rollups: queues, stop, log };
  const primary = await openPrimary(options);
  const { note } = terminal;
  const demo = isDemonstration ? keepSeeding(data, { settings, stop, note }) : undefined;
  await runPrimary(primary, { call, readyLine });
  await demo?.ended();
}

/** One worker: the departments and the gateway, with what it shares with the others. */
async function serve(worker: Worker, note: (line: string) => void): Promise<void> {
  const { settings, setup, log, rollupsOf } = worker;
  const { url, isDemonstration, connections } = setup;
  if (url === null) throw new TypeError('The workers of a hub have a database.');
  const budget = memoryBudget(cacheBytes(settings));
  const given = { ...settings, databaseUrl: url, connections };
  await withData(given, note, async (data) => {
    const front = await openHub(data, {
      ...{ settings, log, isDemonstration, budget, rollupsOf },
      record: openWorkerAuditLog({ ...worker, url }),
      together: togetherOf(worker),
    });
    await runWorker(front, worker);
  });
}
