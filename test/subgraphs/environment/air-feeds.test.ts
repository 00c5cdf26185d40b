import { EVERY_ROW } from '../../../shared/data/row-bounds';
import { indicatorOf } from '../../../shared/domain/indicators';
import { department } from '../../../subgraphs/environment/department';
import { departmentHub, type DepartmentHub } from '../../setup/department-hub';
import { faultOf } from '../../setup/fixtures/fault-of';
import { describeWithShared, sharedFile } from '../../setup/shared-folder';

let hub: DepartmentHub;
beforeEach(async () => {
  hub = await departmentHub([department]);
});
afterEach(() => hub.close());

const air = (name: string) => sharedFile('data', 'air', name);

interface Stored {
  readonly symbol: string | undefined;
  readonly averaging: string;
  readonly method: string;
  readonly starts_at: string;
  readonly value: number;
  readonly flag: number;
}

/** What is stored of the stations with this name. */
async function storedOf(name: string, at: string): Promise<Stored[]> {
  const rows = await hub.database.reader('environment', EVERY_ROW).query<Stored & { code: string }>(
    `select s.indicator_code as code, s.averaging, s.method, o.starts_at, o.value, o.flag
     from environment.station t join environment.series s on s.station_id = t.id
     join environment.observation o on o.series_id = s.id
     where t.name_zh = $1 and o.starts_at = $2 order by 1, 2`,
    [name, at],
  );
  return rows.map(({ code, ...row }) => ({ ...row, symbol: indicatorOf(code)?.symbol }));
}

async function stations(where: string): Promise<unknown[]> {
  return hub.database
    .reader('environment', EVERY_ROW)
    .query(
      `select name_zh, kind, code, region, district_code, is_background from environment.station where ${where} order by code, name_zh`,
    );
}

