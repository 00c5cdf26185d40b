import { EVERY_ROW } from '../../../shared/data/row-bounds';
import { fullPrecision } from '../../../shared/monitoring/stations/disclosed-position';
import { ingest } from '../../../shared/monitoring/ingest/ingest';
import type { FeedRow } from '../../../shared/monitoring/ingest/feed';
import { department } from '../../../subgraphs/environment/department';
import { departmentHub, TEST_NOW, type DepartmentHub } from '../../setup/department-hub';

const HOUR_MS = 3_600_000;
const DAY = Date.parse('2026-03-01T06:00:00+08:00');

let hub: DepartmentHub;
beforeAll(async () => {
  hub = await departmentHub([department]);
  await hub.simulate('environment', TEST_NOW, 2);
});
afterAll(() => hub.close());

/** Hours of a point, the first at 06:00 Beijing time of 2026-03-01; undefined is a gap. */
async function store(
  nameZh: string,
  levels: ReadonlyArray<number | undefined>,
  own: Readonly<Record<string, string>> = {},
): Promise<void> {
  const station = {
    kind: 'NOISE_FUNCTION_ZONE',
    nameZh,
    region: '测试',
    authority: 'MUNICIPAL',
    own,
  } as const;
  const rows = levels.flatMap((value, n): FeedRow[] =>
    value === undefined
      ? []
      : [
          {
            line: n + 1,
            station,
            observations: [
              { indicator: 'leq', averaging: 'HOUR', startsAt: DAY + n * HOUR_MS, value },
            ],
            rejects: [],
          },
        ],
  );
  const job = {
    department: 'environment',
    feed: 'environment/test',
    source: 'rows of a test',
    provenance: 'MEASURED',
    partition: 'month',
    dayOf: department.dayOf,
    precisionOf: fullPrecision,
    endsDemonstration: true,
  } as const;
  await ingest(hub.database, job, rows);
}

async function levelsOf(nameZh: string, from: string, to: string): Promise<unknown> {
  const { data, errors } = await hub.ask(
    'environment',
    `query ($name: String!, $from: Date!, $to: Date!) { noisePoints(filter: { nameContains: $name }) { nodes { zone
       levels(from: $from, to: $to) { day ld ln daySamples nightSamples standard dayLimit nightLimit isDayCompliant isNightCompliant provenance } } } }`,
    { name: nameZh, from, to },
  );
  expect(errors).toBeUndefined();
  return (data as { noisePoints: { nodes: ReadonlyArray<unknown> } }).noisePoints.nodes[0];
}

describe('NoisePoint.levels', () => {
  test('averages energy, not decibels, and cuts the day at 22:00 and 06:00', async () => {
    // 15 hours of 50 and one of 70 dB: (15 * 1e5 + 1e7) / 16 = 718 750, so 58.6 dB; their plain mean is 51.3.
    const day = [...Array.from({ length: 15 }, () => 50), 70];
    const night = [...Array.from({ length: 7 }, () => 40), 55];
    await store('昼夜点', [...day, ...night, 90], { noise_zone: '2' });
    expect(await levelsOf('昼夜点', '2026-03-01', '2026-03-02')).toEqual({
      zone: 'ZONE_2',
      levels: [
        {
          day: '2026-03-01',
          ld: 58.6,
          ln: 46.8,
          daySamples: 16,
          nightSamples: 8,
          standard: 'GB 3096-2008',
          dayLimit: 60,
          nightLimit: 50,
          isDayCompliant: true,
          isNightCompliant: true,
          provenance: ['MEASURED'],
        },
      ],
    });
  });

  test('says which part breaks its limit, and nothing of a part that was not measured', async () => {
    await store('超标点', [56, 56, 56], { noise_zone: '1' });
    expect(await levelsOf('超标点', '2026-02-01', '2026-04-01')).toMatchObject({
      levels: [{ ld: 56, dayLimit: 55, isDayCompliant: false, ln: null, isNightCompliant: null }],
    });
  });

  test('knows no limit where the zone is not known', async () => {
    await store('无区点', [56]);
    expect(await levelsOf('无区点', '2026-03-01', '2026-03-02')).toMatchObject({
      zone: null,
      levels: [{ ld: 56, standard: null, dayLimit: null, isDayCompliant: null }],
    });
  });

  test('refuses more than 400 days and a period that ends before it begins', async () => {
    const ask = (from: string, to: string) =>
      hub.ask(
        'environment',
        `{ noisePoint(id: "noise-zone-001") { levels(from: "${from}", to: "${to}") { day } } }`,
      );
    const { errors: tooLong } = await ask('2025-01-01', '2026-11-01');
    expect(tooLong?.[0]?.extensions['code']).toBe('RANGE_TOO_LONG');
    const { errors: reversed } = await ask('2026-11-02', '2026-11-01');
    expect(reversed?.[0]?.extensions['code']).toBe('BAD_USER_INPUT');
  });

  test('takes as many statements for 4 points as for 8', async () => {
    const counts: number[] = [];
    for (const first of [4, 8]) {
      hub.statements.length = 0;
      const { data, errors } = await hub.ask(
        'environment',
        `{ noisePoints(first: ${String(first)}, filter: { kind: "NOISE_FUNCTION_ZONE", provenance: SYNTHETIC }) {
           nodes { zone levels(from: "2026-11-21", to: "2026-11-24") { day ld ln } } } }`,
      );
      expect(errors).toBeUndefined();
      expect(data).toMatchObject({ noisePoints: { nodes: { length: first } } });
      counts.push(hub.statements.length);
    }
    expect(counts).toEqual([2, 2]);
  });
});

