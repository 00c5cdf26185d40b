import { simulate } from '../../../subgraphs/weather/simulate';

const NOW = Date.parse('2026-11-23T10:00:00Z');
const HOUR_MS = 3_600_000;

test('sets up seven national and twenty regional stations and two of composition', () => {
  const kinds = simulate(440700).stations.map(({ kind }) => kind);

  expect(kinds.filter((kind) => kind === 'NATIONAL_SURFACE')).toHaveLength(7);
  expect(kinds.filter((kind) => kind === 'REGIONAL_AUTO')).toHaveLength(20);
  expect(kinds.filter((kind) => kind === 'COMPOSITION')).toHaveLength(2);
});

test('simulates the same from the same seed, and another world from another', () => {
  const rowsOf = (seed: number) => simulate(seed).points.map(({ read }) => read(NOW));

  expect(rowsOf(440700)).toEqual(rowsOf(440700));
  expect(rowsOf(440700)).not.toEqual(rowsOf(7));
});

test('sees less far and more extinction where the air is worse', () => {
  const composition = simulate(440700).points.filter(({ stationId }) =>
    stationId.includes('composition'),
  );

  for (const { read } of composition) {
    const { visibility = 0, extinction = 0 } = read(NOW);
    expect(visibility * extinction).toBeCloseTo(2_996_000, 0);
  }
});

test('warns of the typhoon before its strongest wind, and lifts what it issued', () => {
  const rows = warningsAt(NOW).filter(({ signal }) => signal === 'TYPHOON');

  expect(rows.length).toBeGreaterThan(6);
  for (const { issued_at, lifted_at } of rows)
    expect(Date.parse(String(lifted_at ?? '9999-12-31'))).toBeGreaterThan(
      Date.parse(String(issued_at)),
    );
  expect(new Set(rows.map(({ provenance }) => provenance))).toEqual(new Set(['SYNTHETIC']));
});

test('never changes a warning later, except that it was lifted', () => {
  const later = new Map(warningsAt(NOW).map((row) => [row['id'], row]));

  for (const row of warningsAt(NOW - 300 * HOUR_MS)) {
    const told = later.get(row['id']);
    if (!told) continue; // It left the window.
    expect({ ...told, lifted_at: row['lifted_at'] ?? told['lifted_at'] }).toEqual({
      ...row,
      lifted_at: told['lifted_at'],
    });
  }
  const early = new Set(warningsAt(NOW - 300 * HOUR_MS).map(({ id }) => id));
  const inBoth = [...later.values()].filter(
    ({ issued_at }) => Date.parse(String(issued_at)) <= NOW - 300 * HOUR_MS,
  );
  expect(inBoth.filter(({ id }) => !early.has(id))).toEqual([]);
});

test('forecasts worse the longer it looks ahead', () => {
  const rows =
    simulate(440700)
      .registers?.(NOW)
      .find(({ table }) => table === 'forecast')?.rows ?? [];
  const truth = new Map(rows.filter((row) => leadOf(row) === 0).map((row) => [keyOf(row), row]));
  const errorAt = (lead: number) => {
    const errors = rows
      .filter((row) => leadOf(row) === lead && truth.has(keyOf(row)))
      .map((row) =>
        Math.abs(
          Number(row['temperature_max_c']) - Number(truth.get(keyOf(row))?.['temperature_max_c']),
        ),
      );
    return errors.reduce((sum, error) => sum + error, 0) / errors.length;
  };

  expect(rows).toHaveLength(7 * 14 * 7);
  expect(errorAt(6)).toBeGreaterThan(errorAt(1));
});

type Row = Readonly<Record<string, unknown>>;

function warningsAt(now: number): ReadonlyArray<Row> {
  return (
    simulate(440700)
      .registers?.(now)
      .find(({ table }) => table === 'warning')?.rows ?? []
  );
}

function keyOf(row: Row): string {
  return `${String(row['district_code'])} ${String(row['valid_day'])}`;
}

function leadOf(row: Row): number {
  const issued = new Date(Date.parse(String(row['issued_at'])) + 8 * HOUR_MS)
    .toISOString()
    .slice(0, 10);
  return (Date.parse(String(row['valid_day'])) - Date.parse(issued)) / (24 * HOUR_MS);
}
