import { EVERY_ROW } from '../../../../shared/data/row-bounds';
import { department as environment } from '../../../../subgraphs/environment/department';
import {
  departmentHub,
  type DepartmentHub,
  type ImportedFile,
} from '../../../setup/department-hub';
import { faultOf } from '../../../setup/fixtures/fault-of';
import { describeWithShared, sharedFile } from '../../../setup/shared-folder';

const FEED = 'environment/surface-water';
const HEADER =
  '省份,流域,断面名称,监测时间,水质类别,水温(℃),pH(无量纲),溶解氧(mg/L),电导率(μS/cm),浊度(NTU),高锰酸盐指数(mg/L),氨氮(mg/L),总磷(mg/L),总氮(mg/L),叶绿素α(mg/L),藻密度(cells/L),站点情况';

let hub: DepartmentHub;
const open = async () => {
  hub = await departmentHub([environment]);
};
const close = () => hub.close();

describeWithShared('the feed of surface water, on the CSV file,', () => {
  const csv = sharedFile('data', 'water', 'guangdong_2021-04-01_05.csv');
  let first: ImportedFile;
  beforeAll(async () => {
    await open();
    first = await hub.import(FEED, csv, { year: '2021' });
  });
  afterAll(close);

  test('counts every row once, and the same file again changes nothing', async () => {
    expect(first.report).toEqual({
      read: 2776,
      stored: 2118,
      revised: 19,
      unchanged: 385,
      rejected: 254,
    });
    expect(new Set(first.rejects.map(({ column, value }) => `${column} ${value}`))).toEqual(
      new Set(['监测时间 *', '监测时间 --']),
    );
    const kept = await fingerprint();
    const second = await hub.import(FEED, csv, { year: '2021' });
    expect(second.report).toEqual({
      read: 2776,
      stored: 0,
      revised: 0,
      unchanged: 2503,
      superseded: 19,
      rejected: 254,
    });
    expect(await fingerprint()).toEqual(kept);
  });

  test('reads Beijing time, keeps units and makes late corrections revisions', async () => {
    expect(await valuesAt('下东', '2021-04-01T00:00:00Z')).toEqual({
      'water.published_class': 2,
      w01001: 7.61,
      w01003: 20.5,
      w01009: 8.19,
      w01010: 22.4,
      w01014: 296.8,
      w01019: 1.09,
      w21001: 1.76,
      w21003: 0.025,
      w21011: 0.05,
    });
    expect(await valuesAt('渠首', '2021-04-01T16:00:00Z')).toMatchObject({
      'water.chla': 0.013,
      'water.algae_density': 21_013_940,
    });
    expect(await revisions('牛湾', 'water.published_class')).toEqual([
      { at: '2021-04-03T16:00:00Z', was: 2, is: 3 },
    ]);
  });

  test('joins the four sections of Jiangmen and leaves the others in their province', async () => {
    const answer = await hub.ask(
      'environment',
      `{ ours: surfaceWaterSections(filter: { region: "江门" }) { nodes { nameZh district { code } waterBody { code } targetClass provenance } }
         others: surfaceWaterSections(first: 1, filter: { region: "广东省" }) { totalCount nodes { district { code } place { cell } } } }`,
    );
    expect(answer.errors).toBeUndefined();
    const { ours, others } = answer.data as {
      ours: { nodes: { nameZh: string }[] };
      others: unknown;
    };
    expect(ours.nodes.toSorted((a, b) => a.nameZh.localeCompare(b.nameZh, 'en'))).toEqual([
      section('下东', '440703', { waterBody: 'xihai', targetClass: 'II' }),
      section('布洲', '440705', { waterBody: 'xijiang', targetClass: 'II' }),
      section('牛湾', '440705', { waterBody: 'tanjiang', targetClass: 'III' }),
      section('苍山渡口', '440705', { waterBody: 'yinzhouhu', targetClass: 'III' }),
    ]);
    expect(others).toEqual({ totalCount: 91, nodes: [{ district: null, place: null }] });
  });
});

