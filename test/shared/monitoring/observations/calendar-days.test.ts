import fc from 'fast-check';
import type { NetworkDayName } from '../../../../shared/domain/network-day';
import { ingest } from '../../../../shared/monitoring/ingest/ingest';
import type {
  FeedObservation,
  FeedRow,
  ImportJob,
} from '../../../../shared/monitoring/ingest/feed';
import { refreshRollups } from '../../../../shared/monitoring/rollup/refresh-rollups';
import type { AccessDecisions } from '../../../../shared/sharing/access-decisions';
import { department as water } from '../../../../subgraphs/water/department';
import { departmentHub, TEST_NOW, type DepartmentHub } from '../../../setup/department-hub';
import { alsoMeasuring } from '../../../setup/fixtures/also-measuring';
import { runs } from '../../../setup/runs';
import { accessOf, grantedState, PARTNER } from '../../../setup/sharing';
import { WATER_JOB } from '../../../setup/fixtures/water-job';

const HOUR = 3_600_000;
const DAY = 24 * HOUR;
const MIDNIGHT = Date.parse('2026-03-10T16:00:00Z'); // 11 March, 00:00 in Beijing
const MARCH = 'from: "2026-02-28T16:00:00Z", to: "2026-03-31T16:00:00Z"';

const MEASURING = alsoMeasuring(water, 'water/water-function-zone', {
  kinds: ['RIVER_STATION'],
  indicators: ['rain', 'leq', 'wind_direction', 'o3', 'co'],
  averaging: ['HOUR', 'SIX_HOURS', 'DAY'],
});

let hub: DepartmentHub;
beforeAll(async () => {
  hub = await departmentHub([MEASURING]);
});
afterEach(() =>
  hub.database.asOwner('water', ({ query }) =>
    query(
      'truncate water.observation, water.observation_history, water.latest, water.rollup, water.dirty_bucket, water.series, water.station, water.review restart identity cascade',
    ),
  ),
);
afterAll(() => hub.close());

test('a day of rain is that of the network or of the calendar, and each says which', async () => {
  await take('WEATHER', hours('rain', 48, 1));
  expect(await shown('rain', 'NETWORK')).toEqual([
    {
      dayKind: 'METEOROLOGICAL',
      times: ['2026-03-10T12:00:00Z', '2026-03-11T12:00:00Z', '2026-03-12T12:00:00Z'],
      days: ['2026-03-11', '2026-03-12', '2026-03-13'],
      values: [20, 24, 4],
      unavailable: null,
    },
  ]);
  expect(await shown('rain', 'CALENDAR')).toEqual([
    {
      dayKind: 'CALENDAR',
      times: ['2026-03-10T16:00:00Z', '2026-03-11T16:00:00Z'],
      days: ['2026-03-11', '2026-03-12'],
      values: [24, 24],
      unavailable: [null, null],
    },
  ]);
});

test.each([
  ['AIR', 'CALENDAR'],
  ['CALENDAR', 'CALENDAR'],
  ['HYDROLOGY', 'HYDROLOGICAL'],
  ['NOISE', 'NOISE'],
] as const)('the day of %s is called %s', async (network, kind) => {
  await take(network, hours('rain', 48, 1));
  const [series] = await shown('rain', 'NETWORK');
  expect(series?.dayKind).toBe(kind);
});

test('hours and single values have no day', async () => {
  await take('WEATHER', hours('rain', 2, 1));
  for (const step of ['RAW', 'HOUR'])
    expect(await shown('rain', 'CALENDAR', step)).toMatchObject([
      { dayKind: null, days: null, unavailable: null, values: [1, 1] },
    ]);
});

test('a day with a value that also belongs to another day has none, and says why', async () => {
  const sixHours = [2, 8, 14, 20, 26, 32, 38].map((hour) => rain(hour, 'SIX_HOURS'));
  await take('WEATHER', sixHours);
  expect(await shown('rain', 'CALENDAR')).toMatchObject([
    {
      days: ['2026-03-11', '2026-03-12'],
      values: [null, null],
      unavailable: ['SPANS_DAYS', 'SPANS_DAYS'],
    },
  ]);
  expect(await shown('rain', 'CALENDAR', 'MONTH')).toMatchObject([
    { days: ['2026-03'], values: [null], unavailable: ['SPANS_DAYS'] },
  ]);
});

