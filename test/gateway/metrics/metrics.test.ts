import { request } from 'undici';
import { openMetrics } from '../../../gateway/cli/hub/open-metrics';
import { inProcessLink } from '../../../gateway/engine/in-process';
import { openFront } from '../../../gateway/http/front';
import { requestHandler } from '../../../gateway/handle-request';
import { createEngine } from '../../../gateway/engine/engine';
import { hubMetrics, joinedMetrics } from '../../../gateway/metrics/hub-metrics';
import { serveMetrics } from '../../../gateway/metrics/metrics-server';
import { readSettings } from '../../../shared/config/settings';
import type { PoolCounts } from '../../../shared/data/sessions/pool-counts';
import { compiledExecution, type Execute } from '../../../shared/graphql/compiled-execution';
import { Fallback } from '../../../shared/push-down/fallback';
import { withFallback } from '../../../shared/push-down/reported-fallback';
import { createLog } from '../../../shared/server/log';
import { post } from '../setup/ask';
import { schemas, supergraph } from '../setup/two-departments';
import { wideLimits } from '../setup/wide-limits';

const lines: string[] = [];
const log = createLog({ level: 'info', destination: { write: (line) => lines.push(line) } });

const byResolvers = compiledExecution(schemas.water);
const fallingBack: Execute = async (asked, context) =>
  withFallback(await byResolvers(asked, context), new Fallback('FIELD', 'Query.stations'));

const POOLS: ReadonlyArray<PoolCounts> = [
  { pool: 'reading', department: 'water', used: 2, idle: 1, waiting: 4, refused: 7 },
  { pool: 'writers', department: null, used: 0, idle: 3, waiting: 0, refused: 0 },
];

/** A gateway with metrics on a port of their own. */
async function measuredGateway() {
  const settings = readSettings({ RIVERGATE_METRICS_PORT: '0' });
  const sharing = { auditHead: () => 42, pools: () => POOLS };
  const tracing = { counts: () => ({ sent: 5, dropped: 1, waiting: 2 }) };
  const observed = await openMetrics({ settings, sharing, tracing, log });
  const engine = await createEngine({
    supergraphSdl: supergraph(),
    limits: { ...wideLimits, maxDepth: 3 },
    handle: observed.handled(
      requestHandler({ maxCost: wideLimits.maxCost, onUnexpected: () => undefined }),
    ),
    linkFor: ({ name }) => ({
      ...inProcessLink({
        department: name,
        execute: name === 'water' ? fallingBack : compiledExecution(schemas.weather),
        contextFor: () => ({}),
      }),
      report: () => ({
        rollups: { days: name === 'water' ? 3 : 0, oldestS: null },
        circuit: { state: name === 'water' ? 'CLOSED' : 'OPEN', since: null },
      }),
    }),
  });
  observed.watch(engine);
  const front = await openFront({
    ...{ engine, log, hasSuggestions: true, maxTokens: 500, host: '127.0.0.1', port: 0 },
    ...(observed.onAnswered && { onAnswered: observed.onAnswered }),
  });
  const served = lines.map((line) => JSON.parse(line)).find(({ url }) => url?.endsWith('/metrics'));
  const read = async () => {
    const { headers, body } = await request(String(served.url));
    return { type: String(headers['content-type']), text: await body.text() };
  };
  const close = async () => {
    await front.close();
    await observed.close();
  };
  return { front, read, close };
}

