import { EVERY_ROW } from '../../../shared/data/row-bounds';
import { department } from '../../../subgraphs/environment/department';
import { departmentHub, TEST_NOW, type DepartmentHub } from '../../setup/department-hub';

let hub: DepartmentHub;
beforeAll(async () => {
  hub = await departmentHub([department]);
  await hub.simulate('environment', TEST_NOW, 3);
});
afterAll(() => hub.close());

async function rows<Row>(sql: string): Promise<Row[]> {
  return hub.database.reader('environment', EVERY_ROW).query<Row>(sql);
}

/** Data of a query that must go well, and how many statements it took. */
async function asked(query: string): Promise<{ data: unknown; statements: number }> {
  hub.statements.length = 0;
  const { data, errors } = await hub.ask('environment', query);
  expect(errors).toBeUndefined();
  return { data, statements: hub.statements.length };
}

describe('the synthetic air, noise and radiation', () => {
  test('has the points of annex 1, each under its row and with its owner', async () => {
    const found = await rows(
      `select network_row, authority, count(*) from environment.station
       where kind like 'AIR%' or kind like 'NOISE%' or kind like 'RADIATION%' group by 1, 2 order by 1, 2`,
    );
    expect(found).toEqual([
      { network_row: 'city-air', authority: 'COUNTY', count: 1 },
      { network_row: 'city-air', authority: 'MUNICIPAL', count: 7 },
      { network_row: 'city-air', authority: 'NATIONAL', count: 4 },
      { network_row: 'city-air', authority: 'PROVINCIAL', count: 10 },
      { network_row: 'composite-pollution-air', authority: 'PROVINCIAL', count: 1 },
      { network_row: 'noise-function-zone', authority: 'MUNICIPAL', count: 8 },
      { network_row: 'noise-road-traffic', authority: 'MUNICIPAL', count: 130 },
      { network_row: 'noise-urban-area', authority: 'MUNICIPAL', count: 120 },
      { network_row: 'radiation-gamma-air', authority: 'PROVINCIAL', count: 1 },
      { network_row: 'radiation-water', authority: 'NATIONAL', count: 2 },
      { network_row: 'super-site-air', authority: 'PROVINCIAL', count: 1 },
      { network_row: 'vertical-remote-air', authority: 'PROVINCIAL', count: 1 },
      { network_row: 'voc-air', authority: 'PROVINCIAL', count: 1 },
    ]);
  });

  test('lies in its districts, under names and ids of its own, and says that it is synthetic', async () => {
    const [facts] = await rows(
      `select count(*), count(distinct name_zh) as names, count(distinct district_code) as districts,
         bool_and(latitude_deg between 21.45 and 22.87 and longitude_deg between 111.98 and 113.27) as "isInside",
         array_agg(distinct provenance) as provenance from environment.station where kind like 'AIR%' or kind like 'NOISE%'`,
    );
    expect(facts).toEqual({
      count: 284,
      names: 284,
      districts: 7,
      isInside: true,
      provenance: ['SYNTHETIC'],
    });
  });

  test('simulates the same values from the same seed and clock', () => {
    const at = Date.parse(TEST_NOW);
    const [one, other] = [department.simulate?.(7), department.simulate?.(7)];
    const told = (simulation: typeof one) =>
      simulation?.points
        .filter(({ stationId }) => /^(air|noise|radiation)-/.test(stationId))
        .map(({ stationId, read }) => [stationId, read(at)]);
    expect(told(one)).toEqual(told(other));
    expect(told(one)).not.toEqual(told(department.simulate?.(8)));
  });

  test('stays within what such air can hold, and PM2.5 within PM10', async () => {
    const bounds = await rows<{ code: string; low: number; high: number }>(
      `select s.indicator_code as code, min(o.value) as low, max(o.value) as high
       from environment.series s join environment.observation o on o.series_id = s.id
       join environment.station t on t.id = s.station_id
       where t.kind = 'AIR_CITY' and o.flag = 0 group by 1 order by 1`,
    );
    const most: Readonly<Record<string, number>> = {
      a05024: 350,
      a21004: 150,
      a21005: 4,
      a21026: 80,
      a34002: 300,
      a34004: 200,
    };
    expect(bounds.map(({ code }) => code)).toEqual(Object.keys(most));
    for (const { code, low, high } of bounds)
      expect({ code, isPossible: low >= 0 && high <= (most[code] ?? 0) }).toEqual({
        code,
        isPossible: true,
      });
    const [pairs] = await rows<{ share: number }>(
      `select avg((fine.value <= coarse.value)::int)::float8 as share
       from environment.series a join environment.observation fine on fine.series_id = a.id and fine.flag = 0
       join environment.series b on b.station_id = a.station_id and b.indicator_code = 'a34002'
       join environment.observation coarse on coarse.series_id = b.id and coarse.starts_at = fine.starts_at and coarse.flag = 0
       where a.indicator_code = 'a34004'`,
    );
    expect(pairs?.share).toBeGreaterThan(0.99);
  });

  test('has more NO2 in town than at the background point, and ozone by day', async () => {
    const [found] = await rows<{ town: number; clean: number; noon: number; night: number }>(
      `select avg(o.value) filter (where s.indicator_code = 'a21004' and t.district_code = '440703') as town,
         avg(o.value) filter (where s.indicator_code = 'a21004' and t.is_background) as clean,
         avg(o.value) filter (where s.indicator_code = 'a05024' and extract(hour from o.starts_at) between 4 and 7) as noon,
         avg(o.value) filter (where s.indicator_code = 'a05024' and extract(hour from o.starts_at) between 18 and 21) as night
       from environment.series s join environment.observation o on o.series_id = s.id and o.flag = 0
       join environment.station t on t.id = s.station_id where t.kind = 'AIR_CITY'`,
    );
    expect((found?.town ?? 0) / (found?.clean ?? 1)).toBeGreaterThan(1.3);
    expect((found?.noon ?? 0) / (found?.night ?? 1)).toBeGreaterThan(1.3);
  });
});

