import { setTimeout as wait } from 'node:timers/promises';
import { Pool } from 'undici';

/** One period of load on one address. */
export interface LoadOrder {
  readonly url: string;
  /** Of each caller, in turn. */
  readonly callers: ReadonlyArray<Readonly<Record<string, string>>>;
  /** Sent one after the other, from the first again at the end. */
  readonly bodies: ReadonlyArray<string>;
  readonly connections: number;
  /**
   * Requests are sent at this pace, however long answers take, and a wait for a connection counts;
   * absent: the next on each connection once the last is answered.
   */
  readonly perSecond?: number;
  readonly milliseconds: number;
}

/** The figures of a period of load. */
export interface LoadResult {
  readonly requests: number;
  /** Answers with another status than 200, or with errors, and connections that broke. */
  readonly failures: number;
  readonly firstFailure: string | null;
  readonly bytes: number;
  readonly milliseconds: number;
  /** Processor time of the generator itself, ms. */
  readonly generator: number;
  readonly p50: number;
  readonly p99: number;
}

/** Asks over as many connections as wanted, one request at a time on each. */
async function load(order: LoadOrder): Promise<LoadResult> {
  const { origin } = new URL(order.url);
  const pool = new Pool(origin, { connections: order.connections, pipelining: 1 });
  const tally: Tally = { next: 0, failures: 0, bytes: 0, firstFailure: null, latencies: [] };
  const startedMs = performance.now();
  const before = process.cpuUsage();
  await (order.perSecond === undefined ? inTurn : paced)(order, () => ask(pool, order, tally));
  const milliseconds = performance.now() - startedMs;
  const { user, system } = process.cpuUsage(before);
  await pool.destroy();
  const { failures, firstFailure, bytes } = tally;
  const latencies = tally.latencies.toSorted((one, other) => one - other);
  const at = (share: number) => latencies[Math.floor(latencies.length * share)] ?? 0;
  const times = { milliseconds, generator: (user + system) / 1000, p50: at(0.5), p99: at(0.99) };
  return { requests: latencies.length, failures, firstFailure, bytes, ...times };
}

/** What the answers so far amount to. */
interface Tally {
  next: number;
  failures: number;
  bytes: number;
  firstFailure: string | null;
  readonly latencies: number[];
}

async function ask(pool: Pool, { url, bodies, callers }: LoadOrder, tally: Tally): Promise<void> {
  const body = bodies[tally.next % bodies.length] ?? '';
  const caller = callers[tally.next % callers.length];
  tally.next += 1;
  const askedMs = performance.now();
  const headers = { 'content-type': 'application/json', ...caller };
  const path = new URL(url).pathname;
  const { isGood, text } = await answerOf(pool.request({ path, method: 'POST', headers, body }));
  tally.latencies.push(performance.now() - askedMs);
  tally.bytes += text.length;
  if (isGood) return;
  tally.failures += 1;
  tally.firstFailure ??= text.slice(0, 300);
}

/** A broken connection is a failure like an answer with errors. */
async function answerOf(asked: ReturnType<Pool['request']>) {
  try {
    const { statusCode, body } = await asked;
    const text = await body.text();
    return { isGood: statusCode === 200 && !text.includes('"errors":'), text };
  } catch (fault) {
    return { isGood: false, text: String(fault) };
  }
}

async function inTurn({ connections, milliseconds }: LoadOrder, next: () => Promise<void>) {
  const startedMs = performance.now();
  const work = async () => {
    while (performance.now() - startedMs < milliseconds) await next();
  };
  await Promise.all(Array.from({ length: connections }, work));
}

/** Ends when the last answer has arrived. */
async function paced({ perSecond = 1, milliseconds }: LoadOrder, next: () => Promise<void>) {
  const startedMs = performance.now();
  const asked: Promise<void>[] = [];
  while (performance.now() - startedMs < milliseconds) {
    const due = ((performance.now() - startedMs) / 1000) * perSecond;
    while (asked.length < due) asked.push(next());
    await wait(1000 / perSecond);
  }
  await Promise.all(asked);
}

process.on('message', (order: LoadOrder) => {
  void load(order).then(
    (result) => process.send?.({ result }),
    (fault: unknown) => process.send?.({ fault: String(fault) }),
  );
});
process.on('disconnect', () => process.exit(0));
