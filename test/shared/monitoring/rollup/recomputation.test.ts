import fc from 'fast-check';
import type {
  FeedObservation,
  FeedRow,
  ImportJob,
} from '../../../../shared/monitoring/ingest/feed';
import { ingest } from '../../../../shared/monitoring/ingest/ingest';
import { refreshRollups } from '../../../../shared/monitoring/rollup/refresh-rollups';
import { department as water } from '../../../../subgraphs/water/department';
import { departmentHub, type DepartmentHub } from '../../../setup/department-hub';
import { alsoMeasuring } from '../../../setup/fixtures/also-measuring';
import { rollupFaults } from '../../../setup/fixtures/recomputed-rollups';
import { runs } from '../../../setup/runs';
import { WATER_JOB } from '../../../setup/fixtures/water-job';

const HOUR = 3_600_000;
const START = Date.parse('2026-02-24T16:00:00Z'); // 25 February, 00:00 in Beijing
const HOURS = 24 * 9;

/** One indicator of each way to compute days and months, and how a number becomes a value of it. */
const INDICATORS = {
  stage: (n: number) => n / 10,
  rain: (n: number) => n / 10,
  reservoir_storage: (n: number) => n,
  wind_gust: (n: number) => n / 10,
  leq: (n: number) => 30 + (n % 60),
  wind_direction: (n: number) => (n % 5 === 0 ? n : 180 * (n % 2)), // Many cancel.
  ph: (n: number) => 4 + (n % 60) / 10,
  nh3n: (n: number) => n / 100,
  co: (n: number) => n / 100,
  o3: (n: number) => n,
  o3_8h: (n: number) => n,
} as const;

type Symbol = keyof typeof INDICATORS;

const SYMBOLS = Object.keys(INDICATORS) as Symbol[]; // Object.keys knows no key types.

const MEASURING = alsoMeasuring(water, 'water/water-function-zone', {
  kinds: ['RIVER_STATION'],
  indicators: SYMBOLS.filter((symbol) => symbol !== 'stage'),
  averaging: ['HOUR', 'EIGHT_HOURS', 'DAY'],
});

const job: ImportJob = {
  ...WATER_JOB,
  partition: 'month',
  frozenAfterRows: 5,
  dayOf: (_, code) =>
    code.startsWith('water.')
      ? 'HYDROLOGY'
      : code === 'Leq'
        ? 'NOISE'
        : code.startsWith('met.')
          ? 'WEATHER'
          : 'AIR',
};

/** What a source says of a value. */
const KINDS = [
  'VALID',
  'VALID',
  'VALID',
  'VALID',
  'BELOW',
  'OVER_RANGE',
  'UNDETECTED',
  'SUSPECT',
  'MANUAL',
  'VOID',
  'HOLE',
] as const;

/** Values of one series, one each hour, whose numbers and kinds repeat. */
interface Stretch {
  readonly symbol: Symbol;
  readonly isDaily: boolean;
  readonly from: number;
  readonly length: number;
  readonly numbers: ReadonlyArray<number>;
  readonly kinds: ReadonlyArray<(typeof KINDS)[number]>;
}

const stretch: fc.Arbitrary<Stretch> = fc.record({
  symbol: fc.constantFrom(...SYMBOLS),
  isDaily: fc.boolean(),
  from: fc.integer({ min: 0, max: HOURS }),
  length: fc.integer({ min: 1, max: 60 }),
  numbers: fc.array(fc.integer({ min: 0, max: 300 }), { minLength: 1, maxLength: 7 }),
  kinds: fc.array(fc.constantFrom(...KINDS), { minLength: 1, maxLength: 5 }),
});

/** Stretches that come in one batch; later ones correct what they share with earlier ones. */
const batches = fc.array(
  fc.record({
    stretches: fc.array(stretch, { minLength: 1, maxLength: 12 }),
    corrects: fc.boolean(),
    isComputedAtOnce: fc.boolean(),
  }),
  { minLength: 1, maxLength: 6 },
);

let hub: DepartmentHub;
beforeAll(async () => {
  hub = await departmentHub([MEASURING]);
});
afterAll(() => hub.close());

test('days and months of every kind equal a recomputation by other code, in whatever pieces the values came', async () => {
  await fc.assert(
    fc.asyncProperty(batches, async (delivered) => {
      await empty();
      for (const { stretches, corrects, isComputedAtOnce } of delivered) {
        await ingest(hub.database, { ...job, corrects }, stretches.flatMap(rowsOf));
        if (isComputedAtOnce) await refreshRollups(hub.database, 'water');
      }
      await refreshRollups(hub.database, 'water');
      expect(await rollupFaults(hub.url, 'water')).toEqual([]);
    }),
    runs(25, 1_000),
  );
});

function rowsOf(one: Stretch): ReadonlyArray<FeedRow> {
  const isLong = one.isDaily && one.symbol !== 'o3' && one.symbol !== 'o3_8h';
  return Array.from({ length: isLong ? Math.ceil(one.length / 24) : one.length }, (_, n) => ({
    line: n + 1,
    station: { kind: 'RIVER_STATION', nameZh: '测试站', region: '江门', authority: 'MUNICIPAL' },
    observations: [observationOf(one, n, isLong)],
    rejects: [],
  }));
}

function observationOf(one: Stretch, n: number, isLong: boolean): FeedObservation {
  const hour = isLong ? 24 * (Math.floor(one.from / 24) + n) : one.from + n;
  const number = INDICATORS[one.symbol](one.numbers[n % one.numbers.length] ?? 0);
  const averaging =
    one.symbol === 'o3_8h' ? 'EIGHT_HOURS' : isLong && one.symbol !== 'stage' ? 'DAY' : 'HOUR';
  const common = { indicator: one.symbol, averaging, startsAt: START + hour * HOUR } as const;
  const kind = one.kinds[n % one.kinds.length] ?? 'VALID';
  if (kind === 'BELOW') return { ...common, value: null, detectionLimit: number + 0.5 };
  if (kind === 'VOID') return { ...common, value: null, flag: 'FAULT' };
  if (kind === 'HOLE') return { ...common, value: null };
  if (kind === 'UNDETECTED') return { ...common, value: null, flag: kind };
  return { ...common, value: number, flag: kind };
}

function empty(): Promise<unknown> {
  return hub.database.asOwner('water', ({ query }) =>
    query(
      'truncate water.observation, water.observation_history, water.latest, water.rollup, water.dirty_bucket',
    ),
  );
}