describe('the synthetic noise', () => {
  test('is louder by day than by night, and loudest beside roads', async () => {
    const found = await hub.database
      .reader('environment', EVERY_ROW)
      .query<{ zone: string; day: number; night: number }>(
        `select t.noise_zone as zone,
           avg(o.value) filter (where extract(hour from o.starts_at + interval '8 hours') between 8 and 20) as day,
           avg(o.value) filter (where extract(hour from o.starts_at + interval '8 hours') between 0 and 4) as night
         from environment.station t join environment.series s on s.station_id = t.id
         join environment.observation o on o.series_id = s.id and o.flag = 0
         where t.kind = 'NOISE_FUNCTION_ZONE' and t.provenance = 'SYNTHETIC' group by 1 order by 1`,
      );
    expect(found.map(({ zone }) => zone)).toEqual(['1', '2', '3', '4a']);
    for (const { zone, day, night } of found)
      expect({ zone, isQuieterByNight: day - night > 2 }).toEqual({ zone, isQuieterByNight: true });
    expect(found[3]?.day).toBeGreaterThan((found[0]?.day ?? 0) + 8);
  });

  test('surveys each road and area point in three yearly rounds, by day', async () => {
    const [facts] = await hub.database.reader('environment', EVERY_ROW).query(
      `select count(distinct s.station_id) as points, count(*) as values,
         bool_and(extract(hour from o.starts_at + interval '8 hours') between 6 and 21) as "isByDay",
         bool_and(o.value between 30 and 90) as "isPossible"
       from environment.station t join environment.series s on s.station_id = t.id
       join environment.observation o on o.series_id = s.id
       where t.kind in ('NOISE_REGION', 'NOISE_ROAD')`,
    );
    expect(facts).toEqual({ points: 250, values: 250 * 4 * 3, isByDay: true, isPossible: true });
  });

  test('a surveyed point answers levels for the day of its round', async () => {
    const [round] = await hub.database
      .reader('environment', EVERY_ROW)
      .query<{ day: string; value: number }>(
        `select (o.starts_at + interval '2 hours')::date as day, o.value from environment.series s
         join environment.observation o on o.series_id = s.id
         where s.station_id = 'noise-road-017' and s.indicator_code = 'Leq' order by o.starts_at desc limit 1`,
      );
    const { data } = await hub.ask(
      'environment',
      `{ noisePoint(id: "noise-road-017") { zone levels(from: "2026-06-01", to: "2026-11-24") { day ld ln daySamples dayLimit } } }`,
    );
    expect(data).toEqual({
      noisePoint: {
        zone: 'ZONE_4A',
        levels: [{ day: round?.day, ld: round?.value, ln: null, daySamples: 1, dayLimit: 70 }],
      },
    });
  });
});
