import { EVERY_ROW } from '../../../shared/data/row-bounds';
import { department } from '../../../subgraphs/weather/department';
import { departmentHub, type DepartmentHub } from '../../setup/department-hub';
import { describeWithShared, sharedFile } from '../../setup/shared-folder';

let hub: DepartmentHub;

beforeEach(async () => {
  hub = await departmentHub([department]);
});

afterEach(() => hub.close());

const HEAD =
  '596730 ***** 201809160600 340  74 *** *** OVC * * *  0.4 60 ** ** ** ** ** ** ** 6   76   74  972.0 *****  969.6 ***  76 *****  0.94 ***** ***** **';

async function latestAt(id: string): Promise<ReadonlyArray<string>> {
  const { data } = await hub.ask(
    'weather',
    'query ($id: ID!) { weatherStation(id: $id) { latest { indicator { code } averaging method from to value detectionLimit unit } } }',
    { id },
  );
  const { weatherStation } = data as { weatherStation: { latest: ReadonlyArray<Latest> } };
  return weatherStation.latest.map(
    (row) =>
      `${row.indicator.code} ${row.averaging} ${row.method} ${row.from} ${String(row.value ?? `<${String(row.detectionLimit)}`)} ${row.unit}`,
  );
}

interface Latest {
  readonly indicator: { readonly code: string };
  readonly averaging: string;
  readonly method: string;
  readonly from: string;
  readonly value: number | null;
  readonly detectionLimit: number | null;
  readonly unit: string;
}

test('converts each unit of a synoptic report', async () => {
  const { report, rejects } = await hub.import('weather/isd', `data:${HEAD}\n`);

  expect(rejects).toEqual([]);
  expect(report).toEqual({ read: 1, stored: 1, revised: 0, unchanged: 0, rejected: 0 });
  const at = 'INSTANT SYNOP 2018-09-16T06:00:00Z';
  expect(await latestAt('national-surface-596730')).toEqual([
    `a01001 ${at} 24.4 Cel`,
    `a01002 ${at} 94 %`,
    `a01006 ${at} 969.6 hPa`,
    `a01007 ${at} 33.1 m/s`,
    `a01008 ${at} 340 deg`,
    'met.rain SIX_HOURS SYNOP 2018-09-16T00:00:00Z 23.9 mm',
    `met.sea_level_pressure ${at} 972 hPa`,
    `met.visibility ${at} 644 m`,
  ]);
});

test('remembers rejected cells as the values that are missing, a total at its start', async () => {
  const dirty = HEAD.replace(' 74 ***', ' x4 ***').replace(' 0.94 ', ' x.94 ');

  await hub.import('weather/isd', `data:${dirty}\n`);

  const cells = await hub.database.asOwner('weather', (transaction) =>
    transaction.query(
      `select indicator_code, to_char(starts_at at time zone 'UTC', 'HH24:MI') as starts, code
       from weather.rejected_cell order by 1`,
    ),
  );
  expect(cells).toEqual([
    { indicator_code: 'a01007', starts: '06:00', code: 'CELL_UNUSABLE' },
    { indicator_code: 'met.rain', starts: '00:00', code: 'CELL_UNUSABLE' },
  ]);
});

test('rejects the cells that are no numbers and keeps the rest of the row', async () => {
  const dirty = HEAD.replace(' 74 ***', ' x4 ***').replace(/\*{5} \*\*$/, ' 3.39 **');

  const { report, rejects } = await hub.import('weather/isd', `data:${dirty}`);

  expect(report).toEqual({ read: 1, stored: 1, revised: 0, unchanged: 0, rejected: 0 });
  expect(rejects).toEqual([
    { line: 1, column: 'SPD', value: 'x4', reason: 'wanted a number' },
    {
      line: 1,
      column: 'PCPXX',
      value: '3.39',
      reason: 'does not specify its number of hours',
    },
  ]);
});

