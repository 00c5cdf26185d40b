import { cellToBoundary } from 'h3-js';
import { department as reference } from '../../../subgraphs/reference/department';
import { INDICATORS } from '../../../shared/domain/indicators';
import { departmentHub, type DepartmentHub } from '../../setup/department-hub';

let hub: DepartmentHub;
beforeAll(async () => {
  hub = await departmentHub([reference]);
});
afterAll(() => hub.close());

async function data(query: string, variables = {}): Promise<Record<string, unknown>> {
  const { data: answer, errors } = await hub.ask('reference', query, variables);
  expect(errors).toBeUndefined();
  return answer as Record<string, unknown>;
}

describe('districts', () => {
  test('are the seven of GB/T 2260, by code; the city itself is none of them', async () => {
    const answer = await data(`{ districts { code }
      one: district(code: "440785") { nameZh nameEn level areaKm2 parentCode seat { latitude longitude } centroid { latitude } }
      city: district(code: "440700") { code } }`);
    expect(answer).toEqual({
      districts: ['440703', '440704', '440705', '440781', '440783', '440784', '440785'].map(
        (code) => ({ code }),
      ),
      one: {
        nameZh: '恩平市',
        nameEn: 'Enping City',
        level: 'COUNTY_LEVEL_CITY',
        areaKm2: 1698,
        parentCode: '440700',
        seat: { latitude: 22.183, longitude: 112.305 },
        centroid: { latitude: 22.22 },
      },
      city: null,
    });
  });
});

describe('water bodies', () => {
  test('know where their water goes, down to the sea', async () => {
    expect(
      await data(`{ waterBody(code: "jinjiang-reservoir") { kind flowsInto { code } flowCertainty tributaries { code } downstream { code } }
        sea: waterBody(code: "huangmao-sea") { flowsInto { code } downstream { code } tributaries { code } } }`),
    ).toEqual({
      waterBody: {
        kind: 'RESERVOIR',
        flowsInto: { code: 'tanjiang' },
        flowCertainty: 'CERTAIN',
        tributaries: [],
        downstream: ['tanjiang', 'yinzhouhu', 'yamen', 'huangmao-sea'].map((code) => ({ code })),
      },
      sea: {
        flowsInto: null,
        downstream: [],
        tributaries: [{ code: 'yamen' }, { code: 'hutiaomen' }],
      },
    });
  });

  test('are narrowed by kind and district together', async () => {
    const { waterBodies } = await data(
      '{ waterBodies(kind: RESERVOIR, district: "440783") { code districts { nameZh } } }',
    );
    expect(waterBodies).toEqual(
      ['dashahe-reservoir', 'zhenhai-reservoir', 'longshan-reservoir'].map((code) => ({
        code,
        districts: [{ nameZh: '开平市' }],
      })),
    );
  });
});

describe('indicators', () => {
  test('are found by code and by symbol, in the same shape', async () => {
    const { byCode, bySymbol, none } = await data(`{
      byCode: indicator(code: "a34004") { ...all } bySymbol: indicator(code: "pm25") { ...all } none: indicator(code: "PM25") { code } }
      fragment all on Indicator { code symbol nameZh nameEn unit decimals aggregation plausibleMin plausibleMax source }`);
    expect(byCode).toEqual(INDICATORS.find(({ symbol }) => symbol === 'pm25'));
    expect(bySymbol).toEqual(byCode);
    expect(none).toBeNull();
  });

  test('are all listed, or those whose code, symbol or name holds a text', async () => {
    const { all, oxygen } = await data(
      '{ all: indicators { code } oxygen: indicators(contains: "溶解氧") { symbol } }',
    );
    expect(all).toEqual(INDICATORS.map(({ code }) => ({ code })));
    expect(oxygen).toEqual(expect.arrayContaining([{ symbol: 'do' }, { symbol: 'sea_do' }]));
  });
});

describe('places', () => {
  test('are cells of resolution 7 with centre, corners and the likely district', async () => {
    const { placeAt } = await data(
      '{ placeAt(latitude: 22.5, longitude: 113.0) { cell resolution center { latitude longitude } boundary { latitude longitude } district { nameZh } } }',
    );
    expect(placeAt).toEqual({
      cell: '87411d064ffffff',
      resolution: 7,
      center: { latitude: expect.closeTo(22.51, 1), longitude: expect.closeTo(113.0, 1) },
      boundary: cellToBoundary('87411d064ffffff').map(([latitude, longitude]) => ({
        latitude,
        longitude,
      })),
      district: { nameZh: '新会区' },
    });
  });

  test('outside Jiangmen have no district, and a coarser cell is one too', async () => {
    expect(
      await data(
        '{ placeAt(latitude: 39.9, longitude: 116.4) { district { code } } place(cell: "85411d07fffffff") { resolution } }',
      ),
    ).toEqual({ placeAt: { district: null }, place: { resolution: 5 } });
  });

  test.each([
    'place(cell: "nowhere")',
    'place(cell: "8a411d064d87fff")',
    'placeAt(latitude: 91, longitude: 0)',
  ])('refuse %s with BAD_USER_INPUT', async (field) => {
    const { errors } = await hub.ask('reference', `{ ${field} { cell } }`);
    expect(errors?.map(({ extensions }) => extensions?.['code'])).toEqual(['BAD_USER_INPUT']);
  });
});

test('entities are answered by their keys in one statement a table, unknown keys by null', async () => {
  hub.statements.length = 0;
  const keys = [
    { __typename: 'District', code: '440703' },
    { __typename: 'District', code: '440705' },
    { __typename: 'District', code: '110101' },
    { __typename: 'WaterBody', code: 'tanjiang' },
    { __typename: 'Indicator', code: 'a34004' },
    { __typename: 'Department', id: 'ocean' },
    { __typename: 'Place', cell: '87411d064ffffff' },
  ];
  expect(
    await data(
      `query ($keys: [_Any!]!) { _entities(representations: $keys) {
        ... on District { nameZh } ... on WaterBody { nameZh } ... on Indicator { unit } ... on Department { nameZh }
        ... on Place { resolution } } }`,
      { keys },
    ),
  ).toEqual({
    _entities: [
      { nameZh: '蓬江区' },
      { nameZh: '新会区' },
      null,
      { nameZh: '潭江' },
      { unit: 'ug/m3' },
      { nameZh: '市海洋渔业局' },
      { resolution: 7 },
    ],
  });
  expect(hub.statements).toHaveLength(4);
});