describe('air stations', () => {
  const PAGE = (
    first: number,
  ) => `{ airStations(first: ${String(first)}, filter: { kind: "AIR_CITY" }) {
    totalCount pageInfo { hasNextPage } nodes { id isBackground authority district { code }
    assessment { aqi level standard categoryZh colorHex primary { code } subIndices { iaqi indicator { code } } provenance }
    latest(indicators: ["pm25"]) { value unit provenance } } } }`;

  test('are asked with as many statements for 5 as for 10', async () => {
    const five = await asked(PAGE(5));
    const ten = await asked(PAGE(10));
    expect([five.statements, ten.statements]).toEqual([4, 4]);
    expect(ten.data).toMatchObject({
      airStations: { totalCount: 22, pageInfo: { hasNextPage: true } },
    });
  });

  test('are judged by the standard in force, and the index is the highest of its items', async () => {
    const { data } = await asked(PAGE(22));
    const { airStations } = data as { airStations: { nodes: ReadonlyArray<Assessed> } };
    expect(airStations.nodes).toHaveLength(22);
    const whole = airStations.nodes.filter(({ assessment }) => assessment.aqi !== null);
    expect(whole.length).toBeGreaterThan(10);
    for (const { assessment } of whole)
      expect(assessment).toMatchObject({
        standard: 'HJ 633-2026',
        aqi: Math.max(...assessment.subIndices.map(({ iaqi }) => iaqi)),
        provenance: ['SYNTHETIC'],
      });
  });

  test('give the index of the last full hour before an instant, and none where nothing was read', async () => {
    const { data } = await asked(`{ airStation(id: "air-city-beijie") {
      inHour: assessment(at: "2026-11-22T09:59:59+08:00") { at }
      onTheHour: assessment(at: "2026-11-22T10:00:00+08:00") { at }
      before: assessment(at: "2020-01-01T00:00:00Z") { at } } }`);
    expect(data).toEqual({
      airStation: {
        inHour: { at: '2026-11-22T00:00:00Z' },
        onTheHour: { at: '2026-11-22T01:00:00Z' },
        before: null,
      },
    });
  });

  test('know the lidar by its heights', async () => {
    const { data } = await asked(
      `{ airStation(id: "air-vertical-demo") { latest(indicators: ["extinction", "mixing_height"]) { depth unit } } }`,
    );
    expect(data).toEqual({
      airStation: {
        latest: [
          { depth: '1000 m', unit: '/Mm' },
          { depth: '200 m', unit: '/Mm' },
          { depth: '600 m', unit: '/Mm' },
          { depth: null, unit: 'm' },
        ],
      },
    });
  });
});

interface Assessed {
  readonly assessment: {
    readonly aqi: number | null;
    readonly subIndices: ReadonlyArray<{ readonly iaqi: number }>;
  };
}

describe('District.airQuality', () => {
  const DISTRICTS = (codes: ReadonlyArray<string>, at: string) =>
    `{ _entities(representations: [${codes.map((code) => `{ __typename: "District", code: "${code}" }`).join()}]) {
      ... on District { code airQuality${at} { at means { indicator { code } value unit stations }
        assessment { aqi standard provenance } } } } }`;

  test('is one statement for one district and for seven', async () => {
    const one = await asked(DISTRICTS(['440703'], ''));
    const all = await asked(
      DISTRICTS(['440703', '440704', '440705', '440781', '440783', '440784', '440785'], ''),
    );
    expect([one.statements, all.statements]).toEqual([1, 1]);
  });

  test('is the mean of the points that are no background, at that hour', async () => {
    const at = '(at: "2026-11-23T04:00:00Z")';
    const { data } = await asked(DISTRICTS(['440781'], at));
    const expected = await rows<{ code: string; value: number; stations: number }>(
      `select s.indicator_code as code, avg(o.value) as value, count(*) as stations
       from environment.station t join environment.series s on s.station_id = t.id
       join environment.observation o on o.series_id = s.id
       where t.district_code = '440781' and t.kind = 'AIR_CITY' and t.name_zh not like '%对照点%'
         and o.starts_at = '2026-11-23T03:00:00Z' and o.flag = 0 group by 1 order by 1`,
    );
    expect(expected).toHaveLength(6);
    expect(data).toMatchObject({
      _entities: [
        {
          airQuality: {
            at: '2026-11-23T03:00:00Z',
            means: expected.map(({ code, value, stations }) => ({
              indicator: { code },
              value: expect.closeTo(value, 1) as number,
              stations,
            })),
            assessment: { standard: 'HJ 633-2026', provenance: ['SYNTHETIC'] },
          },
        },
      ],
    });
  });

  test('is null for an hour without values and for a district that is not ours', async () => {
    const { data } = await asked(DISTRICTS(['440703', '110101'], '(at: "2020-01-01T00:00:00Z")'));
    expect(data).toEqual({
      _entities: [
        { code: '440703', airQuality: null },
        { code: '110101', airQuality: null },
      ],
    });
  });
});
