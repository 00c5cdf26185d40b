import { EVERY_ROW } from '../../../../shared/data/row-bounds';
import fc from 'fast-check';
import type { FeedRow, ImportJob } from '../../../../shared/monitoring/ingest/feed';
import { ingest } from '../../../../shared/monitoring/ingest/ingest';
import { keepRollups } from '../../../../shared/monitoring/rollup/keep-rollups';
import { ROLLUP_TAKE } from '../../../../shared/data/monitoring/rollup-round';
import { aggregateSql } from '../../../../shared/monitoring/observations/aggregate-sql';
import { pointsSql } from '../../../../shared/monitoring/observations/series-points';
import { Days, Step } from '../../../../shared/monitoring/vocabulary';
import {
  refreshRollups,
  rollupQueue,
  type RollupWorker,
} from '../../../../shared/monitoring/rollup/refresh-rollups';
import { department as water } from '../../../../subgraphs/water/department';
import { alsoMeasuring } from '../../../setup/fixtures/also-measuring';
import { departmentHub, type DepartmentHub } from '../../../setup/department-hub';
import { WATER_JOB as job } from '../../../setup/fixtures/water-job';

const HOUR = 3_600_000;
const MIDNIGHT = Date.parse('2026-03-10T16:00:00Z'); // 11 March, 00:00 in Beijing

const MEASURING = alsoMeasuring(water, 'water/water-function-zone', {
  kinds: ['RIVER_STATION'],
  indicators: [
    'rain',
    'leq',
    'wind_direction',
    'o3',
    'o3_8h',
    'co',
    'nh3n',
    'vehicles',
    'water_temp',
    'ph',
  ],
  averaging: ['HOUR', 'EIGHT_HOURS'],
});

let hub: DepartmentHub;
beforeEach(async () => {
  hub = await departmentHub([MEASURING]);
});
afterEach(() => hub.close());

