import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { withConnection } from '../../../../shared/data/server/with-connection';
import { freshDatabase, type TestDatabase } from '../../../setup/database';
import { bytesIn } from '../../../setup/files/encoded-bytes';
import { importContent, type ImportEnd } from '../../../setup/files/imported-file';
import { workbookBytes } from '../../../setup/files/zip-bytes';

let fresh: TestDatabase;
let folder: string;
beforeEach(async () => {
  fresh = await freshDatabase();
  folder = mkdtempSync(join(tmpdir(), 'mended-'));
});
afterEach(async () => {
  await fresh.drop();
  rmSync(folder, { recursive: true });
});

const imported = (
  feed: string,
  content: string | Buffer,
  options?: Readonly<Record<string, string>>,
): Promise<ImportEnd> =>
  importContent({ url: fresh.url, folder, feed, content, ...(options ? { options } : {}) });

/** Values by station and instant. */
async function stored(department: string): Promise<Readonly<Record<string, number[]>>> {
  const rows = await withConnection(
    fresh.url,
    async (client) =>
      (
        await client.query<{ key: string; values: number[] }>(
          `select t.name_zh || ' ' || to_char(o.starts_at at time zone 'UTC', 'MM-DD HH24') as key,
                  array_agg(o.value order by o.value) as values
           from ${department}.station t join ${department}.series s on s.station_id = t.id
           join ${department}.observation o on o.series_id = s.id group by 1 order by 1`,
        )
      ).rows,
  );
  return Object.fromEntries(rows.map(({ key, values }) => [key, values]));
}

const AIR = 'environment/air-hourly';
const HEAD = 'Date,Hour,WatchPoint,AQI,PM2.5,PM10,CO,NO2,O3_1h,SO2';
const row = (hour: number, name: string, rest: string) =>
  `20200326,${String(hour).padStart(2, '0')},${name},${rest}`;