test('a value of the calendar day itself is its value', async () => {
  await take('WEATHER', [rain(0, 'DAY'), rain(24, 'DAY')]);
  expect(await shown('rain', 'CALENDAR')).toMatchObject([
    { days: ['2026-03-11', '2026-03-12'], values: [1, 1], unavailable: [null, null] },
  ]);
});

test('the highest mean of eight hours is defined for the day of the network alone', async () => {
  await take('WEATHER', hours('o3', 48, 80));
  expect(await shown('o3', 'CALENDAR')).toMatchObject([
    { values: [null, null], unavailable: ['NO_RULE', 'NO_RULE'] },
  ]);
  await take('WEATHER', hours('co', 48, 1));
  expect(await shown('co', 'CALENDAR', 'MONTH')).toMatchObject([{ unavailable: ['NO_RULE'] }]);
});

test('months are of calendar days, and say how many of them are wanting by their flag', async () => {
  const days = (from: number, count: number) =>
    Array.from({ length: count * 24 }, (_, n) => row('rain', from * 24 + n, 1));
  await take('WEATHER', days(-20, 23)); // 19 February to 13 March
  expect(await shown('rain', 'CALENDAR', 'MONTH')).toMatchObject([
    { days: ['2026-03'], values: [13 * 24], flags: ['SUSPECT'] },
  ]);
  await take('WEATHER', days(3, 22)); // to 4 April
  expect(await shown('rain', 'CALENDAR', 'MONTH')).toMatchObject([
    { days: ['2026-03'], times: ['2026-02-28T16:00:00Z'], values: [31 * 24], flags: ['VALID'] },
  ]);
});

test('a period longer than its bound is refused', async () => {
  const asked = (days: string, from: string) =>
    hub.ask(
      'water',
      `{ waterStations { nodes { series(indicator: "rain", step: DAY, days: ${days}, from: "${from}", to: "2026-03-01T00:00:00Z") { values } } } }`,
    );
  await take('WEATHER', hours('rain', 2, 1));
  expect((await asked('CALENDAR', '2023-02-01T00:00:00Z')).errors).toMatchObject([
    { extensions: { code: 'RANGE_TOO_LONG' } },
  ]);
  expect((await asked('CALENDAR', '2023-03-01T00:00:00Z')).errors).toBeUndefined();
  expect((await asked('NETWORK', '2013-03-01T00:00:00Z')).errors).toBeUndefined();
});

test.each([
  ['before', { before: '2026-03-12T15:00:00Z' }, ['2026-03-11']],
  ['from', { from: '2026-03-10T17:00:00Z' }, ['2026-03-12']],
] as const)(
  'a day that the caller may see only in part is left out: %s',
  async (_, limits, days) => {
    await take('WEATHER', hours('rain', 48, 1));
    const state = await grantedState(limits);
    const access = accessOf({ caller: PARTNER, state, now: new Date(TEST_NOW) });
    expect(await shown('rain', 'CALENDAR', 'DAY', access)).toMatchObject([{ days, values: [24] }]);
  },
);

/** No detection limit is drawn as zero. */
function measured({
  detectionLimit,
  ...rest
}: Pick<FeedObservation, 'flag'> & { readonly detectionLimit: number }) {
  return detectionLimit > 0 ? { ...rest, detectionLimit } : rest;
}

/** Days by another way: each value is added to the day of its start, in this process. */
function recomputed(values: ReadonlyArray<FeedObservation>, mean: (of: number[]) => number) {
  const days = new Map<string, number[]>();
  for (const { startsAt, value, detectionLimit, flag } of values) {
    if (flag !== undefined && flag !== 'VALID' && flag !== 'MANUAL') continue;
    const day = new Date(startsAt + 8 * HOUR).toISOString().slice(0, 10);
    days.set(day, [...(days.get(day) ?? []), detectionLimit ? detectionLimit / 2 : (value ?? 0)]);
  }
  return new Map([...days].sort().map(([day, of]) => [day, Number(mean(of).toFixed(2))]));
}