describe('roll-ups', () => {
  test('count the days of the network: hydrology from 08:00, weather from 20:00 of the day before', async () => {
    const hours = rowsOf('stage', 48, (n) => n);
    await take({ ...job, dayOf: () => 'HYDROLOGY' }, hours);
    await take(
      { ...job, dayOf: () => 'WEATHER' },
      rowsOf('rain', 48, () => 1),
    );
    expect(await days()).toEqual([
      {
        indicator_code: 'met.rain',
        day: '2026-03-11',
        starts_at: '2026-03-10T12:00:00Z',
        value: 20,
        samples: 20,
      },
      {
        indicator_code: 'met.rain',
        day: '2026-03-12',
        starts_at: '2026-03-11T12:00:00Z',
        value: 24,
        samples: 24,
      },
      {
        indicator_code: 'met.rain',
        day: '2026-03-13',
        starts_at: '2026-03-12T12:00:00Z',
        value: 4,
        samples: 4,
      },
      {
        indicator_code: 'water.stage',
        day: '2026-03-10',
        starts_at: '2026-03-10T00:00:00Z',
        value: 3.5,
        samples: 8,
      },
      {
        indicator_code: 'water.stage',
        day: '2026-03-11',
        starts_at: '2026-03-11T00:00:00Z',
        value: 19.5,
        samples: 24,
      },
      {
        indicator_code: 'water.stage',
        day: '2026-03-12',
        starts_at: '2026-03-12T00:00:00Z',
        value: 39.5,
        samples: 16,
      },
    ]);
  });

  test('are taken from the queue by one walk over it, whatever the statistics say', async () => {
    await take(
      job,
      rowsOf('stage', 1, (n) => n),
    );
    const scans = await hub.database.asOwner('water', async ({ query }) => {
      await query('analyze water.dirty_bucket'); // It is empty, and stays so for the planner.
      await query(
        `insert into water.dirty_bucket (series_id, day)
         select s.id, d::date from water.series s, generate_series('2000-01-01'::date, '2026-03-12', '1 day') d`,
      );
      const [row] = await query<{ readonly 'QUERY PLAN': unknown }>(
        `explain (analyze, format json) ${ROLLUP_TAKE.replaceAll('$schema', 'water').replace('$1', '20000')}`,
      );
      return scansOf(row?.['QUERY PLAN'], 'dirty_bucket');
    });
    expect(scans).toEqual([
      { node: 'Tid Scan', loops: 1 },
      { node: expect.stringMatching(/Scan$/) as string, loops: 1 },
    ]);
  });

  test('of an import that was killed are computed by the hub that lives', async () => {
    await ingest(
      hub.database,
      { ...job, dayOf: () => 'HYDROLOGY' },
      rowsOf('stage', 48, (n) => n),
    );
    expect(await days()).toHaveLength(0);
    const { keeping, failures } = kept('OWNER');
    try {
      for (const end = Date.now() + 10_000; (await days()).length < 3 && Date.now() < end;);
      expect(await days()).toHaveLength(3);
    } finally {
      await keeping.ended();
    }
    expect(failures).toEqual([]);
  });

  test('are computed by a writer, which may not write one itself, and reported until then', async () => {
    await ingest(
      hub.database,
      { ...job, dayOf: () => 'HYDROLOGY' },
      rowsOf('stage', 48, (n) => n),
    );
    for (const statement of [
      'update water.rollup set value = 0',
      'delete from water.dirty_bucket',
      'select from water.dirty_bucket',
    ])
      await expect(
        hub.database.asWriter('water', ({ query }) => query(statement)),
      ).rejects.toMatchObject({ code: '42501' });
    await expect(
      hub.database.reader('water', EVERY_ROW).query('select water.refresh_rollups(1)'),
    ).rejects.toMatchObject({ code: '42501' });
    expect(await rollupQueue(hub.database, 'water', 'WRITER')).toEqual({
      days: 3,
      oldestS: expect.any(Number) as number,
    });
    expect(await refreshRollups(hub.database, 'water', 'WRITER')).toBe(3);
    expect(await days()).toHaveLength(3);
    expect(await rollupQueue(hub.database, 'water', 'WRITER')).toEqual({ days: 0, oldestS: null });
  });

  test('that wait are reported, the older by the time since it was looked', async () => {
    await hub.database.asOwner('water', ({ query }) =>
      query(`create function water.refuse() returns trigger language plpgsql as
        $$ begin raise exception 'refused'; end $$;
        create trigger refuse before delete on water.dirty_bucket for each row execute function water.refuse()`),
    );
    await ingest(
      hub.database,
      job,
      rowsOf('stage', 1, (n) => n),
    );
    let ms = 0;
    const { keeping, failures } = kept('WRITER', () => ms);
    try {
      expect(keeping.queueOf('water')).toBeNull();
      for (const end = Date.now() + 10_000; failures.length === 0 && Date.now() < end;)
        await days();
      const before = keeping.queueOf('water');
      expect(before).toMatchObject({ days: 1 });
      ms = 3_600_000;
      const waited = (keeping.queueOf('water')?.oldestS ?? 0) - (before?.oldestS ?? 0);
      expect(waited).toBe(3600);
    } finally {
      await keeping.ended();
    }
    expect(failures[0]).toMatchObject({ message: expect.stringContaining('refused') as string });
  });

  test('have the formulas by which other questions are answered', async () => {
    const [stored] = await hub.database.asOwner('water', ({ query }) =>
      query<{ body: string }>(
        `select pg_get_functiondef('water.refresh_rollups(int)'::regprocedure) as body`,
      ),
    );
    for (const aggregation of AGGREGATIONS)
      expect(stored?.body).toContain(`d.day, ${aggregateSql(aggregation, 'o')}, min(`);
  });

  test('average levels by energy and directions as vectors, never arithmetically', async () => {
    await take(
      job,
      rowsOf('leq', 2, (n) => (n === 0 ? 50 : 70)),
    );
    await take(
      job,
      rowsOf('wind_direction', 2, (n) => (n === 0 ? 350 : 30)),
    );
    const [noise, wind] = await days();
    expect(noise).toMatchObject({ indicator_code: 'Leq', value: expect.closeTo(67.03, 2) });
    expect(wind).toMatchObject({ indicator_code: 'a01008', value: expect.closeTo(10, 6) });
  });

  test('average pH as the concentration of hydrogen ions, over days and months', async () => {
    await take(
      job,
      rowsOf('ph', 48, (n) => (n < 24 ? (n % 2 === 0 ? 6 : 8) : 8)),
    );
    const ofDay = -Math.log10((1e-6 + 1e-8) / 2);
    expect(await days()).toMatchObject([
      { value: expect.closeTo(ofDay, 9) as number },
      { value: expect.closeTo(8, 9) as number },
    ]);
    const months = await hub.database
      .reader('water', EVERY_ROW)
      .query(`select value from water.rollup where step = 'MONTH'`);
    const ofMonth = -Math.log10((10 ** -ofDay + 1e-8) / 2);
    expect(months).toEqual([{ value: expect.closeTo(ofMonth, 9) as number }]);
  });

  test('have no direction where directions cancel', async () => {
    await take(
      job,
      rowsOf('wind_direction', 48, (n) => (n < 24 ? 180 * (n % 2) : 90)),
    );
    expect(await days()).toMatchObject([
      { value: null, samples: 24 },
      { value: expect.closeTo(90, 6) as number, samples: 24 },
    ]);
  });

  test('count no observation that has neither a value nor a limit', async () => {
    const hole = rowsOf('stage', 30, () => 3).map((row, n) => ({
      ...row,
      observations: row.observations.map((one) =>
        n === 5 || n >= 24 ? { ...one, value: null } : one,
      ),
    }));
    await take(job, hole);
    expect(await days()).toMatchObject([{ value: 3, samples: 23 }]);
  });

  test.each([
    [6, 24, 160, null, 3], // 13 windows, none above the limit.
    [5, 24, 160, 160, 0],
    [6, 24, 161, 161, 0],
    [10, 16, 161, 161, 0],
  ])(
    'take a day of ozone from %d:00 to %d:00 at %d into its month if 14 windows are valid or it exceeds the limit',
    async (from, to, level, value, flag) => {
      await take({ ...job, dayOf: () => 'AIR' }, rowsOf('o3', 24, () => level).slice(from, to));
      const months = await hub.database
        .reader('water', EVERY_ROW)
        .query(`select value from water.rollup where step = 'MONTH'`);
      expect(months).toEqual(value === null ? [] : [{ value }]);
      expect(await shownFlags(Step.DAY)).toEqual([flag]);
    },
  );

  test('take the highest 8-hour mean of ozone from windows that end from 08:00 on', async () => {
    await take(
      { ...job, dayOf: () => 'AIR' },
      rowsOf('o3', 24, (n) => (n >= 12 && n < 20 ? 160 : 40)),
    );
    expect(await days()).toMatchObject([{ value: 160, samples: 24 }]);
  });

  test('count windows of ozone with values in 6 of their hours, whichever these are', async () => {
    const measured = rowsOf('o3', 24, (n) => (n >= 10 && n < 17 ? 160 : 40));
    await take(
      { ...job, dayOf: () => 'AIR' },
      measured.filter((_, n) => n < 16),
    ); // Nothing after 16:00.
    expect(await days()).toMatchObject([{ value: 160, samples: 16 }]);
  });

  test('take published moving means that end at 08:00 to 24:00 of their day', async () => {
    const published = rowsOf('o3_8h', 24, (n) => (n === 17 ? 300 : n === 16 ? 120 : 50)).map(
      (row) => ({
        ...row,
        observations: row.observations.map((one) => ({
          ...one,
          averaging: 'EIGHT_HOURS' as const,
        })),
      }),
    );
    await take({ ...job, dayOf: () => 'AIR' }, published);
    expect(await days()).toMatchObject([{ day: '2026-03-11', value: 120, samples: 17 }]);
  });

  test.each([
    ['co', 'HOUR' as const, 3.8, 3], // k = 1 + 4 * 0.95
    ['o3_8h', 'EIGHT_HOURS' as const, 3.6, 3],
    ['stage', 'HOUR' as const, 2, 0],
  ])('answer months of %s by its own statistic', async (indicator, averaging, value, flag) => {
    const rows = rowsOf(indicator, 120, (n) => Math.floor(n / 24)).map((row) => ({
      ...row,
      observations: row.observations.map((one) => ({ ...one, averaging })),
    }));
    await take({ ...job, dayOf: () => 'AIR' }, rows);
    const months = await hub.database
      .reader('water', EVERY_ROW)
      .query(`select value, valid_days from water.rollup where step = 'MONTH'`);
    expect(months).toEqual([{ value: expect.closeTo(value, 9) as number, valid_days: 5 }]);
    expect(await shownFlags(Step.MONTH)).toEqual([flag]);
  });

  test('leave out what is flagged, and take half the detection limit for what is below it', async () => {
    const rows = rowsOf('nh3n', 4, (n) => n).map((row, n) => ({
      ...row,
      observations: row.observations.map((one) =>
        n === 0
          ? { ...one, value: null, detectionLimit: 0.5 }
          : n === 3
            ? { ...one, flag: 'FAULT' as const }
            : one,
      ),
    }));
    await take(job, rows);
    expect(await days()).toMatchObject([
      { value: expect.closeTo((0.25 + 1 + 2) / 3, 9), samples: 3 },
    ]);
  });

  test.each(['stage', 'o3'])('count what lies below the detection limit: %s', async (symbol) => {
    const isBelow = (n: number) => n % 4 === 0;
    const rows = rowsOf(symbol, 24, () => 3).map((row, n) => ({
      ...row,
      observations: row.observations.map((one) =>
        isBelow(n) ? { ...one, value: null, detectionLimit: 0.5 } : one,
      ),
    }));
    await take(job, rows);
    const counted = await hub.database
      .reader('water', EVERY_ROW)
      .query(`select step, samples, censored from water.rollup order by step`);
    expect(counted).toEqual([
      { step: 'DAY', samples: 24, censored: 6 },
      { step: 'MONTH', samples: 24, censored: 6 },
    ]);
  });

  test('and series of every step say how many values lie below their limit, which a hole does not', async () => {
    const [first, second] = rowsOf('stage', 2, () => 3);
    const below = first?.observations.map((one) => ({ ...one, value: null, detectionLimit: 0.5 }));
    const hole = second?.observations.map((one) => ({ ...one, value: null }));
    await take(job, [
      { ...first, line: 1, observations: below ?? [], rejects: [] },
      { ...second, line: 2, observations: hole ?? [], rejects: [] },
    ]);
    const steps = ['RAW', 'HOUR', 'DAY', 'MONTH'];
    const series = steps.map(
      (step) =>
        `${step}: series(indicator: "stage", step: ${step}, from: "2026-02-01T00:00:00Z", to: "2026-04-01T00:00:00Z") { values censored }`,
    );
    const { data } = await hub.ask('water', `{ waterStations { nodes { ${series.join(' ')} } } }`);
    const [station] = (data as { waterStations: { nodes: unknown[] } }).waterStations.nodes;
    expect(station).toMatchObject({
      RAW: [{ values: [null, null], censored: [1, 0] }],
      DAY: [{ values: [0.25], censored: [1] }],
      MONTH: [{ values: [0.25], censored: [1] }],
    });
  });

  test('follow a correction, and only its day', async () => {
    await take(
      job,
      rowsOf('stage', 48, () => 1),
    );
    await take(job, [{ ...rowAt('stage', 30, 25), line: 1 }]);
    expect((await days()).map(({ value }) => value)).toEqual([1, 2]);
  });

  test('are gone when a correction takes the last usable value of their day', async () => {
    await take(
      job,
      rowsOf('stage', 1, () => 1),
    );
    await take(
      job,
      rowsOf('stage', 1, () => 99_999),
    );
    expect(
      await hub.database.reader('water', EVERY_ROW).query('select * from water.rollup'),
    ).toEqual([]);
  });

  test('answer months that are the mean of their days', async () => {
    await take(
      job,
      rowsOf('stage', 72, (n) => Math.floor(n / 24)),
    );
    const months = await hub.database
      .reader('water', EVERY_ROW)
      .query(`select day, value, samples from water.rollup where step = 'MONTH'`);
    expect(months).toEqual([{ day: '2026-03-01', value: 1, samples: 72 }]);
  });

  test('equal a recomputation from the observations, in whatever order and pieces these came', async () => {
    await fc.assert(
      fc.asyncProperty(
        fc.uniqueArray(
          fc.record({
            hour: fc.integer({ min: 0, max: 96 }),
            value: fc.integer({ min: -20, max: 500 }),
          }),
          { selector: ({ hour }) => hour, minLength: 1, maxLength: 30 },
        ),
        fc.integer({ min: 1, max: 7 }),
        async (values, piece) => {
          await empty();
          for (let at = 0; at < values.length; at += piece) {
            await take(
              job,
              values
                .slice(at, at + piece)
                .map(({ hour, value }, n) => ({ ...rowAt('stage', hour, value), line: n + 1 })),
            );
          }
          const recomputed = new Map<string, number[]>();
          for (const { hour, value } of values) {
            const day = new Date(MIDNIGHT + hour * HOUR + 8 * HOUR).toISOString().slice(0, 10);
            recomputed.set(day, [...(recomputed.get(day) ?? []), value]);
          }
          const expected = [...recomputed].sort().map(([day, group]) => ({
            day,
            samples: group.length,
            value: expect.closeTo(group.reduce((a, b) => a + b) / group.length, 6),
          }));
          expect(await days()).toMatchObject(expected);
        },
      ),
      { numRuns: 15 },
    );
  });
});