describe('a reject file, mended and imported again, stores exactly the rows that it lists', () => {
  const DIRTY = Buffer.from(
    [
      HEAD,
      row(10, '甲站', '50,35,55,0.6,5,80,9'),
      row(11, '甲站', '50,x,35,55,0.6,5,80,9'),
      row(12, '甲站', '50,35,0.6,5,80,9'),
      row(13, '甲站', '50,0x23,55,-,5,8O,9'),
      row(14, '丙站', '50,31,55,0.6,5,80,9'),
      row(15, '=1+1', '50,=35,55,0.6,5,80,9'),
      row(16, '甲站', '50,35,55,0.6,5,80,9'),
    ].join('\n'),
  );
  DIRTY[DIRTY.indexOf('丙')] = 0xff;

  const mend = (rejects: string) =>
    rejects
      .replace('50,x,35', '50,35')
      .replace(/50,35,0\.6,5,80,9,[^\r]*/, '50,35,55,0.6,5,80,9')
      .replace(/,13,甲站,50,0x23,55,-,5,8O,9/, ',13,甲站,50,23,55,-,5,80,9')
      .replace(/,14,[^,]*站,50/, ',14,丙站,50')
      .replace("50,'=35", '50,36');

  const FULL = [0.6, 5, 9, 35, 50, 55, 80];

  test('of a table, whatever is wrong with its rows', async () => {
    const first = await imported(AIR, DIRTY);
    expect(first.report).toMatchObject({ read: 7, stored: 4, rejected: 3, encoding: 'utf-8' });
    const codes = [...(first.rejects ?? '').matchAll(/^(\d+),[^,]*,[^,]*,([A-Z_]+),/gm)];
    expect(codes.map(([, line, code]) => `${line ?? ''} ${code ?? ''}`)).toEqual([
      '3 ROW_TOO_LONG',
      '4 ROW_TOO_SHORT',
      '5 NUMBER_UNREADABLE',
      '5 NUMBER_UNREADABLE',
      '6 BYTES_UNREADABLE',
      '7 NUMBER_UNREADABLE',
    ]);
    const again = await imported(AIR, first.rejects ?? '');
    expect(again.report).toMatchObject({ read: 5, stored: 0, unchanged: 2, rejected: 3 });

    const mended = await imported(AIR, mend(first.rejects ?? ''));
    expect(mended.code).toBeNull();
    expect(mended.report).toMatchObject({ read: 5, stored: 5, rejected: 0 });
    expect(await stored('environment')).toEqual({
      '甲站 03-26 01': FULL,
      '甲站 03-26 02': FULL,
      '甲站 03-26 03': FULL,
      '甲站 03-26 04': [5, 9, 23, 50, 55, 80],
      '丙站 03-26 05': [0.6, 5, 9, 31, 50, 55, 80],
      '=1+1 03-26 06': [0.6, 5, 9, 36, 50, 55, 80],
      '甲站 03-26 07': FULL,
    });
  });

  test('after a spreadsheet saved it in GB 18030, with semicolons, or as a workbook', async () => {
    const dirty = `${HEAD}\n${row(10, '甲站', '50,x5,55,0.6,5,80,9')}\n`;
    const { rejects, code } = await imported(AIR, dirty);
    expect(code).toBeNull();
    const mended = (rejects ?? '').replace('\ufeff', '').replace('50,x5', '50,35');
    const cells = mended
      .trimEnd()
      .split('\r\n')
      .map((line) => line.split(','));
    const saved = [
      bytesIn('gb18030', mended),
      Buffer.from(`\ufeff${cells.map((line) => line.join(';')).join('\r\n')}\r\n`),
      workbookBytes({ rejects: cells }),
    ];
    const reports = [];
    for (const content of saved) reports.push((await imported(AIR, content)).report);
    expect(reports).toMatchObject([
      { read: 1, stored: 1, encoding: 'gb18030' },
      { read: 1, unchanged: 1, rejected: 0, encoding: 'utf-8' },
      { read: 1, unchanged: 1, rejected: 0, container: 'xlsx: rejects' },
    ]);
  });

  test('of a table without a header', async () => {
    const day = (date: string, rest: string) => `江门,${date},87,78~95,良,${rest}`;
    const file = [
      day('2013-12-02', '79.3,129.8,35,2.07,109.3,114,26'),
      day('2013-12-03', '79.3,,129.8,35,2.07,109.3,114,26'),
    ].join('\n');
    const { rejects } = await imported('environment/air-daily', file);
    const mended = (rejects ?? '').replace('79.3,,129.8', '79.3,129.8');
    const { report } = await imported('environment/air-daily', mended);
    expect(report).toMatchObject({ read: 1, stored: 1, rejected: 0 });
    expect(Object.keys(await stored('environment'))).toHaveLength(2);
  });

  test('of items of JSON', async () => {
    const properties = (hour: string, pm: string) =>
      `{"properties":{"positionname":"甲","area":"江门市","timepoint":"2017-07-07T${hour}:00:00",${pm}}}`;
    const items = [
      properties('16', '"pm2_5":"35"'),
      properties('17', '"pm2_5":"35","pm2_5":"1035"'),
      'null',
      properties('18', '"pm2_5":true'),
    ];
    const file = `{"type":"FeatureCollection",\n"features":[${items.join(',\n')}]}`;
    const { rejects, report } = await imported('environment/air-national', file);
    expect(report).toMatchObject({ read: 4, stored: 1, rejected: 3 });
    const mended = (rejects ?? '')
      .replaceAll('""pm2_5"":""35"",""pm2_5"":""1035""}}"', '""pm2_5"":""36""}}"')
      .replaceAll('""pm2_5"":true}}"', '""pm2_5"":""37""}}"');
    const again = await imported('environment/air-national', mended);
    expect(again.report).toMatchObject({ read: 3, stored: 2, rejected: 1 });
    expect(await stored('environment')).toEqual({
      '甲 07-07 07': [35],
      '甲 07-07 08': [36],
      '甲 07-07 09': [37],
    });
  });

  test('of reports of fixed width, and of the cells of a JSON table', async () => {
    const report =
      '596730 ***** 201809160600 340  74 *** *** OVC * * *  0.4 60 ** ** ** ** ** ** ** 6   76   74  972.0 *****  969.6 ***  76 *****  0.94 ***** ***** **';
    const isd = await imported(
      'weather/isd',
      `${report}\n${report.replace('0600 340', '0900340')}\n`,
    );
    const mended = (isd.rejects ?? '').replaceAll('0900340', '0900 340');
    expect((await imported('weather/isd', mended)).report).toMatchObject({ read: 1, stored: 1 });

    const thead =
      '省份,流域,断面名称,监测时间,水质类别,水温(℃),pH(无量纲),溶解氧(mg/L),电导率(μS/cm),浊度(NTU),高锰酸盐指数(mg/L),氨氮(mg/L),总磷(mg/L),总氮(mg/L),叶绿素α(mg/L),藻密度(cells/L),站点情况'.split(
        ',',
      );
    const cells = '广东省,珠江流域,甲,04-01 08:00,Ⅱ,22.4,7,8,300,9,1,0.1,0.1,1.7,*,*,正常'.split(
      ',',
    );
    const file = JSON.stringify({ thead, tbody: [[...cells.slice(0, 6), '', ...cells.slice(6)]] });
    const options = { year: '2021' };
    const water = await imported('environment/surface-water', file, options);
    expect(water.code).toBe('IMPORT_STORED_NOTHING');
    const whole = (water.rejects ?? '').replace('22.4,,7', '22.4,7');
    const again = await imported('environment/surface-water', whole, options);
    expect(again.report).toMatchObject({ read: 1, stored: 1, rejected: 0 });
  });
});

