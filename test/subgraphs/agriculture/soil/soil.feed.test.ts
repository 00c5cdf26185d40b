import { EVERY_ROW } from '../../../../shared/data/row-bounds';
import { department as agriculture } from '../../../../subgraphs/agriculture/department';
import {
  departmentHub,
  type DepartmentHub,
  type ImportedFile,
} from '../../../setup/department-hub';
import { describeWithShared, sharedFile } from '../../../setup/shared-folder';

let hub: DepartmentHub;
beforeAll(async () => {
  hub = await departmentHub([agriculture]);
});
afterAll(() => hub.close());

const DATE = { date: '1990-06-15' };
const HEADER = 'x,y,cadmium,copper,lead,zinc,om,landuse';

type Stored = Readonly<Record<string, unknown>>;

async function stored(
  from: DepartmentHub,
  name: string | null = null,
): Promise<ReadonlyArray<Stored>> {
  return from.database.reader('agriculture', EVERY_ROW).query(
    `select t.name_zh, t.kind, t.crop, s.indicator_code, s.averaging, o.starts_at, o.value, o.detection_limit
     from agriculture.station t join agriculture.series s on s.station_id = t.id
     join agriculture.observation o on o.series_id = s.id
     where $1::text is null or t.name_zh = $1 order by t.name_zh, s.indicator_code`,
    [name],
  );
}

describeWithShared('the Meuse set', () => {
  const FILE = sharedFile('data', 'soil', 'meuse.csv');
  let meuse: DepartmentHub;
  let first: ImportedFile;
  beforeAll(async () => {
    meuse = await departmentHub([agriculture]);
    first = await meuse.import('agriculture/soil', FILE, DATE);
  });
  afterAll(() => meuse.close());

  test('is stored whole, once', async () => {
    expect(first.report).toEqual({ read: 155, stored: 155, revised: 0, unchanged: 0, rejected: 0 });
    expect(first.rejects).toEqual([]);
    // 155 times four metals, and the organic matter of the 153 rows that have one.
    expect(await stored(meuse)).toHaveLength(155 * 4 + 153);

    const again = await meuse.import('agriculture/soil', FILE, DATE);
    expect(again.report).toEqual({ read: 155, stored: 0, revised: 0, unchanged: 155, rejected: 0 });
    expect(await stored(meuse)).toHaveLength(155 * 4 + 153);
  });

  test('keeps its metals, turns per cent of organic matter into g/kg, at noon UTC of the given day', async () => {
    const of = await stored(meuse, '默兹河漫滩土壤点 1');
    expect(of.map(({ indicator_code, value }) => [indicator_code, value])).toEqual([
      ['soil.cd', 11.7],
      ['soil.cu', 85],
      ['soil.om', 136],
      ['soil.pb', 299],
      ['soil.zn', 1022],
    ]);
    expect(new Set(of.map(({ starts_at }) => starts_at))).toEqual(
      new Set(['1990-06-15T12:00:00Z']),
    );
  });

  test('stays where it was taken: in the Netherlands, in no district, judged by no standard', async () => {
    const places = await meuse.database
      .reader('agriculture', EVERY_ROW)
      .query<Record<string, unknown>>(
        `select count(*) as points, count(district_code) as in_districts, array_agg(distinct region) as regions,
         min(latitude_deg)::numeric(8, 2)::text as south, max(latitude_deg)::numeric(8, 2)::text as north,
         min(longitude_deg)::numeric(8, 2)::text as west, max(longitude_deg)::numeric(8, 2)::text as east
       from agriculture.station`,
      );
    expect(places).toEqual([
      {
        points: 155,
        in_districts: 0,
        regions: ['荷兰林堡省默兹河漫滩'],
        south: '50.96',
        north: '50.99',
        west: '5.72',
        east: '5.76',
      },
    ]);
    const { data } = await meuse.ask(
      'agriculture',
      '{ farmlandSoilPoints(first: 500) { nodes { district { code } authority metals { risk { risk standard } } } } }',
    );
    const nodes = (data as { farmlandSoilPoints: { nodes: unknown[] } }).farmlandSoilPoints.nodes;
    expect(nodes).toHaveLength(155);
    expect(nodes[0]).toEqual({
      district: null,
      authority: 'OTHER',
      metals: { risk: { risk: null, standard: null } },
    });
  });

  test('reads land and crop from its codes', async () => {
    const lands = await meuse.database
      .reader('agriculture', EVERY_ROW)
      .query(
        'select kind, crop, count(*) as points from agriculture.station group by 1, 2 order by 1, 2',
      );
    expect(lands).toEqual([
      { kind: 'FARMLAND_DRY_LAND', crop: 'MAIZE', points: 22 },
      { kind: 'FARMLAND_DRY_LAND', crop: 'SMALL_GRAIN', points: 5 },
      { kind: 'FARMLAND_DRY_LAND', crop: 'SUGAR_BEET', points: 8 },
      { kind: 'FARMLAND_DRY_LAND', crop: null, points: 44 },
      { kind: 'FARMLAND_ORCHARD', crop: 'OTHER_FRUIT', points: 11 },
      { kind: 'FARMLAND_OTHER', crop: null, points: 65 },
    ]);
  });
});