describeWithShared('the real air files', () => {
  test('hourly points are stored once, and a second import changes nothing', async () => {
    const file = air('jiangmen_raw_0326-0402.csv');
    const { report, rejects } = await hub.import('environment/air-hourly', file);
    expect(report).toEqual({ read: 390, stored: 354, revised: 0, unchanged: 36, rejected: 0 });
    expect(rejects).toEqual([]);
    const again = await hub.import('environment/air-hourly', file);
    expect(again.report).toEqual({ ...report, stored: 0, unchanged: 390 });
    const next = await hub.import('environment/air-hourly', air('jiangmen_raw_0402-0408.csv'));
    expect(next.report).toEqual({ read: 475, stored: 452, revised: 0, unchanged: 23, rejected: 0 });
    expect(await stations('true')).toEqual(
      ['东湖', '东湖(对照点)', '北街', '圭峰西', '西区'].map((name_zh) => ({
        name_zh,
        kind: 'AIR_CITY',
        code: null,
        region: '江门',
        district_code: null,
        is_background: name_zh === '东湖(对照点)' ? true : null,
      })),
    );
  });

  test('an hour is stored under its start, in UTC, and what was published beside it by method', async () => {
    await hub.import('environment/air-hourly', air('jiangmen_raw_0326-0402.csv'));
    const hour = { averaging: 'HOUR', method: '', starts_at: '2020-03-26T09:00:00Z', flag: 0 };
    expect(await storedOf('北街', hour.starts_at)).toEqual([
      { ...hour, symbol: 'o3', value: 59 },
      { ...hour, symbol: 'no2', value: 21 },
      { ...hour, symbol: 'co', value: 0.7 },
      { ...hour, symbol: 'so2', value: 5 },
      { ...hour, symbol: 'pm10', value: 39 },
      { ...hour, symbol: 'pm25', value: 10 },
      { ...hour, symbol: 'aqi', value: 39, method: 'published' },
    ]);
    expect(await storedOf('北街', '2020-03-26T02:00:00Z')).toEqual([
      {
        averaging: 'EIGHT_HOURS',
        method: '',
        starts_at: '2020-03-26T02:00:00Z',
        flag: 0,
        symbol: 'o3_8h',
        value: 60,
      },
    ]);
  });

  test('the frozen point of 21 cities is flagged, the live one beside it is not', async () => {
    const file = air('guangdong_hourly_20200326-20200408.csv');
    const { report, rejects } = await hub.import('environment/air-hourly', file);
    expect(report).toEqual({
      read: 17_394,
      stored: 16_523,
      revised: 0,
      unchanged: 871,
      rejected: 0,
    });
    expect(rejects).toEqual([]);
    const frozen = await hub.database.reader('environment', EVERY_ROW).query(
      `select t.name_zh, count(*) filter (where o.flag = 1) as frozen, count(*) from environment.station t
       join environment.series s on s.station_id = t.id join environment.observation o on o.series_id = s.id
       where t.region = '江门' and s.averaging = 'HOUR' group by 1 order by 1`,
    );
    expect(frozen).toEqual([
      { name_zh: '东湖', frozen: 1127, count: 1155 },
      { name_zh: '东湖(对照点)', frozen: 0, count: 1152 },
      { name_zh: '北街', frozen: 0, count: 1106 },
      { name_zh: '圭峰西', frozen: 0, count: 1014 },
      { name_zh: '西区', frozen: 0, count: 1146 },
    ]);
  });

  test('the national feed gives the hour of ozone from the column that holds it', async () => {
    const file = air('guangdong_2017-07-07T16.geojson');
    const { report, rejects } = await hub.import('environment/air-national', file);
    expect(report).toEqual({ read: 102, stored: 102, revised: 0, unchanged: 0, rejected: 0 });
    expect(rejects).toEqual([]);
    const found = await storedOf('圭峰西', '2017-07-07T07:00:00Z');
    expect(Object.fromEntries(found.map(({ symbol, value }) => [symbol, value]))).toEqual({
      so2: 3,
      no2: 9,
      co: 0.5,
      o3: 43,
      pm10: 16,
      pm25: 3,
      aqi: 16,
    });
    const again = await hub.import('environment/air-national', file);
    expect(again.report).toEqual({ ...report, stored: 0, unchanged: 102 });
  });

  test('the index of each point of the national feed equals the published one', async () => {
    await hub.import('environment/air-national', air('guangdong_2017-07-07T16.geojson'));
    const { data, errors } = await hub.ask(
      'environment',
      `{ airStations(first: 200) { nodes { id
         published: latest(indicators: ["aqi"]) { value }
         assessment(at: "2017-07-07T16:00:00+08:00") { at aqi standard provenance } } } }`,
    );
    expect(errors).toBeUndefined();
    const { airStations } = data as { airStations: { nodes: ReadonlyArray<AssessedNode> } };
    expect(airStations.nodes).toHaveLength(102);
    for (const node of airStations.nodes)
      expect({ id: node.id, ...node.assessment }).toEqual({
        id: node.id,
        at: '2017-07-07T07:00:00Z',
        aqi: node.published[0]?.value,
        standard: 'HJ 633-2012',
        provenance: ['MEASURED'],
      });
  });

  test('days of the city become a station of their own, no point', async () => {
    const file = air('jiangmen_daily_2013-2017.csv');
    const { report, rejects } = await hub.import('environment/air-daily', file);
    expect(report).toEqual({ read: 1157, stored: 1157, revised: 0, unchanged: 0, rejected: 0 });
    expect(rejects).toEqual([]);
    const day = { averaging: 'DAY', method: '', starts_at: '2013-12-01T16:00:00Z', flag: 0 };
    expect(await storedOf('江门市均值', day.starts_at)).toEqual([
      { ...day, symbol: 'no2', value: 109.3 },
      { ...day, symbol: 'co', value: 2.07 },
      { ...day, symbol: 'so2', value: 35 },
      { ...day, symbol: 'pm10', value: 129.8 },
      { ...day, symbol: 'pm25', value: 79.3 },
      { ...day, symbol: 'aqi', value: 87, method: 'published' },
      { ...day, symbol: 'o3_8h', value: 114 },
    ]);
    expect((await hub.import('environment/air-daily', file)).report).toEqual({
      ...report,
      stored: 0,
      unchanged: 1157,
    });
  });

  test('the list of sites gives codes and positions to points that were only named', async () => {
    await hub.import('environment/air-hourly', air('jiangmen_raw_0326-0402.csv'));
    const { report } = await hub.import('environment/air-sites', air('sites_guangdong.csv'));
    expect(report).toEqual({ read: 144, stored: 144, revised: 0, unchanged: 0, rejected: 0 });
    expect(await stations(`region = '江门'`)).toEqual([
      site('北街', '1383A', '440703'),
      site('西区', '1384A', '440703'),
      site('圭峰西', '1385A', '440705'),
      site('东湖', '1386A', '440703'),
      site('江海富民', '3311A', '440704'),
      site('新会银湖', '3449A', '440705'),
      { ...site('东湖(对照点)', null, null), is_background: true },
    ]);
    expect(await stations(`name_zh in ('西乡', '帽峰山森林公园')`)).toMatchObject([
      { name_zh: '帽峰山森林公园', region: '广州', is_background: true, district_code: null },
      { name_zh: '西乡', region: '深圳' },
      { name_zh: '西乡', region: '深圳' },
    ]);
    const other = await hub.import('environment/air-sites', air('sites_guangdong.gbk.csv'));
    expect(other.report).toEqual({ ...report, stored: 0, unchanged: 144 });
  });
});

