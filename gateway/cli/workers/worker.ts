import type { Logger } from 'pino';
import type { Settings } from '../../../shared/config/settings';
import type { RollupQueue } from '../../../shared/monitoring/rollup/refresh-rollups';
import { createLog } from '../../../shared/server/log';
import type { Front } from '../../http/front';
import type { MetricValues } from '../../metrics/hub-metrics';
import type { PublishMetrics } from '../hub/open-metrics';
import type { Together } from '../hub/open-hub-gateway';
import type { Peers } from '../hub/peers';
import { drained, stopped } from '../stopped';
import type { PrimaryCalls, WorkerCalls, WorkerSetup } from './calls';
import { openChannel, type Channel } from './channel';
import { peersBy } from './peers-by-primary';
import { receivedState, type ReceivedState } from './received-state';
import { workerRates } from './worker-rates';
import { settingsOfWorker } from './worker-share';

/** A worker that the primary process has set up. */
export interface Worker {
  readonly setup: WorkerSetup;
  /** Its share of what all workers may use. */
  readonly settings: Settings;
  readonly log: Logger;
  readonly primary: Channel<PrimaryCalls>;
  readonly state: ReceivedState;
  readonly peers: Peers;
  readonly publishMetrics: PublishMetrics;
  /** Aborts when this process or the whole hub is asked to stop. */
  readonly stop: AbortSignal;
  /** The queue of roll-ups of a department, as the primary process last saw it. */
  readonly rollupsOf: (department: string) => RollupQueue | null;
}

/** Opens this worker, runs `work` in it, and lets the process end after it. */
export async function asWorker(
  settings: Settings,
  stop: AbortSignal,
  work: (worker: Worker) => Promise<void>,
): Promise<void> {
  const port = portToPrimary();
  const state = receivedState(() => performance.now());
  const stopping = new AbortController();
  let values: () => Promise<MetricValues> = () => Promise.resolve([]);
  const calls: WorkerCalls = {
    receiveState: state.receive,
    receiveChange: (change) => peers.receive(change),
    metrics: () => values(),
    stop: () => {
      stopping.abort();
    },
  };
  const primary = openChannel<PrimaryCalls>(port, calls);
  const peers = peersBy(primary);
  try {
    const setup = await primary.call('setup', null);
    state.receive(setup.state);
    await work({
      ...{ setup, primary, state, peers, settings: settingsOfWorker(settings, setup.number) },
      log: createLog({ level: settings.logLevel, worker: setup.number }),
      publishMetrics: (metrics) => {
        values = metrics.values;
        return Promise.resolve(() => Promise.resolve());
      },
      stop: AbortSignal.any([stop, stopping.signal]),
      rollupsOf: (department) => state.current()?.rollups.get(department) ?? null,
    });
  } finally {
    primary.close();
    process.channel?.unref(); // It would keep the process alive.
  }
}

/** What a gateway in this worker has together with those of the others. */
export function togetherOf({ settings, primary, peers, publishMetrics }: Worker): Together {
  return { rates: workerRates(settings, primary), peers, publishMetrics };
}

/** Answers callers until this worker is stopped. */
export async function runWorker(front: Front, { primary, settings, stop }: Worker): Promise<void> {
  await primary.call('ready', front.url);
  await stopped(stop);
  await drained(front, settings.drainMs);
}

function portToPrimary() {
  return {
    send: (message: unknown) => {
      if (process.connected) process.send?.(message, undefined, {}, () => undefined);
    },
    onMessage: (listener: (message: unknown) => void) => void process.on('message', listener),
  };
}