describe('a dirty file', () => {
  test('keeps what was not detected without a number, and the rest of its row', async () => {
    const { report, rejects } = await hub.import(
      'agriculture/soil',
      `data:${HEADER}\n181072,333611,n.d.,85,<5,1022,NA,W\n`,
      DATE,
    );
    expect(report).toEqual({ read: 1, stored: 1, revised: 0, unchanged: 0, rejected: 0 });
    expect(rejects).toEqual([]);
    expect(
      (await stored(hub, '默兹河漫滩土壤点 1')).map(
        ({ indicator_code, value, detection_limit }) => [indicator_code, value, detection_limit],
      ),
    ).toEqual([
      ['soil.cd', null, null],
      ['soil.cu', 85, null],
      ['soil.pb', null, 5],
      ['soil.zn', 1022, null],
    ]);
  });

  test.each([
    ['x', 'NA,333611', 1],
    ['y', '181072,--', 2],
    ['y', '113.08,22.58', 3],
  ])('loses a row whose %s places it nowhere: %s', async (column, xy, place) => {
    const { report, rejects } = await hub.import(
      'agriculture/soil',
      `data:${HEADER}\n${xy},11.7,85,299,1022,13.6,W\n${String(180000 + place)},333558,8.6,81,277,1141,14,Ah\n`,
      DATE,
    );
    expect(report).toEqual({ read: 2, stored: 1, revised: 0, unchanged: 0, rejected: 1 });
    expect(rejects.map((reject) => [reject.line, reject.column, reject.reason])).toEqual([
      [2, column, 'wanted metres of the Dutch grid (EPSG:28992)'],
    ]);
  });

  test('corrects what an earlier file said of the same day', async () => {
    const row = (lead: number) =>
      `data:${HEADER}\n181073,333611,11.7,85,${String(lead)},1022,13.6,Ah\n`;
    await hub.import('agriculture/soil', row(299), DATE);
    const { report } = await hub.import('agriculture/soil', row(289), DATE);
    expect(report).toMatchObject({ stored: 0, revised: 1, unchanged: 0 });
  });
});

test.each([
  [undefined, 'none'],
  ['1990-02-30', '"1990-02-30"'],
  ['June 1990', '"June 1990"'],
])('refuses the date %s', async (date, named) => {
  await expect(
    hub.import('agriculture/soil', `data:${HEADER}\n`, date === undefined ? {} : { date }),
  ).rejects.toMatchObject({
    code: 'IMPORT_INPUT_INVALID',
    message: `agriculture/soil requires the day of sampling, --date YYYY-MM-DD, but got: ${named}.`,
  });
});

test('refuses a file without the columns of the set', async () => {
  await expect(hub.import('agriculture/soil', 'data:lon,lat,cd\n', DATE)).rejects.toMatchObject({
    code: 'IMPORT_INPUT_INVALID',
  });
});