test('gives the humidity the flag of an impossible temperature, and of one below the dew point', async () => {
  const impossible = HEAD.replace('  76   74 ', ' 999   74 ');
  const reversed = HEAD.replace('201809160600', '201809160700').replace('  76   74 ', '  76   94 ');

  await hub.import('weather/isd', `data:${impossible}\n${reversed}\n`);

  const { data } = await hub.ask(
    'weather',
    `{ weatherStation(id: "national-surface-596730") {
      temperature: observations(indicator: "air_temp", from: "2018-09-16T00:00:00Z", to: "2018-09-17T00:00:00Z") { nodes { flag } }
      humidity: observations(indicator: "humidity", from: "2018-09-16T00:00:00Z", to: "2018-09-17T00:00:00Z") { nodes { flag } }
    } }`,
  );
  const nodes = [{ flag: 'IMPOSSIBLE' }, { flag: 'SUSPECT' }];
  expect(data).toEqual({ weatherStation: { temperature: { nodes }, humidity: { nodes } } });
});

test('knows a station by its USAF and WBAN numbers together, letters allowed', async () => {
  const numbers = ['596730 *****', '596730 99999', '999999 03846', '999999 14931', 'A00024 53848'];
  const rows = numbers.map((number, n) =>
    HEAD.replace('596730 *****', number).replace('0600 340', `0${String(n)}00 340`),
  );

  const { rejects } = await hub.import('weather/isd', `data:${rows.join('\n')}\n`);

  expect(rejects).toEqual([]);
  const codes = await hub.database
    .reader('weather', EVERY_ROW)
    .query('select code from weather.station order by code');
  expect(codes).toEqual(
    ['596730', 'A00024-WBAN-53848', 'WBAN-03846', 'WBAN-14931'].map((code) => ({ code })),
  );
});

test('rejects a row without a usable time or station as a whole', async () => {
  const noTime = HEAD.replace('201809160600', '201813160600');
  const noStation = HEAD.replace('596730', '999999');

  const { report, rejects } = await hub.import(
    'weather/isd',
    `data:${HEAD}\n${noTime}\n${noStation}`,
  );

  expect(report).toEqual({ read: 3, stored: 1, revised: 0, unchanged: 0, rejected: 2 });
  expect(rejects).toEqual([
    {
      line: 2,
      column: 'YR--MODAHRMN',
      value: '201813160600',
      reason: 'wanted YYYYMMDDhhmm in UTC',
    },
    {
      line: 3,
      column: 'USAF WBAN',
      value: '999999 *****',
      reason: 'wanted a USAF number of six letters or digits, or a WBAN number of five digits',
    },
  ]);
});

test.each([
  ['cut short', HEAD.slice(0, -1)],
  ['cut within a column', HEAD.slice(0, 60)],
  ['with a character lost', HEAD.replace(' 340  74', ' 340 74')],
  ['with a character gained', HEAD.replace('OVC *', 'OVC  *')],
  ['joined with the next', `${HEAD}${HEAD}`],
  [
    'with one character lost and one gained',
    HEAD.replace('OVC *', 'OVC* ').replace('0.4 ', '00.4'),
  ],
])('rejects a report that is %s, and stores none of its cells', async (_, report) => {
  const { report: counts, rejects } = await hub.import('weather/isd', `data:${HEAD}\n${report}\n`);

  expect(counts).toEqual({ read: 2, stored: 1, revised: 0, unchanged: 0, rejected: 1 });
  expect(rejects).toEqual([
    {
      line: 2,
      column: '',
      value: report.slice(0, 40),
      reason: expect.stringMatching(
        /where a report has 147$|no blank between two columns/,
      ) as string,
      code: expect.stringMatching(/^ROW_/) as string,
    },
  ]);
});

test('takes the altimeter setting only where the pressure at sea level is missing', async () => {
  await hub.import(
    'weather/isd',
    `data:${HEAD.replace(' ***** 969.6', ' 28.50  969.6').replace(' *****  969.6', ' 28.50  969.6')}\n`,
  );

  expect(await latestAt('national-surface-596730')).toContain(
    'met.sea_level_pressure INSTANT SYNOP 2018-09-16T06:00:00Z 972 hPa',
  );
});

test('keeps a trace of rain as below its limit', async () => {
  await hub.import('weather/isd', `data:${HEAD.replace(' 0.94 ', ' 0.00T')}`);

  expect(await latestAt('national-surface-596730')).toContain(
    'met.rain SIX_HOURS SYNOP 2018-09-16T00:00:00Z <0.127 mm',
  );
});

