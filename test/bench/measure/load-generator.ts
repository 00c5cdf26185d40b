import { Pool } from 'undici';

/** One period of load on one address. */
export interface LoadOrder {
  readonly url: string;
  /** Of each caller, in turn. */
  readonly callers: ReadonlyArray<Readonly<Record<string, string>>>;
  /** Sent one after the other, from the first again at the end. */
  readonly bodies: ReadonlyArray<string>;
  readonly connections: number;
  readonly milliseconds: number;
}

/** The figures of a period of load. */
export interface LoadResult {
  readonly requests: number;
  /** Answers with another status than 200, or with errors. */
  readonly failures: number;
  readonly firstFailure: string | null;
  readonly bytes: number;
  readonly milliseconds: number;
  /** Processor time of the generator itself, ms. */
  readonly generator: number;
  readonly p50: number;
  readonly p99: number;
}

/** Asks over as many connections as wanted, one request after the other on each. */
async function load(order: LoadOrder): Promise<LoadResult> {
  const { origin, pathname } = new URL(order.url);
  const pool = new Pool(origin, { connections: order.connections, pipelining: 1 });
  const latencies: number[] = [];
  const state = { next: 0, failures: 0, bytes: 0, firstFailure: null as string | null };
  const startedMs = performance.now();
  const before = process.cpuUsage();
  const work = async () => {
    while (performance.now() - startedMs < order.milliseconds) {
      const body = order.bodies[state.next % order.bodies.length] ?? '';
      const caller = order.callers[state.next % order.callers.length];
      state.next += 1;
      const askedMs = performance.now();
      const headers = { 'content-type': 'application/json', ...caller };
      const answer = await pool.request({ path: pathname, method: 'POST', headers, body });
      const text = await answer.body.text();
      latencies.push(performance.now() - askedMs);
      state.bytes += text.length;
      if (answer.statusCode === 200 && !text.includes('"errors":')) continue;
      state.failures += 1;
      state.firstFailure ??= text.slice(0, 300);
    }
  };
  await Promise.all(Array.from({ length: order.connections }, work));
  const milliseconds = performance.now() - startedMs;
  const { user, system } = process.cpuUsage(before);
  await pool.destroy();
  latencies.sort((one, other) => one - other);
  const at = (share: number) => latencies[Math.floor(latencies.length * share)] ?? 0;
  const { failures, firstFailure, bytes } = state;
  const times = { milliseconds, generator: (user + system) / 1000, p50: at(0.5), p99: at(0.99) };
  return { requests: latencies.length, failures, firstFailure, bytes, ...times };
}

process.on('message', (order: LoadOrder) => {
  void load(order).then(
    (result) => process.send?.({ result }),
    (fault: unknown) => process.send?.({ fault: String(fault) }),
  );
});
process.on('disconnect', () => process.exit(0));
