import { faultOf } from '../../../shared/errors/fault-of';
import type { ErrorCode } from '../../../shared/errors/catalogue';
import { RiverGateError } from '../../../shared/errors/rivergate-error';

/** One end of a connection between two processes. */
export interface ChannelPort {
  /** Sends a message; one that can no longer arrive is dropped. */
  send(message: unknown): void;
  onMessage(listener: (message: unknown) => void): void;
}

type Given<Call> = Call extends (given: infer Value) => unknown ? Value : never;
type Result<Call> = Call extends (given: never) => infer Value ? Awaited<Value> : never;

/** Calls functions of another process of the hub, and answers its calls. */
export interface Channel<Remote extends object> {
  /**
   * Calls a function of the other process. Rejects with the error of that function, or with
   * PROCESS_SILENT if there is no answer in time or too many calls wait.
   */
  call<Name extends keyof Remote & string>(
    name: Name,
    given: Given<Remote[Name]>,
  ): Promise<Result<Remote[Name]>>;
  /** Refuses the calls that wait, and later ones. */
  close(): void;
}

interface Call {
  readonly id: number;
  readonly call: string;
  readonly given: unknown;
}

interface Answer {
  readonly id: number;
  readonly value?: unknown;
  readonly fault?: { readonly code: ErrorCode; readonly message: string };
}

type Item = Call | Answer;

interface Waiting {
  readonly untilMs: number;
  readonly resolve: (value: unknown) => void;
  readonly reject: (fault: unknown) => void;
}

/** How long a call waits for its answer. */
const CALL_MS = 5000;
const SWEEP_MS = 250;
/** How many calls may wait; a request makes few, so more are a sign of a process that hangs. */
const MOST_WAITING = 20_000;

/**
 * Opens one end of a channel. What is sent in one turn of the event loop travels in one message: a
 * message costs a system call on both sides, a call in it little.
 */
export function openChannel<Remote extends object>(
  port: ChannelPort,
  local: object,
): Channel<Remote> {
  const waiting = new Map<number, Waiting>();
  const send = inBatches(port);
  let [lastId, isClosed] = [0, false];
  const sweep = setInterval(() => {
    refuse(waiting, ({ untilMs }) => untilMs <= performance.now());
  }, SWEEP_MS);
  sweep.unref();
  port.onMessage((message) => {
    for (const item of itemsIn(message)) {
      if ('call' in item) void answered(item, local).then(send);
      else settle(waiting, item);
    }
  });
  return {
    call: (name, given) =>
      new Promise((resolve, reject) => {
        if (isClosed || waiting.size >= MOST_WAITING) {
          reject(silent());
          return;
        }
        lastId += 1;
        const untilMs = performance.now() + CALL_MS;
        waiting.set(lastId, { untilMs, resolve: resolve as (value: unknown) => void, reject }); // Typed by `Remote`.
        send({ id: lastId, call: name, given });
      }),
    close: () => {
      isClosed = true;
      clearInterval(sweep);
      refuse(waiting, () => true);
    },
  };
}

function inBatches(port: ChannelPort): (item: Item) => void {
  let batch: Item[] = [];
  return (item) => {
    batch.push(item);
    if (batch.length > 1) return;
    setImmediate(() => {
      const items = batch;
      batch = [];
      port.send({ rivergate: items });
    });
  };
}

/** The items of a message; none of a message that is not ours (node:cluster sends its own). */
function itemsIn(message: unknown): ReadonlyArray<Item> {
  const isOurs = typeof message === 'object' && message !== null && 'rivergate' in message;
  return isOurs && Array.isArray(message.rivergate) ? (message.rivergate as Item[]) : []; // Sent by `inBatches`.
}

async function answered({ id, call, given }: Call, local: object): Promise<Answer> {
  try {
    const handle: unknown = Object.hasOwn(local, call) ? local[call as keyof typeof local] : null;
    if (typeof handle !== 'function') throw new TypeError(`No function answers "${call}" here.`);
    return { id, value: await (handle as (given: unknown) => unknown)(given) }; // Typed by the caller's `Remote`.
  } catch (thrown) {
    const { code, message } = faultOf(thrown);
    return { id, fault: { code, message } };
  }
}

function settle(waiting: Map<number, Waiting>, { id, value, fault }: Answer): void {
  const one = waiting.get(id);
  waiting.delete(id);
  if (fault) one?.reject(new RiverGateError(fault.code, fault.message));
  else one?.resolve(value);
}

function refuse(waiting: Map<number, Waiting>, isRefused: (one: Waiting) => boolean): void {
  for (const [id, one] of waiting) {
    if (!isRefused(one)) return; // In the order of their calls.
    waiting.delete(id);
    one.reject(silent());
  }
}

function silent(): RiverGateError {
  return new RiverGateError(
    'PROCESS_SILENT',
    'Another process of the hub, which this one needs for the answer, did not answer in time.',
  );
}