test('reports requests, codes, fetches, stages, caches and departments, and nothing that a caller names', async () => {
  const { front, read, close } = await measuredGateway();
  const ask = (query: string) => post(`${front.url}/graphql`, { query });
  for (let at = 0; at < 3; at += 1) await ask('query Spy { aliasOfSpy: stations { code rain } }');
  await ask('{ stations { ... { ... { ... { __typename } } } } nothing }');
  await ask('{ broken }');
  await request(`${front.url}/secret/path`);
  const { type, text } = await read();
  await close();
  expect(type).toMatch(/^text\/plain; version=0\.0\.4/);
  const value = (line: string) =>
    text
      .split('\n')
      .find((one) => one.startsWith(line))
      ?.split(' ')
      .at(-1);
  expect({
    answered: value('rivergate_requests_total{route="/graphql",status="200"}'),
    refused: value('rivergate_requests_total{route="/graphql",status="400"}'),
    elsewhere: value('rivergate_requests_total{route="other",status="404"}'),
    invalid: value('rivergate_operations_with_error_total{code="INVALID_OPERATION"}'),
    internal: value('rivergate_operations_with_error_total{code="INTERNAL"}'),
    water: value('rivergate_fetch_seconds_count{department="water"}'),
    weather: value('rivergate_fetch_seconds_count{department="weather"}'),
    fellBack: value('rivergate_fallbacks_total{department="water",reason="FIELD"}'),
    executed: value('rivergate_stage_seconds_count{stage="execute"}'),
    rollups: value('rivergate_rollup_days{department="water"}'),
    circuits: ['water', 'weather'].map((name) =>
      value(`rivergate_circuit_open{department="${name}"}`),
    ),
    head: value('rivergate_audit_head'),
    connections: [
      'connections{pool="reading",department="water",state="used"}',
      'connections{pool="reading",department="water",state="idle"}',
      'connections_waiting{pool="reading",department="water"}',
      'connections_refused{pool="reading",department="water"}',
      'connections{pool="writers",department="all",state="idle"}',
    ].map((line) => value(`rivergate_${line}`)),
    spans: ['sent', 'dropped', 'waiting'].map((state) =>
      value(`rivergate_spans{state="${state}"}`),
    ),
  }).toEqual({
    ...{ answered: '4', refused: '1', elsewhere: '1', invalid: '1', internal: '1' },
    ...{ water: '4', weather: '3', executed: '4', rollups: '3', circuits: ['0', '1'], head: '42' },
    fellBack: '4',
    connections: ['2', '1', '4', '7', '3'],
    spans: ['5', '1', '2'],
  });
  expect(Number(value('rivergate_cache_entries{cache="plans"}'))).toBeGreaterThan(0);
  expect(Number(value('nodejs_eventloop_lag_p99_seconds'))).toBeGreaterThanOrEqual(0);
  expect(text).not.toMatch(/Spy|secret/);
});

test('serves nothing but metrics, and is closed to callers of the hub', async () => {
  const server = await serveMetrics({
    text: () => Promise.resolve({ type: 'text/plain', body: 'a 1\n' }),
    ...{ host: '127.0.0.1', port: 0, log: createLog({ level: 'silent' }) },
  });
  const found = await request(`${server.url}/metrics`);
  const elsewhere = await request(`${server.url}/graphql`);
  expect([found.statusCode, await found.body.text(), elsewhere.statusCode]).toEqual([
    200,
    'a 1\n',
    404,
  ]);
  await elsewhere.body.dump();
  await server.close();
});

test('measures nothing without a port', async () => {
  const observed = await openMetrics({ settings: readSettings({}), log });
  const handle = () => Promise.resolve({ data: null });
  expect(observed.handled(handle)).toBe(handle);
  expect(observed.onAnswered).toBeUndefined();
  await observed.close();
});

test('adds up the metrics of several processes, but takes the highest of what each sees in full', async () => {
  const heads = [41, 42];
  const processes = heads.map((head) => {
    const metrics = hubMetrics({
      caches: () => [{ name: 'plans', bytes: 10, entries: 1, hits: 2, misses: 3 }],
      links: () => [{ department: 'water', report: { rollups: { days: 3, oldestS: null } } }],
      spans: () => null,
      pools: () => [],
      auditHead: () => head,
    });
    metrics.answered('/graphql', 200, 5);
    return metrics;
  });
  const { type, body } = await joinedMetrics(
    await Promise.all(processes.map(({ values }) => values())),
  );
  expect(type).toMatch(/^text\/plain/);
  const lines = body.split('\n');
  for (const line of [
    'rivergate_requests_total{route="/graphql",status="200"} 2',
    'rivergate_request_seconds_count{route="/graphql"} 2',
    'rivergate_cache_bytes{cache="plans"} 20',
    'rivergate_rollup_days{department="water"} 3',
    'rivergate_audit_head 42',
  ])
    expect(lines).toContain(line);
});