const AGGREGATIONS = [
  'MEAN',
  'SUM',
  'MAX',
  'MIN',
  'ENERGY_MEAN',
  'VECTOR_MEAN',
  'PH_MEAN',
  'LAST',
] as const;

/** The queue of water, worked off; what failed meanwhile. */
function kept(worker: RollupWorker, monotonicMs = () => performance.now()) {
  const failures: unknown[] = [];
  const keeping = keepRollups({
    ...{ database: hub.database, departments: ['water'], worker, everyMs: 5, monotonicMs },
    onFailure: (_: string, cause: unknown) => void failures.push(cause),
  });
  return { keeping, failures };
}

async function take(to: ImportJob, rows: FeedRow[]): Promise<void> {
  await ingest(hub.database, to, rows);
  await refreshRollups(hub.database, 'water');
}

interface ScanOfPlan {
  readonly node: string;
  readonly loops: number;
}

/** The nodes of a plan that read a table, in any order but by name. */
function scansOf(plan: unknown, table: string): ReadonlyArray<ScanOfPlan> {
  const found: ScanOfPlan[] = [];
  JSON.stringify(plan, (_, value: Readonly<Record<string, unknown>> | null) => {
    if (value?.['Relation Name'] === table && String(value['Node Type']).endsWith('Scan'))
      found.push({ node: String(value['Node Type']), loops: Number(value['Actual Loops']) });
    return value;
  });
  return found.sort((one) => (one.node === 'Tid Scan' ? -1 : 1));
}

