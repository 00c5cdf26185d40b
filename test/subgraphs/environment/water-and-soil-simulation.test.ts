import { simulatedRows } from '../../../shared/monitoring/simulation/simulated-rows';
import { groupBy } from '../../../shared/data/keyed';
import { nearestDistrict } from '../../../shared/domain/districts';
import { mandateNetworkOf } from '../../../shared/domain/mandate/networks';
import { simulateParts } from '../../../subgraphs/environment/simulate';
import { WATER_AND_SOIL } from './water-and-soil-department';

const DAY_MS = 86_400_000;
const NOW = Date.parse('2026-11-23T10:00:00Z');
const SPAN = { from: NOW - 2 * DAY_MS, to: NOW };
const FIRST = { seed: 440700, version: 'first', withPastRounds: true } as const;

const simulation = simulateParts(WATER_AND_SOIL, 440700);
const rows = [...simulatedRows(simulation, SPAN, FIRST)];

test('has as many points of each network as annex 1 counts, soil by authority', () => {
  const networks = groupBy(simulation.stations, ({ networkRow }) => networkRow ?? 'none');
  const counts = Object.fromEntries([...networks].map(([row, group]) => [row, group.length]));
  expect(counts).toEqual({
    'surface-water': 9,
    'water-pollution-flux': 2,
    'drinking-water-source': 25,
    'source-biotoxicity': 1,
    'industrial-transfer-park-water': 7,
    groundwater: 4,
    soil: 180 + 102,
    none: 13,
  });
  for (const row of Object.keys(counts).filter((name) => name !== 'none' && name !== 'soil')) {
    expect([row, counts[row]]).toEqual([row, mandateNetworkOf(row)?.cityCount.min]);
  }
  const soil = groupBy(networks.get('soil') ?? [], ({ authority }) => authority);
  expect([soil.get('PROVINCIAL')?.length, soil.get('NATIONAL')?.length]).toEqual([180, 102]);
});

test('lies in Jiangmen with every station, under ids of its own', () => {
  const outside = simulation.stations.filter(
    ({ latitude, longitude, region, districtCode }) =>
      region !== '江门' || !districtCode || !nearestDistrict(latitude ?? 0, longitude ?? 0),
  );
  expect(outside).toEqual([]);
  expect(new Set(simulation.stations.map(({ id }) => id)).size).toBe(simulation.stations.length);
});

test('simulates the same from the same seed, in any order, and another world of another seed', () => {
  const again = simulateParts(WATER_AND_SOIL, 440700);
  const backwards = { ...again, points: again.points.toReversed() };
  const key = ({ station, observations }: (typeof rows)[number]) =>
    `${station?.nameZh ?? ''} ${JSON.stringify(observations)}`;
  expect([...simulatedRows(backwards, SPAN, FIRST)].map(key).sort()).toEqual(rows.map(key).sort());
  const other = simulateParts(WATER_AND_SOIL, 7);
  expect([...simulatedRows(other, SPAN, { ...FIRST, seed: 7 })].map(key).sort()).not.toEqual(
    rows.map(key).sort(),
  );
});

test('simulates minutes of three outlets, of the last day alone', () => {
  const minutes = rows.filter(({ observations }) => observations[0]?.averaging === 'MINUTE');
  const starts = minutes.map(({ observations }) => observations[0]?.startsAt ?? 0);
  expect(new Set(minutes.map(({ station }) => station?.nameZh)).size).toBe(3);
  expect(minutes).toHaveLength(3 * 1440);
  expect(Math.min(...starts)).toBe(NOW - DAY_MS);
});

test('samples sources monthly, parks quarterly, soil and groundwater yearly: the last three rounds each', () => {
  const rounds = (kind: string) => [
    ...new Set(
      rows
        .filter(({ station }) => station?.kind === kind)
        .map(({ observations }) => new Date(observations[0]?.startsAt ?? 0).toISOString()),
    ),
  ];
  const yearly = ['2024-10-20', '2025-10-20', '2026-10-20'].map((day) => `${day}T02:00:00.000Z`);
  expect(rounds('DRINKING_WATER_SOURCE').map((at) => at.slice(0, 10))).toEqual([
    '2026-09-05',
    '2026-10-05',
    '2026-11-05',
  ]);
  expect(rounds('TRANSFER_PARK_POINT').map((at) => at.slice(0, 7))).toEqual([
    '2026-05',
    '2026-08',
    '2026-11',
  ]);
  expect(rounds('SOIL_POINT')).toEqual(yearly);
  expect(rounds('GROUNDWATER_POINT')).toEqual(yearly);
});

test('lets the metals of a soil go together', () => {
  const soils = rows.filter(({ station }) => station?.kind === 'SOIL_POINT');
  const logarithms = (symbol: string) =>
    soils.map(({ observations }) => {
      const found = observations.find(({ indicator }) => indicator === symbol);
      return Math.log(found?.value ?? found?.detectionLimit ?? 1);
    });
  expect(correlation(logarithms('soil_cu'), logarithms('soil_zn'))).toBeGreaterThan(0.4);
});

test('lists every source for each year since 2024, and 2027 only when it has come', () => {
  const yearsAt = (now: string) => {
    const [, listing] = simulation.registers?.(Date.parse(now)) ?? [];
    return [...new Set(listing?.rows.map(({ year }) => year))];
  };
  expect(yearsAt('2026-12-31T15:59:00Z')).toEqual([2024, 2025, 2026]);
  expect(yearsAt('2026-12-31T16:00:00Z')).toEqual([2024, 2025, 2026, 2027]);
});

function correlation(a: ReadonlyArray<number>, b: ReadonlyArray<number>): number {
  const mean = (values: ReadonlyArray<number>) =>
    values.reduce((sum, value) => sum + value, 0) / values.length;
  const [meanA, meanB] = [mean(a), mean(b)];
  const covariance = mean(a.map((value, at) => (value - meanA) * ((b[at] ?? 0) - meanB)));
  const spread = (values: ReadonlyArray<number>, middle: number) =>
    Math.sqrt(mean(values.map((value) => (value - middle) ** 2)));
  return covariance / (spread(a, meanA) * spread(b, meanB));
}