describe('an import of which nothing is in the hub ends with a code', () => {
  const VALUES = row(10, '甲', '50,35,55,0.6,5,80,9');

  test.each([
    ['a header alone', `${HEAD}\n`, 'IMPORT_STORED_NOTHING', { read: 0 }],
    ['no row that can be used', `${HEAD}\n${VALUES},1\n`, 'IMPORT_STORED_NOTHING', { rejected: 1 }],
    [
      'no value',
      `${HEAD}\n${row(10, '甲', '-,-,-,-,-,-,-')}\n`,
      'IMPORT_STORED_NOTHING',
      { withoutValue: 1 },
    ],
    ['nothing', '', 'IMPORT_INPUT_INVALID', {}],
    ['another format', 'a,b\n1,2\n', 'IMPORT_INPUT_INVALID', {}],
    ['a column twice', `${HEAD},PM2.5\n${VALUES},36\n`, 'IMPORT_COLUMNS_AMBIGUOUS', {}],
    ['an old workbook', Buffer.from('d0cf11e0a1b11ae1', 'hex'), 'IMPORT_FORMAT_REFUSED', {}],
    [
      'an encoding that nobody names',
      bytesIn('big5', `${HEAD}\n${row(10, '臺北測站', '50,35,55,0.6,5,80,9')}\n`),
      'IMPORT_ENCODING_UNFIT',
      {},
    ],
  ])('a file with %s', async (_, content, code, counts) => {
    const end = await imported(AIR, content);
    expect(end.code).toBe(code);
    expect(end.report).toMatchObject({ code, ...counts });
    expect(await stored('environment')).toEqual({});
  });

  test('but not one that is known already', async () => {
    const file = `${HEAD}\n${VALUES}\n`;
    expect((await imported(AIR, file)).code).toBeNull();
    const again = await imported(AIR, file);
    expect([again.code, again.report]).toMatchObject([null, { unchanged: 1 }]);
  });

  test('and the encoding that the caller names is used and reported', async () => {
    const content = bytesIn('big5', `${HEAD}\n${row(10, '臺北測站', '50,35,55,0.6,5,80,9')}\n`);
    const { report } = await imported(AIR, content, { encoding: 'Big5' });
    expect(report).toMatchObject({ stored: 1, encoding: 'big5' });
    expect(Object.keys(await stored('environment'))).toEqual(['臺北測站 03-26 01']);
    expect((await imported(AIR, content, { encoding: 'latin1' })).code).toBe('BAD_USER_INPUT');
  });
});
