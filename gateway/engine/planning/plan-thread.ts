import { extname, join } from 'node:path';
import { Worker } from 'node:worker_threads';
import type { PlanAnswer, PlanMessage, PlanWorkerData } from './plan-messages';

/** Options of a planning thread. */
export interface PlanThreadOptions extends PlanWorkerData {
  /** How long planning one operation may take. */
  readonly timeoutMs: number;
}

/** Why an operation has no plan: planning took too long, or too many operations wait. */
export type Unplanned = 'TIMEOUT' | 'BUSY';

/** A separate thread that plans. */
export interface PlanThread {
  /** Starts it, so that the first operation need not wait for it. */
  start(): void;
  /** Plans an operation; rejects if the thread cannot be started. */
  plan(source: string): Promise<PlanAnswer | Unplanned>;
  /** Ends it once nothing waits: operations in progress are still planned. */
  close(): Promise<void>;
}

/** Opens a planning thread. */
export type OpenPlanThread = (options: PlanThreadOptions) => PlanThread;

interface Job {
  readonly source: string;
  readonly settle: (answer: PlanAnswer | Unplanned) => void;
  readonly reject: (fault: unknown) => void;
}

/** The most operations that may wait: no caller would wait longer for an answer. */
const LONGEST_QUEUE = 500;

/** Heap of the thread, in MiB: several times what our planner needs. */
const HEAP_MIB = 512;

/**
 * Plans one operation after the other in a separate thread, which is terminated when one takes too
 * long, because a planner cannot be stopped otherwise. Waiting operations go to the next thread.
 *
 * The thread starts with the first operation and does not keep the process alive.
 */
export function planThread({ timeoutMs, ...data }: PlanThreadOptions): PlanThread {
  return new Thread(data, timeoutMs);
}

class Thread implements PlanThread {
  private worker: Worker | undefined;
  private isReady = false;
  private ended: Deferred | undefined;
  private current: Job | undefined;
  private timer: NodeJS.Timeout | undefined;
  private readonly waiting: Job[] = [];

  constructor(
    private readonly data: PlanWorkerData,
    private readonly timeoutMs: number,
  ) {}

  start(): void {
    if (!this.worker) this.open();
  }

  plan(source: string): Promise<PlanAnswer | Unplanned> {
    if (this.waiting.length >= LONGEST_QUEUE) return Promise.resolve('BUSY');
    return new Promise((settle, reject) => {
      this.waiting.push({ source, settle, reject });
      this.next();
    });
  }

  close(): Promise<void> {
    this.ended ??= deferred();
    this.next();
    return this.ended.promise;
  }

  private next(): void {
    if (this.current) return;
    if (this.waiting.length === 0) {
      if (this.ended) void this.end(this.ended);
      return;
    }
    this.start();
    if (!this.worker || !this.isReady) return;
    this.current = this.waiting.shift();
    if (!this.current) return;
    this.worker.ref();
    this.timer = setTimeout(() => {
      this.abandon();
    }, this.timeoutMs);
    this.worker.postMessage({ source: this.current.source });
  }

  private open(): void {
    const worker = new Worker(join(__dirname, `plan-worker${extname(__filename)}`), {
      workerData: this.data,
      execArgv: requiredModules(process.execArgv),
      resourceLimits: { maxOldGenerationSizeMb: HEAP_MIB },
    });
    this.worker = worker;
    this.isReady = false;
    if (this.waiting.length === 0) worker.unref();
    worker.on('message', (message: PlanMessage) => {
      if (worker === this.worker) this.hear(worker, message);
    });
    worker.on('error', (fault) => {
      if (worker === this.worker) this.fail(fault);
    });
  }

  private hear(worker: Worker, message: PlanMessage): void {
    if (message === 'READY') this.isReady = true;
    else this.settle(message);
    if (this.waiting.length === 0) worker.unref();
    this.next();
  }

  /** Terminates the thread when an operation takes too long; the next operation starts another. */
  private abandon(): void {
    const { worker } = this;
    this.worker = undefined;
    void worker?.terminate();
    this.settle('TIMEOUT');
    this.next();
  }

  /** A thread whose heap is full fails its operation; one that cannot start fails all that wait. */
  private fail(fault: Error): void {
    this.worker = undefined;
    if (this.isReady) this.settle('TIMEOUT');
    else for (const job of this.waiting.splice(0)) job.reject(fault);
    this.next();
  }

  private async end({ resolve, reject }: Deferred): Promise<void> {
    const { worker } = this;
    this.worker = undefined;
    await worker?.terminate().catch(reject);
    resolve();
  }

  private settle(answer: PlanAnswer | Unplanned): void {
    clearTimeout(this.timer);
    const job = this.current;
    this.current = undefined;
    job?.settle(answer);
  }
}

interface Deferred {
  readonly promise: Promise<void>;
  readonly resolve: () => void;
  readonly reject: (fault: unknown) => void;
}

function deferred(): Deferred {
  let resolve = (): void => undefined;
  let reject = (_fault: unknown): void => undefined;
  const promise = new Promise<void>((fulfil, refuse) => {
    resolve = fulfil;
    reject = refuse;
  });
  return { promise, resolve, reject };
}

/** The modules that Node preloads, as flags: the thread of a test needs one to read TypeScript. */
function requiredModules(flags: ReadonlyArray<string>): string[] {
  return flags.flatMap((flag, at) => {
    const module = flags[at + 1];
    const isRequire = flag === '-r' || flag === '--require';
    return isRequire && module !== undefined ? ['-r', module] : [];
  });
}
