import type { Logger } from 'pino';
import type { Channel } from './channel';
import type { WorkerCalls } from './calls';
import { restartPolicy, type RestartPolicy } from './restart-policy';
import { workerSlot, type SlotOptions, type WorkerProcess, type WorkerSlot } from './worker-slot';

/** How workers are started and called. */
export interface WorkersOptions {
  readonly count: number;
  readonly fork: () => WorkerProcess;
  /** What the worker with this number may call. */
  readonly callsFor: (number: number) => object;
  readonly log: Logger;
  readonly policy?: (worker: { readonly isFirst: boolean }) => RestartPolicy;
}

/** The workers of a hub, which are replaced when they end. */
export interface Workers {
  /**
   * Starts the first worker, and the others once it is ready; returns its address when each of
   * them is ready or given up. Rejects with WORKER_GIVEN_UP if the first ends before it is ready.
   */
  start(): Promise<string>;
  /** Those that answer, by number. */
  running(): ReadonlyMap<number, Channel<WorkerCalls>>;
  /** A warning for each worker that is not started any more. */
  warnings(): ReadonlyArray<string>;
  /** Rejects with WORKER_GIVEN_UP once none is left. */
  readonly lost: Promise<never>;
  /** Lets all end their requests; those that take longer are killed. */
  stop(withinMs: number): Promise<void>;
}

/** Creates the workers; none is started yet. */
export function keepWorkers(options: WorkersOptions): Workers {
  const { count } = options;
  let haveOthersStarted = false;
  const ready = settledLater<string>();
  const complete = settledLater<null>();
  const lost = settledLater<never>();
  const look = () => {
    if (haveOthersStarted && slots.every(isSettled)) complete.resolve(null);
  };
  const onReady = (address: string) => {
    ready.resolve(address);
    look();
  };
  const onGivenUp = (fault: Error) => {
    if (!haveOthersStarted || slots.every((slot) => slot.givenUp() !== null)) lost.reject(fault);
    look();
  };
  const slots = Array.from({ length: count }, (_, at) =>
    slotOf(at + 1, options, { onReady, onGivenUp }),
  );
  return {
    start: async () => {
      const [first, ...others] = slots;
      first?.start();
      const address = await Promise.race([ready.promise, lost.promise]);
      haveOthersStarted = true;
      for (const other of others) other.start();
      look();
      await Promise.race([complete.promise, lost.promise]);
      return address;
    },
    running: () => new Map(slots.flatMap(runningOf)),
    warnings: () => slots.flatMap((slot) => warningOf(slot, count)),
    lost: lost.promise,
    stop: async (withinMs) => {
      await Promise.all(slots.map((slot) => slot.stop(withinMs)));
    },
  };
}

function slotOf(
  number: number,
  { fork, callsFor, log, policy = restartPolicy }: WorkersOptions,
  listeners: Pick<SlotOptions, 'onReady' | 'onGivenUp'>,
): WorkerSlot {
  const calls = callsFor(number);
  return workerSlot({
    ...{ number, fork, calls, log, ...listeners },
    policy: policy({ isFirst: number === 1 }),
  });
}

interface SettledLater<T> {
  readonly promise: Promise<T>;
  resolve(value: T): void;
  reject(fault: Error): void;
}

function settledLater<T>(): SettledLater<T> {
  let [resolve, reject]: [(value: T) => void, (fault: Error) => void] = [NOTHING, NOTHING];
  const promise = new Promise<T>((...settle) => {
    [resolve, reject] = settle;
  });
  promise.catch(NOTHING); // Who waits for it hears of it.
  return { promise, resolve, reject };
}

const NOTHING = () => undefined;

/** Whether it answers, or is not started any more. */
function isSettled(slot: WorkerSlot): boolean {
  return slot.running() !== null || slot.givenUp() !== null;
}

function runningOf(slot: WorkerSlot) {
  const channel = slot.running();
  return channel ? [[slot.number, channel] as const] : [];
}

function warningOf(slot: WorkerSlot, count: number): ReadonlyArray<string> {
  const fault = slot.givenUp();
  return fault ? [`${fault.code} (of ${String(count)}): ${fault.message}`] : [];
}