/** The flags with which the points of all series are shown at a step. */
async function shownFlags(step: Step): Promise<ReadonlyArray<number>> {
  const points = pointsSql(
    { schema: 'water', step, days: Days.NETWORK, aggregation: 'MEAN' },
    { from: `'-infinity'`, to: `'infinity'`, most: '10', dataset: `''` },
  );
  const shown = await hub.database
    .reader('water', EVERY_ROW)
    .query<{ flag: number }>(`select p.flag from water.series s cross join lateral (${points}) p`);
  return shown.map(({ flag }) => flag);
}

function empty(): Promise<unknown> {
  return hub.database.asOwner('water', (transaction) =>
    transaction.query(
      'truncate water.observation, water.observation_history, water.latest, water.rollup, water.dirty_bucket',
    ),
  );
}

function rowAt(indicator: string, hour: number, value: number): FeedRow {
  const station = {
    kind: 'RIVER_STATION',
    nameZh: '测试站',
    region: '江门',
    authority: 'MUNICIPAL',
  } as const;
  const observation = {
    indicator,
    averaging: 'HOUR',
    startsAt: MIDNIGHT + hour * HOUR,
    value,
  } as const;
  return { line: hour + 1, station, observations: [observation], rejects: [] };
}

function rowsOf(indicator: string, count: number, valueAt: (n: number) => number): FeedRow[] {
  return Array.from({ length: count }, (_, n) => rowAt(indicator, n, valueAt(n)));
}

function days() {
  return hub.database
    .reader('water', EVERY_ROW)
    .query<{ indicator_code: string; day: string; value: number; samples: number }>(
      `select s.indicator_code, r.day, r.starts_at, r.value, r.samples from water.rollup r join water.series s on s.id = r.series_id
       where r.step = 'DAY' order by s.indicator_code, r.day`,
    );
}
