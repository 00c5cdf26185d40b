import type { Client } from 'undici';
import { openCollector, outline, type Collector } from '../../tracing/collector';
import { ask, workersHub, type WorkersHub } from './workers-hub';

/** Traces a second that callers may ask for, of all workers together. */
const TRACES = 2;
const QUESTION = { query: '{ weatherStations(first: 2) { nodes { id latest { value } } } }' };

let collector: Collector;
let hub: WorkersHub;
let workers: ReadonlyMap<number, Client>;

beforeAll(async () => {
  collector = await openCollector();
  hub = await workersHub({
    RIVERGATE_OTLP_URL: collector.url,
    RIVERGATE_TRACES_PER_SECOND: String(TRACES),
  });
  workers = await hub.connections();
});
afterAll(async () => {
  for (const client of workers.values()) await client.destroy();
  await hub.close();
  await collector.close();
});

const traceId = (worker: number, at: number) =>
  `${String(worker)}${at.toString(16).padStart(31, '0')}`;
const SPAN = '00f067aa0ba902b7';

/** Requests over a worker one after the other, each in a trace of its own; how long they took, ms. */
async function askTraced(worker: number, client: Client, count: number): Promise<number> {
  const startedMs = performance.now();
  for (let at = 1; at <= count; at += 1) {
    const headers = { traceparent: `00-${traceId(worker, at)}-${SPAN}-01` };
    const { body } = await ask(client, '/graphql', { json: QUESTION, headers });
    expect(body).not.toHaveProperty('errors');
  }
  return performance.now() - startedMs;
}

test('each worker sends its spans, and all together trace no more than one process may', async () => {
  const asked = [...workers].map(async ([worker, client]) => ({
    worker,
    tookMs: await askTraced(worker, client, 30),
  }));
  const took = await Promise.all(asked);
  await hub.hub.end('SIGTERM'); // Sends what waits.
  const spans = collector.spans();
  expect(took.map(({ worker }) => worker).sort()).toEqual([1, 2]);
  for (const { worker, tookMs } of took) {
    const own = spans.filter((span) => span.traceId.startsWith(String(worker)));
    const roots = own.filter(({ parentSpanId }) => parentSpanId === SPAN);
    expect(roots.length).toBeGreaterThanOrEqual(1);
    expect(roots.length).toBeLessThanOrEqual((TRACES / 2) * (1 + Math.ceil(tookMs / 1000)));
    const [first] = roots;
    const whole = own.filter((span) => span.traceId === first?.traceId);
    const lines = outline(whole, SPAN);
    expect([lines[0], lines.length]).toEqual(['rivergate: POST /graphql', whole.length]);
    expect(lines).toEqual(
      expect.arrayContaining(['    rivergate: fetch weather', '      rivergate: read']),
    );
  }
});
