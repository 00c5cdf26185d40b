import { fork, type ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import type { Readable } from 'node:stream';

/** How the hub is run. */
export interface HubRunnerOptions {
  /** The compiled main file of the hub. */
  readonly main: string;
  readonly args: ReadonlyArray<string>;
  readonly env: Readonly<Record<string, string | undefined>>;
  /** Where a debugger may attach; null: nowhere. */
  readonly inspectPort: number | null;
  /** Called with each line that the hub writes. */
  readonly line: (text: string) => void;
}

/** Runs one hub at a time, as a separate process. */
export interface HubRunner {
  /**
   * Ends the running hub and starts the next; returns whether that became ready (or ended instead).
   */
  restart(): Promise<boolean>;
  /** Resolves to true once the hub answers, or to false if it has ended and waits for a change. */
  settled(): Promise<boolean>;
  close(): Promise<void>;
}

const READY = /^RiverGate is ready: /;
/** How long a hub may take to stop before it is killed, which does not harm its data. */
const STOP_MS = 3000;

/** Runs hubs one after the other; the next one's libraries are loaded while this one answers. */
export function hubRunner(options: HubRunnerOptions): HubRunner {
  let running: ChildProcess | null = null;
  let waiting: ChildProcess | null = null;
  let state: Promise<boolean> = Promise.resolve(false);
  let isClosed = false;

  const next = async (): Promise<boolean> => {
    await ended(running);
    if (isClosed) return false;
    const child = waiting?.connected ? waiting : waitingHub(options);
    [running, waiting] = [child, null];
    const isReady = await begun(child, options);
    if (isClosed) return false;
    if (!isReady) {
      if (!child.killed) options.line('The hub did not start; it starts again at the next change.');
      return false;
    }
    waiting = waitingHub(options);
    child.once('close', () => {
      if (child.killed || isClosed) return;
      state = state.then(() => false);
      options.line('The hub has ended; it starts again at the next change.');
    });
    return true;
  };
  return {
    restart: () => {
      void ended(running); // A process that is still starting would be in the way.
      state = state.then(next);
      return state;
    },
    settled: () => state,
    close: async () => {
      isClosed = true;
      await Promise.all([ended(running), ended(waiting)]);
      await state;
    },
  };
}

/** A separate process group: Ctrl-C reaches only us, and we end the process. */
function waitingHub({ env, line }: HubRunnerOptions): ChildProcess {
  const child = fork(join(__dirname, 'waiting-hub.cjs'), {
    env: { ...env },
    execArgv: ['--enable-source-maps'],
    detached: true,
    stdio: ['ignore', 'pipe', 'pipe', 'ipc'],
  });
  child.once('error', (fault) => line(`The hub cannot be run: ${fault.message}`));
  for (const text of [child.stdout, child.stderr]) if (text) eachLine(text, line);
  return child;
}

/** Lets a waiting process become the hub; returns whether it got ready before it ended. */
function begun(child: ChildProcess, { main, args, inspectPort }: HubRunnerOptions) {
  return new Promise<boolean>((resolve) => {
    child.once('close', () => resolve(false));
    if (child.stdout) eachLine(child.stdout, (text) => READY.test(text) && resolve(true));
    // If it has ended meanwhile, its close event follows.
    child.send({ main, args, inspectPort }, () => undefined);
  });
}

function eachLine(stream: Readable, take: (text: string) => void): void {
  createInterface(stream).on('line', take);
}

async function ended(child: ChildProcess | null): Promise<void> {
  if (!child || child.exitCode !== null || child.signalCode !== null) return;
  const isOver = once(child, 'close');
  if (!child.killed) child.kill('SIGTERM'); // A second signal would end it before it closes connections.
  const timer = setTimeout(() => child.kill('SIGKILL'), STOP_MS);
  await isOver;
  clearTimeout(timer);
}