test('gives no direction of a variable wind or a calm', async () => {
  const variable = HEAD.replace(' 340 ', ' 990 ');
  const calm = HEAD.replace('0600 340 ', '0900 000 ');

  await hub.import('weather/isd', `data:${variable}\n${calm}`);

  expect(
    (await latestAt('national-surface-596730')).filter((row) => row.startsWith('a01008')),
  ).toEqual([]);
});

test('refuses a file of another form', async () => {
  await expect(hub.import('weather/isd', 'data:date,rain\n2018-09-16,3\n')).rejects.toMatchObject({
    code: 'IMPORT_INPUT_INVALID',
    message:
      'Line 1 is no report of ISD: wanted a station number and YYYYMMDDhhmm, but got: "date,rain".',
  });
});

describeWithShared('the ISD hours of typhoon Mangkut', () => {
  const file = () => sharedFile('data', 'weather', 'mangkut_2018-09-16_isd.txt');

  test('are all stored, and a second import changes nothing', async () => {
    const first = await hub.import('weather/isd', file());
    const second = await hub.import('weather/isd', file());

    expect(first.report).toEqual({ read: 158, stored: 158, revised: 0, unchanged: 0, rejected: 0 });
    expect(second.report).toEqual({
      read: 158,
      stored: 0,
      revised: 0,
      unchanged: 158,
      rejected: 0,
    });
    expect(first.rejects.map(({ line, column, value }) => [line, column, value])).toEqual([
      [24, 'PCPXX', '3.39'],
      [53, 'PCPXX', '1.14'],
      [141, 'PCPXX', '0.00T'],
    ]);
  });

  test('lie where they were measured, and only Shangchuan Dao in Jiangmen', async () => {
    await hub.import('weather/isd', file());

    const { data } = await hub.ask(
      'weather',
      '{ weatherStations { nodes { code nameZh region authority district { code } place { cell } provenance } } }',
    );

    const elsewhere = { authority: 'OTHER', district: null, place: null, provenance: 'MEASURED' };
    expect(data).toEqual({
      weatherStations: {
        nodes: [
          { ...elsewhere, code: '450110', nameZh: '澳门', region: '澳门' },
          { ...elsewhere, code: '592870', nameZh: '广州', region: '广州' },
          { ...elsewhere, code: '594930', nameZh: '深圳', region: '深圳' },
          {
            ...elsewhere,
            code: '596630',
            nameZh: '阳江',
            region: '阳江',
            authority: 'NATIONAL',
            place: { cell: '8741084a0ffffff' },
          },
          {
            code: '596730',
            nameZh: '上川岛',
            region: '江门',
            authority: 'NATIONAL',
            district: { code: '440781' },
            place: { cell: '87410e08cffffff' },
            provenance: 'MEASURED',
          },
        ],
      },
    });
  });

  test('give the storm at a place, and its rain by weather days from six-hour totals', async () => {
    await hub.import('weather/isd', file());

    const { data } = await hub.ask(
      'weather',
      `{ _entities(representations: [{ __typename: "Place", cell: "87410e08cffffff" }]) { ... on Place {
        weather(at: "2018-09-16T06:40:00Z") { windSpeed { value unit at distanceKm provenance station { nameZh } } rainfall { value } }
        rainfall(from: "2018-09-15T12:00:00Z", to: "2018-09-17T12:00:00Z") { total coverage days amounts hours provenance }
      } } }`,
    );

    expect(data).toEqual({
      _entities: [
        {
          weather: {
            windSpeed: {
              value: 33.1,
              unit: 'm/s',
              at: '2018-09-16T06:00:00Z',
              distanceKm: 0, // From the middle of the cell in which the station is disclosed.
              provenance: 'MEASURED',
              station: { nameZh: '上川岛' },
            },
            rainfall: null,
          },
          rainfall: {
            total: 153.9,
            coverage: 0.625,
            days: ['2018-09-16', '2018-09-17'],
            amounts: [63, 90.9],
            hours: [12, 18],
            provenance: ['MEASURED'],
          },
        },
      ],
    });
  });
});
