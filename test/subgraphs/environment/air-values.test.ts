import { EVERY_ROW } from '../../../shared/data/row-bounds';
import { indicatorOf } from '../../../shared/domain/indicators';
import { department } from '../../../subgraphs/environment/department';
import { departmentHub, type DepartmentHub } from '../../setup/department-hub';
import { importAirHours } from '../../setup/fixtures/air-hours';
import { faultOf } from '../../setup/fixtures/fault-of';

let hub: DepartmentHub;
beforeEach(async () => {
  hub = await departmentHub([department]);
});
afterEach(() => hub.close());

const imported = (...rows: ReadonlyArray<string>) => importAirHours(hub, rows);

/** Flags by symbol of all that is stored. */
async function flags(): Promise<Readonly<Record<string, number>>> {
  const rows = await hub.database
    .reader('environment', EVERY_ROW)
    .query<{ code: string; flag: number }>(
      `select s.indicator_code as code, o.flag from environment.observation o
       join environment.series s on s.id = o.series_id order by 1`,
    );
  return Object.fromEntries(rows.map(({ code, flag }) => [indicatorOf(code)?.symbol, flag]));
}

test('an undeclared mark is suspect, and so is the index that was published from it', async () => {
  await imported('20260301,08,甲,500,9999,40,0.7,6,9,60,55');
  expect(await flags()).toEqual({
    ...{ pm25: 3, aqi: 3 },
    ...{ pm10: 0, co: 0, so2: 0, no2: 0, o3: 0, o3_8h: 0 },
  });
});

test('no mean of a day holds a suspect value', async () => {
  await imported(
    ...Array.from({ length: 24 }, (_, n) => {
      const hour = n + 1;
      const pm25 = hour === 7 ? 9999 : 20;
      return `20260301,${String(hour)},甲,39,${String(pm25)},${String(40 + hour)},0.7,6,9,60,55`;
    }),
  );
  const [day] = await hub.database.reader('environment', EVERY_ROW).query(
    `select r.value, r.samples from environment.rollup r join environment.series s on s.id = r.series_id
     where s.indicator_code = 'a34004' and r.step = 'DAY' and r.day = '2026-03-01'`,
  );
  expect(day).toEqual({ value: 20, samples: 23 });
});

test('a day of zeros of a city is suspect', async () => {
  const { report } = await hub.import(
    'environment/air-daily',
    'data:江门,2016-12-02,0,0~0,优,0,0,0,0,0,0,1\n',
  );
  expect(report).toMatchObject({ stored: 1 });
  expect(new Set(Object.values(await flags()))).toEqual(new Set([3]));
});

test('a position that cannot be is rejected with its district, and the point is kept', async () => {
  const { report, rejects } = await hub.import(
    'environment/air-sites',
    `data:监测点编码,监测点名称,城市,经度,纬度,对照点\n9001A,甲,江门,0,0,N\n9002A,乙,江门,113.26,23.13,N\n9003A,丙,江门,113.1,22.6,N\n`,
  );
  expect(report).toEqual({ read: 3, stored: 3, revised: 0, unchanged: 0, rejected: 0 });
  expect(rejects).toEqual([
    { line: 2, column: 'latitude, longitude', value: '0, 0', ...faultOf('POSITION_ZERO') },
    {
      line: 3,
      column: 'latitude, longitude',
      value: '23.13, 113.26',
      ...faultOf('POSITION_ELSEWHERE'),
    },
  ]);
  const stations = await hub.database
    .reader('environment', EVERY_ROW)
    .query('select code, latitude_deg, district_code from environment.station order by code');
  expect(stations).toEqual([
    { code: '9001A', latitude_deg: null, district_code: null },
    { code: '9002A', latitude_deg: null, district_code: null },
    { code: '9003A', latitude_deg: 22.6, district_code: '440703' },
  ]);
});

test.each([
  ['with 20 values', 5, { aqi: 200, so2: 200 }],
  ['with 19 values', 6, { aqi: null, so2: undefined }],
])(
  'an hour of SO2 above 800 under HJ 633-2012 counts by its 24 hours %s',
  async (_, firstHour, wanted) => {
    await imported(
      ...Array.from({ length: 25 - firstHour }, (__, n) => {
        const hour = firstHour + n;
        const so2 = hour === 24 ? 850 : 100 + hour;
        return `20170707,${String(hour)},甲,100,${String(20 + hour)},${String(60 + hour)},0.7,${String(so2)},9,${String(50 + hour)},55`;
      }),
    );
    const { data, errors } = await hub.ask(
      'environment',
      `{ airStations { nodes { assessment(at: "2017-07-07T16:00:00Z") { standard aqi subIndices { indicator { code } iaqi } } } } }`,
    );
    expect(errors).toBeUndefined();
    const { airStations } = data as { airStations: { nodes: [{ assessment: Assessed }] } };
    const [{ assessment }] = airStations.nodes;
    const so2 = assessment.subIndices.find(({ indicator }) => indicator.code === 'a21026')?.iaqi;
    expect({ aqi: assessment.aqi, so2 }).toEqual(wanted);
    expect(assessment.standard).toBe('HJ 633-2012');
  },
);

interface Assessed {
  readonly standard: string;
  readonly aqi: number | null;
  readonly subIndices: ReadonlyArray<{
    readonly indicator: { readonly code: string };
    readonly iaqi: number;
  }>;
}