describeWithShared('the feed of surface water, on the raw JSON,', () => {
  const json = sharedFile('data', 'water', 'guangdong_2020-05-08.raw.json');
  beforeAll(open);
  afterAll(close);

  test('recognises it by its first byte, reads cells without HTML and with the state of the station', async () => {
    const first = await hub.import(FEED, json, { year: '2020' });
    expect(first.report).toEqual({ read: 102, stored: 102, revised: 0, unchanged: 0, rejected: 0 });
    expect(await valuesAt('苍山渡口', '2020-05-08T07:00:00Z')).toMatchObject({
      'water.published_class': 4,
      w01010: 28.5,
      w21011: 0.3,
    });
    expect(await flagsOf('苍山渡口')).toEqual(['MAINTENANCE']);
    expect(await flagsOf('下东')).toEqual(['STOPPED']);
    const second = await hub.import(FEED, json, { year: '2020' });
    expect(second.report).toMatchObject({ stored: 0, revised: 0, unchanged: 102 });
  });
});

describe('the feed of surface water, on dirt of our own,', () => {
  beforeEach(open);
  afterEach(close);

  test('requires the year that the times leave out', async () => {
    const line = '广东省,珠江流域,甲,04-01 08:00,Ⅱ,22.4,7,8,,,,,,,,,正常';
    await expect(hub.import(FEED, `data:${HEADER}\n${line}\n`)).rejects.toMatchObject({
      code: 'IMPORT_INPUT_INVALID',
      message: expect.stringContaining('requires --year') as string,
    });
  });

  test('a table over New Year goes on into the next year', async () => {
    const rows = ['12-31 20:00', '01-01 00:00', '01-01 04:00'].map(
      (time, n) => `广东省,珠江流域,甲,${time},Ⅱ,${String(20 + n)},7,8,,,,,,,,,正常`,
    );
    await hub.import(FEED, `data:${[HEADER, ...rows].join('\n')}\n`, { year: '2024' });
    expect(await valuesAt('甲', '2024-12-31T12:00:00Z')).toMatchObject({ w01010: 20 });
    expect(await valuesAt('甲', '2024-12-31T16:00:00Z')).toMatchObject({ w01010: 21 });
    expect(await valuesAt('甲', '2024-12-31T20:00:00Z')).toMatchObject({ w01010: 22 });
  });

  test('a time that has its own year needs no --year, and an impossible one is rejected', async () => {
    const rows = ['2024/2/29 8:00', '2023-02-29 08:00'].map(
      (time) => `广东省,珠江流域,甲,${time},Ⅱ,20,7,8,,,,,,,,,正常`,
    );
    const { rejects } = await hub.import(FEED, `data:${[HEADER, ...rows].join('\n')}\n`);
    expect(await valuesAt('甲', '2024-02-29T00:00:00Z')).toMatchObject({ w01010: 20 });
    expect(rejects).toEqual([
      {
        line: 3,
        column: '监测时间',
        value: '2023-02-29 08:00',
        ...faultOf('TIME_IMPOSSIBLE'),
      },
    ]);
  });

  test('keeps the cells of a row that are numbers, and rejects the one that is none', async () => {
    const line = '广东省,珠江流域,甲,04-01 08:00,Ⅵ,22.4,7,约8,<10,--,*,0.02L,,1.7,,-,正常';
    const { report, rejects } = await hub.import(FEED, `data:${HEADER}\n${line}\n`, {
      year: '2021',
    });
    expect(report).toEqual({ read: 1, stored: 1, revised: 0, unchanged: 0, rejected: 0 });
    expect(rejects).toEqual([
      {
        line: 2,
        column: '溶解氧(mg/L)',
        value: '约8',
        reason: 'wanted a number',
        code: 'NUMBER_UNREADABLE',
      },
      { line: 2, column: '水质类别', value: 'Ⅵ', reason: 'wanted Ⅰ to Ⅴ or 劣Ⅴ' },
    ]);
    expect(await valuesAt('甲', '2021-04-01T00:00:00Z')).toEqual({
      w01001: 7,
      w01010: 22.4,
      w01014: null,
      w21001: 1.7,
      w21003: null,
    });
  });

  test('rejects a row as a whole without a name, and with a day that the year does not have', async () => {
    const rows = ['--,04-01 08:00', '甲,02-29 08:00'].map(
      (part) => `广东省,珠江流域,${part},Ⅱ,22.4,7,8,300,9,1,0.1,0.1,1.7,*,*,正常`,
    );
    const { report, rejects } = await hub.import(FEED, `data:${[HEADER, ...rows].join('\n')}`, {
      year: '2021',
    });
    expect(report).toMatchObject({ read: 2, rejected: 2 });
    expect(rejects.map(({ line, column, value }) => [line, column, value])).toEqual([
      [2, '断面名称', '--'],
      [3, '监测时间', '02-29 08:00'],
    ]);
  });

  test('refuses JSON whose columns come after its rows', async () => {
    const file = 'data:{"tbody": [["广东省"]], "thead": ["省份"]}';
    await expect(hub.import(FEED, file, { year: '2021' })).rejects.toMatchObject({
      code: 'IMPORT_INPUT_INVALID',
      message: expect.stringContaining('"thead" must come before "tbody"') as string,
    });
  });

  test('rejects rows of the raw JSON with more or fewer cells than columns, and cells that are lists', async () => {
    const thead = HEADER.split(',');
    const row = '广东省,珠江流域,甲,04-01 08:00,Ⅱ,22.4,7,8,300,9,1,0.1,0.1,1.7,*,*,正常'.split(',');
    const tbody = [row, [...row, '9'], row.slice(1), { a: 1 }, row.with(7, [8] as never)];
    const { report, rejects } = await hub.import(FEED, `data:${JSON.stringify({ thead, tbody })}`, {
      year: '2021',
    });
    expect(report).toMatchObject({ read: 5, rejected: 3 });
    expect(rejects.map(({ line, column, value }) => [line, column, value])).toEqual([
      [2, '', '9'],
      [3, '站点情况', ''],
      [4, 'tbody[4]', '{"a":1}'],
      [5, '溶解氧(mg/L)', '[8]'],
    ]);
  });

  test('refuses raw JSON that names a column twice', async () => {
    const thead = [...HEADER.split(','), 'pH<br/>(无量纲)'];
    const file = `data:${JSON.stringify({ thead, tbody: [thead] })}`;
    await expect(hub.import(FEED, file, { year: '2021' })).rejects.toMatchObject({
      code: 'IMPORT_COLUMNS_AMBIGUOUS',
    });
  });

  test('stores an impossible value with its flag', async () => {
    const line = '广东省,珠江流域,甲,04-01 08:00,*,22.4,17.5,8,300,9,1,0.1,0.1,1.7,*,*,正常';
    await hub.import(FEED, `data:${HEADER}\n${line}\n`, { year: '2021' });
    const rows = await reader().query(
      `select o.value, o.flag from environment.observation o join environment.series s on s.id = o.series_id
       where s.indicator_code = 'w01001'`,
      [],
    );
    expect(rows).toEqual([{ value: 17.5, flag: 2 }]);
  });
});