const STATISTICS = {
  rain: (of: number[]) => of.reduce((sum, one) => sum + one, 0),
  leq: (of: number[]) =>
    10 * Math.log10(of.reduce((sum, one) => sum + 10 ** (one / 10), 0) / of.length),
} as const;

test('calendar days equal a recomputation from the values, whatever the network', async () => {
  const value = fc.record({
    hour: fc.integer({ min: 0, max: 240 }),
    value: fc.integer({ min: 0, max: 60 }),
    detectionLimit: fc.option(fc.constant(3), { freq: 6, nil: 0 }),
    flag: fc.constantFrom<FeedObservation['flag'][]>('VALID', 'VALID', 'MANUAL', 'FAULT'),
  });
  await fc.assert(
    fc.asyncProperty(
      fc.constantFrom<NetworkDayName[]>('WEATHER', 'HYDROLOGY', 'NOISE', 'AIR'),
      fc.constantFrom('rain' as const, 'leq' as const),
      fc.uniqueArray(value, { selector: ({ hour }) => hour, minLength: 1, maxLength: 120 }),
      async (network, indicator, values) => {
        const rows = values.map(({ hour, ...rest }) =>
          row(indicator, hour, rest.value, measured(rest)),
        );
        await take(network, rows);
        const observations = rows.flatMap((one) => one.observations);
        const expected = recomputed(observations, STATISTICS[indicator]);
        const [series] = await shown(indicator, 'CALENDAR');
        const given = (series?.days ?? []).map(
          (day, at) => [day, Number((series?.values[at] ?? NaN).toFixed(2))] as const,
        );
        expect(given).toEqual([...expected]);
        await hub.database.asOwner('water', ({ query }) =>
          query(
            'truncate water.observation, water.observation_history, water.latest, water.rollup, water.dirty_bucket, water.series, water.review restart identity cascade',
          ),
        );
      },
    ),
    runs(12, 300),
  );
});

interface Shown {
  readonly dayKind: string | null;
  readonly days: ReadonlyArray<string> | null;
  readonly values: ReadonlyArray<number | null>;
}

async function shown(
  indicator: string,
  days: 'NETWORK' | 'CALENDAR',
  step = 'DAY',
  asker?: AccessDecisions,
): Promise<ReadonlyArray<Shown>> {
  const flags = step === 'MONTH' ? 'flags' : '';
  const { data, errors } = await hub.ask(
    'water',
    `{ waterStations { nodes { series(indicator: "${indicator}", step: ${step}, days: ${days}, ${MARCH}) { dayKind times days values unavailable ${flags} } } } }`,
    {},
    asker,
  );
  expect(errors).toBeUndefined();
  const { waterStations } = data as unknown as {
    readonly waterStations: { readonly nodes: ReadonlyArray<{ readonly series: Shown[] }> };
  };
  return waterStations.nodes[0]?.series ?? [];
}

async function take(network: NetworkDayName, rows: ReadonlyArray<FeedRow>): Promise<void> {
  const job: ImportJob = {
    ...WATER_JOB,
    dayOf: () => network,
  };
  await ingest(hub.database, job, rows);
  await refreshRollups(hub.database, 'water');
}

function hours(indicator: string, count: number, value: number): ReadonlyArray<FeedRow> {
  return Array.from({ length: count }, (_, n) => row(indicator, n, value));
}

function rain(hour: number, averaging: FeedObservation['averaging']): FeedRow {
  return row('rain', hour, 1, { averaging });
}

function row(
  indicator: string,
  hour: number,
  value: number,
  more: Partial<FeedObservation> = {},
): FeedRow {
  const named = { kind: 'RIVER_STATION', nameZh: '测试站', region: '江门' } as const;
  const station = { ...named, authority: 'MUNICIPAL' } as const;
  const startsAt = MIDNIGHT + hour * HOUR;
  const observation = { indicator, averaging: 'HOUR', startsAt, value, ...more } as const;
  return { line: hour + DAY, station, observations: [observation], rejects: [] };
}