interface AssessedNode {
  readonly id: string;
  readonly published: ReadonlyArray<{ readonly value: number }>;
  readonly assessment: object;
}

function site(name_zh: string, code: string | null, district_code: string | null) {
  return {
    name_zh,
    kind: 'AIR_CITY',
    code,
    region: '江门',
    district_code,
    is_background: code === null ? null : false,
  };
}

describe('air feeds read what is dirty', () => {
  const HEAD = 'Date,Hour,WatchPoint,AQI,PM2.5,PM10,CO,NO2,O3_1h,O3_8h,SO2';

  test('brackets of both widths name one point, and a bad cell does not cost its row', async () => {
    const { report, rejects } = await hub.import(
      'environment/air-hourly',
      `data:${HEAD}\n20200326,00,示范（对照点）,39,10,-,0.7,21,5x9,60,5\n20200326,01,示范(对照点),NaN,--,,*,NA,N/A,-9999,12\n`,
      { city: '测试市' },
    );
    expect(report).toEqual({ read: 2, stored: 2, revised: 0, unchanged: 0, rejected: 0 });
    expect(rejects).toEqual([
      {
        line: 2,
        column: 'O3_1h',
        value: '5x9',
        reason: 'wanted a number',
        code: 'NUMBER_UNREADABLE',
      },
    ]);
    expect(await stations('true')).toMatchObject([{ region: '测试', is_background: true }]);
    expect(await storedOf('示范（对照点）', '2020-03-25T15:00:00Z')).toHaveLength(5);
  });

  test('a row without an hour or a point is rejected as a whole, with line, column and reason', async () => {
    const { report, rejects } = await hub.import(
      'environment/air-hourly',
      `data:${HEAD}\n20200231,05,甲,39,10,1,0.7,21,9,60,5\n20200326,25,甲,39,10,1,0.7,21,9,60,5\n20200326,05,,39,10,1,0.7,21,9,60,5\n`,
    );
    expect(report).toEqual({ read: 3, stored: 0, revised: 0, unchanged: 0, rejected: 3 });
    expect(rejects).toEqual([
      { line: 2, column: 'Date', value: '20200231 05', ...faultOf('TIME_IMPOSSIBLE') },
      { line: 3, column: 'Date', value: '20200326 25', ...faultOf('TIME_UNREADABLE') },
      { line: 4, column: 'WatchPoint', value: '', reason: 'wanted the name of a point' },
    ]);
    expect(await stations('true')).toEqual([]);
  });

  test('an impossible value is stored with its flag', async () => {
    await hub.import(
      'environment/air-hourly',
      `data:${HEAD}\n20200326,18,甲,39,-7,1,0.7,21,9,60,5\n`,
    );
    const found = await storedOf('甲', '2020-03-26T09:00:00Z');
    expect(found.filter(({ flag }) => flag !== 0)).toMatchObject([
      { symbol: 'pm25', value: -7, flag: 2 },
      { symbol: 'aqi', value: 39, flag: 2 },
    ]);
  });

  test.each([
    ['another base', '0x10'],
    ['a group of thousands', '"1,234"'],
    ['a lost digit', '.5'],
    ['a power', '1²'],
    ['a unit', '16μg'],
    ['infinity', 'Infinity'],
  ])('a number with %s is no number, and its row keeps the others', async (_, cell) => {
    const { report, rejects } = await hub.import(
      'environment/air-hourly',
      `data:${HEAD}\n20200326,18,甲,39,${cell},１６,0.7,21,9,60,5\n`,
    );
    expect(report).toMatchObject({ stored: 1, rejected: 0 });
    expect(rejects).toMatchObject([{ line: 2, column: 'PM2.5', code: 'NUMBER_UNREADABLE' }]);
    const found = await storedOf('甲', '2020-03-26T09:00:00Z');
    expect(found.find(({ symbol }) => symbol === 'pm10')).toMatchObject({ value: 16 });
    expect(found.find(({ symbol }) => symbol === 'pm25')).toBeUndefined();
  });

  test('one point is found again under spellings that look the same', async () => {
    const row = (name: string, hour: number) =>
      `20200326,${String(hour)},${name},39,7,1,0.7,21,9,60,5`;
    const names = [
      '甲站（1号）',
      '甲\u200b站（1号）',
      '甲站(１号)',
      '甲 站（1号）',
      '\u200e甲站（1号）',
    ];
    const { report } = await hub.import(
      'environment/air-hourly',
      `data:${[HEAD, ...names.map(row)].join('\n')}\n`,
    );
    expect(report).toMatchObject({ read: 5, stored: 5 });
    expect(await stations('true')).toMatchObject([{ name_zh: '甲站（1号）' }]);
  });

  test.each(['甲\u0000站', '"甲\n站"', '\u202e站甲', '\u200b'])(
    'a name that cannot be read rejects its row: %j',
    async (name) => {
      const { report, rejects } = await hub.import(
        'environment/air-hourly',
        `data:${HEAD}\n20200326,18,${name},39,7,1,0.7,21,9,60,5\n`,
      );
      expect(report).toMatchObject({ read: 1, rejected: 1 });
      expect(rejects).toMatchObject([{ column: 'nameZh', code: 'NAME_UNREADABLE' }]);
      expect(await stations('true')).toEqual([]);
    },
  );

  test('a file of another form is refused with what it lacks', async () => {
    const refused = hub.import('environment/air-hourly', 'data:a,b\n1,2\n');
    await expect(refused).rejects.toMatchObject({ code: 'IMPORT_INPUT_INVALID' });
    await expect(refused).rejects.toThrow('lacks the columns Date, Hour, WatchPoint');
  });

  test('a site half way out of the world is rejected, and one without a position is not', async () => {
    const { report, rejects } = await hub.import(
      'environment/air-sites',
      'data:监测点编码,监测点名称,城市,经度,纬度,对照点\n9001A,甲,江门,113.1,95,N\n9002A,乙,江门,,,N\n,丙,江门,113,22,N\n',
    );
    expect(report).toEqual({ read: 3, stored: 1, revised: 0, unchanged: 0, rejected: 2 });
    expect(rejects).toEqual([
      { line: 2, column: '纬度', value: '95', reason: 'wanted degrees from -90 to 90' },
      { line: 4, column: '监测点编码', value: '', reason: 'wanted a text' },
    ]);
  });

  test('a feature without a place or a code is stored all the same, one without an hour is not', async () => {
    const features = [
      {
        properties: {
          positionname: '甲',
          area: '江门市',
          timepoint: '2017-07-07T16:00:00',
          so2: 7,
        },
      },
      { properties: { positionname: '乙', area: '江门市', timepoint: 'soon', so2: '7' } },
      null,
    ];
    const { report, rejects } = await hub.import(
      'environment/air-national',
      `data:${JSON.stringify({ features })}`,
    );
    expect(report).toEqual({ read: 3, stored: 1, revised: 0, unchanged: 0, rejected: 2 });
    expect(rejects.map(({ column, value }) => [column, value])).toEqual([
      ['timepoint', 'soon'],
      ['features[3]', 'null'],
    ]);
    expect(await storedOf('甲', '2017-07-07T07:00:00Z')).toMatchObject([
      { symbol: 'so2', value: 7 },
    ]);
  });

  test('a day that is none is rejected with the line it stands on', async () => {
    const { report, rejects } = await hub.import(
      'environment/air-daily',
      'data:\uFEFF江门,2013-12-02,87,78~95,良,79.3,129.8,35,2.07,109.3,114,26\n江门,2013-13-02,87,78~95,良,1,2,3,4,5,6,7\n',
    );
    expect(report).toEqual({ read: 2, stored: 1, revised: 0, unchanged: 0, rejected: 1 });
    expect(rejects).toEqual([
      { line: 2, column: 'date', value: '2013-13-02', ...faultOf('TIME_IMPOSSIBLE') },
    ]);
  });
});