function section(
  nameZh: string,
  code: string,
  { waterBody, targetClass }: { readonly waterBody: string; readonly targetClass: string },
) {
  return {
    nameZh,
    district: { code },
    waterBody: { code: waterBody },
    targetClass,
    provenance: 'MEASURED',
  };
}

function reader() {
  return hub.database.reader('environment', EVERY_ROW);
}

const OBSERVED = `environment.observation o join environment.series s on s.id = o.series_id
  join environment.station t on t.id = s.station_id`;

async function valuesAt(nameZh: string, at: string) {
  const rows = await reader().query<{ code: string; value: number | null }>(
    `select s.indicator_code as code, o.value from ${OBSERVED} where t.name_zh = $1 and o.starts_at = $2`,
    [nameZh, at],
  );
  return Object.fromEntries(rows.map(({ code, value }) => [code, value]));
}

async function flagsOf(nameZh: string) {
  const answer = await hub.ask(
    'environment',
    `query ($name: String!) { surfaceWaterSections(filter: { nameContains: $name }) { nodes { latest { flag } } } }`,
    { name: nameZh },
  );
  const data = answer.data as {
    surfaceWaterSections: { nodes: { latest: { flag: string }[] }[] };
  };
  const flags = data.surfaceWaterSections.nodes.flatMap(({ latest }) => latest);
  return [...new Set(flags.map(({ flag }) => flag))];
}

async function revisions(nameZh: string, code: string) {
  return reader().query(
    `select o.starts_at as at, h.value as was, o.value as is from ${OBSERVED}
     join environment.observation_history h on h.series_id = o.series_id and h.starts_at = o.starts_at
     where t.name_zh = $1 and s.indicator_code = $2`,
    [nameZh, code],
  );
}

async function fingerprint() {
  return reader().query(
    `select count(*) as n, sum(o.revision) as revisions, sum(o.value::numeric) as total, sum(o.batch_id) as batches from environment.observation o`,
    [],
  );
}
