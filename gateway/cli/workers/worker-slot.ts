import type { Logger } from 'pino';
import { RiverGateError } from '../../../shared/errors/rivergate-error';
import { openChannel, type Channel, type ChannelPort } from './channel';
import type { WorkerCalls } from './calls';
import type { RestartPolicy } from './restart-policy';

/** A process that answers callers. */
export interface WorkerProcess extends ChannelPort {
  readonly pid: number;
  onExit(listener: (code: number | null, signal: NodeJS.Signals | null) => void): void;
  kill(signal: NodeJS.Signals): void;
}

/** How one worker is started. */
export interface SlotOptions {
  readonly number: number;
  readonly fork: () => WorkerProcess;
  /** What it may call; `ready` is added. */
  readonly calls: object;
  readonly policy: RestartPolicy;
  readonly log: Logger;
  /** Called when it answers, at the address, and each time it has been replaced. */
  readonly onReady: (address: string) => void;
  /** Called when it is not started again. */
  readonly onGivenUp: (fault: RiverGateError) => void;
}

/** The place of one worker, which is replaced when it ends. */
export interface WorkerSlot {
  readonly number: number;
  start(): void;
  /** The way to its process; null while it does not answer. */
  running(): Channel<WorkerCalls> | null;
  /** Why it is not started again; null while it is. */
  givenUp(): RiverGateError | null;
  /** Lets its process end its requests, and kills it if that takes longer. */
  stop(withinMs: number): Promise<void>;
}

interface Life {
  readonly process: WorkerProcess;
  readonly channel: Channel<WorkerCalls>;
  readonly ended: Promise<void>;
  /** By the monotonic clock, ms; null before it was ready. */
  readyAtMs: number | null;
}

/** Opens the place of a worker. */
export function workerSlot(options: SlotOptions): WorkerSlot {
  const { number, log, policy } = options;
  let life: Life | null = null;
  let fault: RiverGateError | null = null;
  let isStopping = false;
  let timer: NodeJS.Timeout | undefined;
  const onEnd = (lived: Life, how: EndOfProcess) => {
    life = null;
    if (isStopping) return;
    const livedMs = lived.readyAtMs === null ? null : performance.now() - lived.readyAtMs;
    const waitMs = policy.afterEnd(livedMs);
    const facts = { worker: number, pid: lived.process.pid, ...how };
    if (waitMs === null) {
      fault = givenUp(number, how);
      log.error({ ...facts, reason: fault.code }, 'a worker has ended and is not started again');
      options.onGivenUp(fault);
      return;
    }
    log.error({ ...facts, waitMs }, 'a worker has ended and is replaced');
    timer = setTimeout(start, waitMs);
  };
  const start = () => {
    life = begin(options, onEnd);
  };
  return {
    number,
    start,
    running: () => (life === null || life.readyAtMs === null ? null : life.channel),
    givenUp: () => fault,
    stop: async (withinMs) => {
      isStopping = true;
      clearTimeout(timer);
      if (life) await ended(life, withinMs);
    },
  };
}

interface EndOfProcess {
  readonly exitCode: number | null;
  readonly signal: NodeJS.Signals | null;
}

function begin(
  { number, fork, calls, log, onReady }: SlotOptions,
  onEnd: (life: Life, how: EndOfProcess) => void,
): Life {
  const process = fork();
  const ready = (address: string) => {
    life.readyAtMs = performance.now();
    log.info({ worker: number, pid: process.pid }, 'a worker is ready');
    onReady(address);
  };
  const channel = openChannel<WorkerCalls>(process, { ...calls, ready });
  const ended = new Promise<void>((resolve) => {
    process.onExit((exitCode, signal) => {
      channel.close();
      onEnd(life, { exitCode, signal });
      resolve();
    });
  });
  const life: Life = { process, channel, ended, readyAtMs: null };
  return life;
}

async function ended(
  { process, channel, readyAtMs, ended: end }: Life,
  withinMs: number,
): Promise<void> {
  const impatience = setTimeout(() => {
    process.kill('SIGKILL');
  }, withinMs);
  // Before it is ready it may not listen to calls yet. One that hangs is killed: its answer to the
  // call says nothing more.
  if (readyAtMs === null) process.kill('SIGTERM');
  else channel.call('stop', null).catch(() => undefined);
  await end;
  clearTimeout(impatience);
}

function givenUp(number: number, { exitCode, signal }: EndOfProcess): RiverGateError {
  return new RiverGateError(
    'WORKER_GIVEN_UP',
    `Worker ${String(number)} ended again and again soon after its start, last by ${signal ?? `exit code ${String(exitCode)}`}, and is not started any more.`,
    { worker: number },
  );
}
