import type { Logger } from 'pino';
import type { Settings } from '../../../shared/config/settings';
import type { RollupQueue } from '../../../shared/monitoring/rollup/refresh-rollups';
import { joinedMetrics } from '../../metrics/hub-metrics';
import type { HubAuditLog } from '../hub/hub-audit-log';
import { servedMetrics } from '../hub/open-metrics';
import { stopped } from '../stopped';
import type { HubState } from './calls';
import { workerForks } from './fork-worker';
import { keepWorkers, type Workers } from './keep-workers';
import { primaryCalls } from './primary-calls';
import { connectionShare } from './worker-share';

/** Options of the process that starts workers and does what must be done once. */
export interface PrimaryOptions {
  readonly settings: Settings;
  /** The audit log; absent in a gateway of other departments. */
  readonly record?: HubAuditLog;
  /** Address of the database; null for a gateway without one. */
  readonly url: string | null;
  readonly isDemonstration: boolean;
  readonly rollups: () => ReadonlyMap<string, RollupQueue>;
  readonly stop: AbortSignal;
  readonly log: Logger;
}

/** A hub whose workers answer. */
export interface Primary {
  /** Where they answer; null if the hub was stopped before. */
  readonly url: string | null;
  /** Rejects with WORKER_GIVEN_UP once none is left. */
  readonly lost: Promise<never>;
  /** Ends all workers after the requests in progress, then the rest; the audit log is last. */
  close(): Promise<void>;
}

const STATE_EVERY_MS = 1000;
/** What a worker may take longer than its requests: to close its connections. */
const CLOSING_MS = 5000;

/** Starts the workers; rejects with WORKER_GIVEN_UP if the first does not start. */
export async function openPrimary(options: PrimaryOptions): Promise<Primary> {
  const { settings, record, url, log } = options;
  const open: Closing[] = [() => record?.close() ?? Promise.resolve()];
  const close = async () => {
    for (const one of open.splice(0).reverse()) await one();
  };
  try {
    const share = url === null ? null : await connectionShare(url, settings);
    const workers = workersOf(options, share?.ofWorker ?? 0);
    open.push(reporting(() => stateOf(options, workers), workers));
    open.push(await servedMetrics({ settings, log, text: () => metricsOf(workers) }));
    open.push(() => workers.stop(settings.drainMs + CLOSING_MS));
    const isStopped = stopped(options.stop).then(() => null);
    const address = await Promise.race([workers.start(), isStopped]);
    return { url: address, lost: workers.lost, close };
  } catch (fault) {
    await close();
    throw fault;
  }
}

type Closing = () => Promise<void>;

function workersOf(options: PrimaryOptions, connections: number): Workers {
  const { settings, record, url, isDemonstration, log } = options;
  const workers: Workers = keepWorkers({
    count: settings.workers,
    fork: workerForks(),
    callsFor: primaryCalls({
      settings,
      ...(record && { record }),
      running: () => workers.running(),
      setupOf: async (number) => ({
        ...{ number, url, isDemonstration, connections },
        state: await stateOf(options, workers),
      }),
    }),
    log,
  });
  return workers;
}

async function stateOf({ record, rollups }: PrimaryOptions, workers: Workers): Promise<HubState> {
  return {
    warnings: [...(record?.warnings() ?? []), ...workers.warnings()],
    head: record?.head() ?? null,
    headSequence: record?.headSequence() ?? null,
    isAuditWhole: (await record?.isWhole().catch(() => false)) ?? false,
    rollups: rollups(),
  };
}

/** Reports the state to all workers, each second; a worker that hangs misses it. */
function reporting(state: () => Promise<HubState>, workers: Workers): Closing {
  const report = async () => {
    const current = await state();
    for (const channel of workers.running().values())
      channel.call('receiveState', current).catch(() => undefined);
  };
  const timer = setInterval(() => void report(), STATE_EVERY_MS);
  timer.unref();
  return () => {
    clearInterval(timer);
    return Promise.resolve();
  };
}

/** Those of the workers that answer in time. */
async function metricsOf(workers: Workers) {
  const asked = [...workers.running().values()].map((channel) => channel.call('metrics', null));
  const answered = await Promise.allSettled(asked);
  return joinedMetrics(answered.flatMap((one) => (one.status === 'fulfilled' ? [one.value] : [])));
}
