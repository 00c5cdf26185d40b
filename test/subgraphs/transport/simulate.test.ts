import { simulate } from '../../../subgraphs/transport/simulate';

const NOW = Date.parse('2026-11-23T10:00:00Z');
const HOUR_MS = 3_600_000;

function pointOf(id: string) {
  const found = simulate(440700).points.find(({ stationId }) => stationId === id);
  if (!found) throw new TypeError(`The simulation has no point at ${id}.`);
  return found;
}

test('sets up one roadside and one port station of annex 1, and what stands beside', () => {
  const { stations } = simulate(440700);
  const count = (kind: string) => stations.filter((station) => station.kind === kind).length;

  expect(
    stations.flatMap(({ networkRow }) => (networkRow === undefined ? [] : [networkRow])),
  ).toEqual(['roadside-air', 'port-air']);
  expect([count('TRAFFIC_COUNTER'), count('ROADSIDE_SOIL')]).toEqual([16, 6]);
});

test('lets traffic drive the nitrogen dioxide beside the road', () => {
  const counter = pointOf('traffic-counter-001');
  const air = pointOf('roadside-air-001');
  const hours = Array.from({ length: 21 * 24 }, (_, n) => NOW - n * HOUR_MS);
  const vehicles = hours.map((at) => counter.read(at)['vehicles'] ?? 0);
  const no2 = hours.map((at) => air.read(at)['no2'] ?? 0);

  expect(correlation(vehicles, no2)).toBeGreaterThan(0.4);
});

test('counts every vehicle as small or large, and none faster on a full road', () => {
  const { read } = pointOf('traffic-counter-002');
  const hours = Array.from({ length: 7 * 24 }, (_, n) => read(NOW - n * HOUR_MS));

  for (const { vehicles, vehicles_small = 0, vehicles_large = 0, speed } of hours) {
    expect(vehicles_small + vehicles_large).toBe(vehicles);
    expect(speed).toBeGreaterThan(0);
  }
  expect(correlation(column(hours, 'vehicles'), column(hours, 'speed'))).toBeLessThan(-0.5);
});

test('simulates the same from the same seed', () => {
  const rowsOf = (seed: number) => simulate(seed).points.map(({ read }) => read(NOW));

  expect(rowsOf(440700)).toEqual(rowsOf(440700));
  expect(rowsOf(440700)).not.toEqual(rowsOf(7));
});

test('reports no more in a store than it may hold, and again each month', () => {
  const registers = (at: number) => simulate(440700).registers?.(at) ?? [];
  const [stores, chemicals] = registers(NOW);
  const held = new Map<unknown, number>();
  for (const { store_id, quantity_t } of chemicals?.rows ?? [])
    held.set(store_id, (held.get(store_id) ?? 0) + Number(quantity_t));

  expect(stores?.rows).toHaveLength(12);
  for (const { id, capacity_t } of stores?.rows ?? []) {
    expect(held.get(id)).toBeGreaterThan(0);
    expect(held.get(id)).toBeLessThanOrEqual(Number(capacity_t));
  }
  expect(registers(NOW + 24 * HOUR_MS)).toEqual(registers(NOW));
  expect(registers(NOW + 15 * 24 * HOUR_MS)[1]).not.toEqual(chemicals);
});

function column(
  rows: ReadonlyArray<Readonly<Record<string, number>>>,
  name: string,
): ReadonlyArray<number> {
  return rows.map((row) => row[name] ?? 0);
}

function correlation(a: ReadonlyArray<number>, b: ReadonlyArray<number>): number {
  const mean = (of: ReadonlyArray<number>) => of.reduce((sum, x) => sum + x, 0) / of.length;
  const [meanA, meanB] = [mean(a), mean(b)];
  const product = mean(a.map((x, n) => (x - meanA) * ((b[n] ?? 0) - meanB)));
  const spread = (of: ReadonlyArray<number>, middle: number) =>
    Math.sqrt(mean(of.map((x) => (x - middle) ** 2)));
  return product / (spread(a, meanA) * spread(b, meanB));
}
