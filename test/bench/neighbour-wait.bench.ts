import { loadavg } from 'node:os';
import { getIntrospectionQuery } from 'graphql';
import { costing } from '../setup/fixtures/cost-of';
import { countScalars } from '../setup/fixtures/count-scalars';
import { demoHub } from '../setup/demo-hub';

const INNOCENT = '{ districts { code } }';
const ROUNDS = 15;
const BUDGET = 50_000;

const dates = (days: number) =>
  `from: "${new Date(Date.parse('2026-11-23T00:00:00Z') - days * 86_400_000).toISOString()}", to: "2026-11-23T00:00:00Z"`;

/** Operations that grow with `n`, each of another kind of work. */
const KINDS: Readonly<Record<string, (n: number) => string>> = {
  'points of columns': (n) =>
    `{ ${Array.from({ length: n }, (_, at) => `q${String(at)}: airStations(first: 20) { nodes { series(indicator: "no2", ${dates(4)}, step: HOUR) { times values flags } } }`).join(' ')} }`,
  'newest values of soil points': (n) =>
    `{ ${Array.from({ length: n }, (_, at) => `q${String(at)}: soilPoints(first: 53) { nodes { id metals { latest { text unit from to } } } }`).join(' ')} }`,
  'rows of observations': (n) =>
    `{ ${Array.from({ length: n }, (_, at) => `q${String(at)}: weatherStations(first: 4) { nodes { observations(indicator: "rain", ${dates(10)}, first: 200) { nodes { from to value text flag } } } }`).join(' ')} }`,
};

/** The largest of a kind that is still admitted. */
function dearest(kind: (n: number) => string, cost: (query: string) => { values: number }): string {
  let n = 0;
  while (n < 20 && cost(kind(n + 1)).values <= BUDGET) n += 1;
  if (n === 0) throw new TypeError('Not even one of a kind is admitted.');
  return kind(n);
}

test('how long an innocent question waits beside the most expensive operations that are admitted', async () => {
  const hub = await demoHub();
  const { cost } = await costing(hub);
  const waitMs = async () => {
    const startedMs = performance.now();
    await hub.ask(INNOCENT);
    return performance.now() - startedMs;
  };
  const asked = [
    ['the schema', getIntrospectionQuery({ inputValueDeprecation: true })] as const,
    ...Object.entries(KINDS).map(([name, kind]) => [name, dearest(kind, cost)] as const),
  ];
  for (let at = 0; at < 30; at += 1) await waitMs();
  for (const [name, query] of asked) {
    const first = await hub.ask(query);
    const came = countScalars(first.data);
    const [alone, beside, own]: [number[], number[], number[]] = [[], [], []];
    for (let round = 0; round < ROUNDS; round += 1) {
      alone.push(await waitMs());
      const startedMs = performance.now();
      let isBeside = true;
      const dear = hub.ask(query).finally(() => {
        isBeside = false;
        own.push(performance.now() - startedMs);
      });
      while (isBeside) beside.push(await waitMs());
      await dear;
    }
    const extra = quantile(beside, 0.95) - quantile(alone, 0.5);
    process.stdout.write(
      `${name}: cost ${String(cost(query).values)}, came ${String(came)}, took ${quantile(own, 0.5).toFixed(1)} ms; alone ${quantile(alone, 0.5).toFixed(1)} ms, beside p50 ${quantile(beside, 0.5).toFixed(1)} p95 ${quantile(beside, 0.95).toFixed(1)} max ${Math.max(...beside).toFixed(1)}; beyond its own time ${extra.toFixed(1)} ms; load ${loadavg()
        .map((one) => one.toFixed(1))
        .join(' ')}\n`,
    );
  }
  await hub.close();
});

function quantile(values: ReadonlyArray<number>, share: number): number {
  const sorted = [...values].sort((one, other) => one - other);
  return sorted[Math.min(sorted.length - 1, Math.floor(sorted.length * share))] ?? Number.NaN;
}
