import { EVERY_ROW } from '../../../shared/data/row-bounds';
import { department as agriculture } from '../../../subgraphs/agriculture/department';
import { departmentHub, TEST_NOW, type DepartmentHub } from '../../setup/department-hub';

let hub: DepartmentHub;
beforeAll(async () => {
  hub = await departmentHub([agriculture]);
  await hub.simulate('agriculture', TEST_NOW, 5);
});
afterAll(() => hub.close());

async function data<T>(
  query: string,
  variables: Readonly<Record<string, unknown>> = {},
): Promise<T> {
  const { data: answer, errors } = await hub.ask('agriculture', query, variables);
  expect(errors).toBeUndefined();
  return answer as T;
}

async function codeOf(query: string): Promise<unknown> {
  const { errors } = await hub.ask('agriculture', query);
  return errors?.[0]?.extensions?.['code'];
}

interface Latest {
  readonly indicator: { readonly code: string };
  readonly value: number | null;
}

interface SoilPoint {
  readonly id: string;
  readonly district: { readonly code: string };
  readonly landUse: string;
  readonly crop: string;
  readonly soilPh: { readonly value: number };
  readonly organicMatter: { readonly value: number; readonly unit: string };
  readonly latest: ReadonlyArray<Latest>;
  readonly metals: {
    readonly latest: ReadonlyArray<Latest>;
    readonly risk: { readonly risk: string; readonly standard: string };
  };
}

const POINTS = `{ farmlandSoilPoints(first: 500) { totalCount nodes {
  id landUse crop district { code } soilPh { value } organicMatter { value unit } latest { indicator { code } value }
  metals { latest { indicator { code } value } risk { risk standard } }
} } }`;

async function soilPoints(): Promise<ReadonlyArray<SoilPoint>> {
  const { farmlandSoilPoints } = await data<{
    farmlandSoilPoints: { totalCount: number; nodes: SoilPoint[] };
  }>(POINTS);
  expect(farmlandSoilPoints.totalCount).toBe(farmlandSoilPoints.nodes.length);
  return farmlandSoilPoints.nodes;
}

function contentOf({ metals }: SoilPoint, code: string): number {
  return metals.latest.find(({ indicator }) => indicator.code === code)?.value ?? Number.NaN;
}

function correlation(xs: ReadonlyArray<number>, ys: ReadonlyArray<number>): number {
  const mean = (values: ReadonlyArray<number>) =>
    values.reduce((sum, value) => sum + value, 0) / values.length;
  const [mx, my] = [mean(xs), mean(ys)];
  const sum = (f: (place: number) => number) =>
    xs.reduce((total, _x, place) => total + f(place), 0);
  const dx = (place: number) => (xs[place] ?? 0) - mx;
  const dy = (place: number) => (ys[place] ?? 0) - my;
  const cross = sum((n) => dx(n) * dy(n));
  return cross / Math.sqrt(sum((n) => dx(n) ** 2) * sum((n) => dy(n) ** 2));
}

const RISK = `query ($keys: [_Any!]!, $years: [Int!]) { _entities(representations: $keys) { ... on District {
  farmlandRisk(years: $years) { year isSuppressed standard provenance
    points { low control strict unjudged } samples { low control strict unjudged } } } } }`;

function districts(...codes: ReadonlyArray<string>) {
  return codes.map((code) => ({ __typename: 'District', code }));
}

interface RiskOfYear {
  readonly year: number;
  readonly isSuppressed: boolean;
  readonly points: Readonly<Record<string, number>> | null;
}

async function farmlandRisk(
  code: string,
  years: ReadonlyArray<number> | null = null,
): Promise<ReadonlyArray<RiskOfYear>> {
  const { _entities } = await data<{ _entities: { farmlandRisk: RiskOfYear[] }[] }>(RISK, {
    keys: districts(code),
    years,
  });
  return _entities[0]?.farmlandRisk ?? [];
}

describe('farmland soil points', () => {
  test('are the 103 of annex 1, in every district, on every use of land', async () => {
    const points = await soilPoints();
    expect(points).toHaveLength(103);
    expect(new Set(points.map(({ district }) => district.code)).size).toBe(7);
    expect(new Set(points.map(({ landUse }) => landUse))).toEqual(
      new Set(['PADDY', 'DRY_LAND', 'ROTATION', 'ORCHARD']),
    );
    const rows = await hub.database
      .reader('agriculture', EVERY_ROW)
      .query(
        `select network_row, count(*) as points from agriculture.station group by 1 order by 1`,
      );
    expect(rows).toEqual([
      { network_row: 'soil', points: 103 },
      { network_row: null, points: 27 + 52 },
    ]);
  });

  test('show pH and organic matter to all, metals in their own field alone', async () => {
    for (const point of await soilPoints()) {
      expect(point.latest.map(({ indicator }) => indicator.code)).toEqual(['soil.om', 'soil.ph']);
      expect(point.metals.latest.map(({ indicator }) => indicator.code)).toEqual([
        'soil.as',
        'soil.cd',
        'soil.cr',
        'soil.cu',
        'soil.hg',
        'soil.ni',
        'soil.pb',
        'soil.zn',
      ]);
      expect(point.organicMatter.unit).toBe('g/kg');
    }
  });

  test('reveal no metal by naming it in an open field, nor another indicator in a closed one', async () => {
    const asked = 'from: "2020-01-01T00:00:00Z", to: "2027-01-01T00:00:00Z"';
    const { farmlandSoilPoint: point } = await data<{ farmlandSoilPoint: Record<string, unknown> }>(
      `{ farmlandSoilPoint(id: "farmland-soil-001") {
        latest(indicators: ["soil_cd"]) { value }
        series(indicator: "soil_cd", ${asked}) { values }
        observations(indicator: "soil_cd", ${asked}) { totalCount nodes { value } }
        metals { latest(indicators: ["soil_ph"]) { value } series(indicator: "soil_ph", ${asked}) { values }
          cd: series(indicator: "soil_cd", ${asked}) { times values provenance } observations(indicator: "soil_zn", ${asked}) { totalCount } }
      } }`,
    );
    expect(point).toMatchObject({
      latest: [],
      series: [],
      observations: { totalCount: 0, nodes: [] },
      metals: {
        latest: [],
        series: [],
        cd: [
          {
            times: ['2024-10-20T02:00:00Z', '2025-10-20T02:00:00Z', '2026-10-20T02:00:00Z'],
            provenance: ['SYNTHETIC'],
          },
        ],
        observations: { totalCount: 3 },
      },
    });
  });

  test('hold plausible contents, and elements of one origin rise together', async () => {
    const points = await soilPoints();
    const logs = (code: string) => points.map((point) => Math.log(contentOf(point, code)));
    expect(correlation(logs('soil.cd'), logs('soil.zn'))).toBeGreaterThan(0.6);
    expect(correlation(logs('soil.ni'), logs('soil.cr'))).toBeGreaterThan(0.6);
    const median = points.map((point) => contentOf(point, 'soil.cd')).toSorted((a, b) => a - b)[51];
    expect(median).toBeGreaterThan(0.06);
    expect(median).toBeLessThan(0.3);
    for (const { soilPh, organicMatter } of points) {
      expect(soilPh.value).toBeGreaterThan(3.8);
      expect(soilPh.value).toBeLessThan(8);
      expect(organicMatter.value).toBeGreaterThan(5);
      expect(organicMatter.value).toBeLessThan(60);
    }
  });

  test('are judged by GB 15618: most low, some under control, a few strict', async () => {
    const points = await soilPoints();
    const share = (risk: string) =>
      points.filter(({ metals }) => metals.risk.risk === risk).length / points.length;
    expect(new Set(points.map(({ metals }) => metals.risk.standard))).toEqual(
      new Set(['GB 15618-2018']),
    );
    expect(share('LOW')).toBeGreaterThan(0.8);
    expect(share('CONTROL')).toBeGreaterThan(0.02);
    expect(share('STRICT')).toBeGreaterThan(0);
    expect(share('STRICT')).toBeLessThan(0.05);
  });

  test('take as many statements for a double page', async () => {
    const query = `query ($first: Int!) { farmlandSoilPoints(first: $first) { totalCount nodes {
      soilPh { value } organicMatter { value } latest { value }
      metals { latest { value } risk { risk } series(indicator: "soil_cd", from: "2024-01-01T00:00:00Z", to: "2027-01-01T00:00:00Z") { values } }
    } } }`;
    const statementsFor = async (first: number) => {
      hub.statements.length = 0;
      await data(query, { first });
      return hub.statements.length;
    };
    const single = await statementsFor(20);
    expect(await statementsFor(40)).toBe(single);
    expect(single).toBeLessThanOrEqual(9);
  });
});

describe('the risk of a district', () => {
  test('S4R55 MUST count each of its points by the risk that its newest sample has, in fives', async () => {
    const points = (await soilPoints()).filter(({ district }) => district.code === '440783');
    const of = (risk: string) => {
      const exact = points.filter(({ metals }) => metals.risk.risk === risk).length;
      return exact - (exact % 5);
    };
    const [newest, ...earlier] = await farmlandRisk('440783');
    expect(newest).toEqual({
      year: 2026,
      isSuppressed: false,
      standard: 'GB 15618-2018',
      provenance: ['SYNTHETIC'],
      points: { low: of('LOW'), control: of('CONTROL'), strict: of('STRICT'), unjudged: 0 },
      samples: { low: of('LOW'), control: of('CONTROL'), strict: of('STRICT'), unjudged: 0 },
    });
    expect(earlier.map(({ year }) => year)).toEqual([2025, 2024]);
  });

  test('is published for the requested years, and nothing for a year without samples', async () => {
    expect((await farmlandRisk('440783', [2025, 2019])).map(({ year }) => year)).toEqual([2025]);
  });

  test('publishes nothing if fewer than five points were sampled', async () => {
    const [newest] = await farmlandRisk('440704');
    expect(newest).toMatchObject({ year: 2026, isSuppressed: true, points: null, samples: null });
  });

  test('takes one statement for all districts', async () => {
    hub.statements.length = 0;
    await data(RISK, { keys: districts('440703', '440705', '440781', '440783'), years: null });
    expect(hub.statements).toHaveLength(1);
  });

  test('refuses a year that is none', async () => {
    const { errors } = await hub.ask('agriculture', RISK, {
      keys: districts('440783'),
      years: [26],
    });
    expect(errors?.[0]).toMatchObject({
      message: 'years accepts at most 50 years between 1949 and 2100, but got: 26.',
      extensions: { code: 'BAD_USER_INPUT' },
    });
  });
});

describe('produce and irrigation water', () => {
  test('name the soil point of the same field, in one statement for all', async () => {
    hub.statements.length = 0;
    const { producePoints } = await data<{
      producePoints: {
        nodes: { id: string; crop: string; soilPoint: { id: string; crop: string } }[];
      };
    }>('{ producePoints(first: 100) { nodes { id crop soilPoint { id crop landUse } } } }');
    expect(hub.statements).toHaveLength(2);
    expect(producePoints.nodes).toHaveLength(52);
    for (const { id, crop, soilPoint } of producePoints.nodes) {
      expect(soilPoint).toMatchObject({ id: id.replace('produce', 'farmland-soil'), crop });
    }
  });

  test('hold their metals in a field of their own', async () => {
    const { producePoint } = await data<{
      producePoint: { latest: Latest[]; metals: { latest: Latest[] } };
    }>(
      '{ producePoint(id: "produce-001") { latest { indicator { code } value } metals { latest { indicator { code } value } } } }',
    );
    expect(producePoint.latest).toEqual([]);
    expect(producePoint.metals.latest.map(({ indicator }) => indicator.code)).toEqual([
      'produce.as',
      'produce.cd',
      'produce.cr',
      'produce.hg',
      'produce.pb',
    ]);
  });

  test('place irrigation water at its river, below detection where it is clean', async () => {
    const { _entities } = await data<{ _entities: unknown[] }>(
      `query ($keys: [_Any!]!) { _entities(representations: $keys) { ... on WaterBody {
        irrigationWaterPoints { nodes { id latest(indicators: ["hg", "ph"]) { indicator { code } text isCensored } } } } } }`,
      { keys: [{ __typename: 'WaterBody', code: 'xinqiao-river' }] },
    );
    expect(_entities).toEqual([
      {
        irrigationWaterPoints: {
          nodes: [
            {
              id: 'irrigation-water-xinqiao-river',
              latest: [
                {
                  indicator: { code: 'w01001' },
                  text: expect.stringMatching(/^[67]\.\d\d$/),
                  isCensored: false,
                },
                { indicator: { code: 'w20142' }, text: '0.00004L', isCensored: true },
              ],
            },
          ],
        },
      },
    ]);
  });
});

describe('planting surveys', () => {
  interface Survey {
    readonly year: number;
    readonly district: { readonly code: string };
    readonly sownArea: number;
    readonly riceArea: number;
    readonly vegetableArea: number;
    readonly nitrogen: number;
    readonly totalNitrogenLoss: number;
  }
  interface SurveyPage {
    readonly totalCount: number;
    readonly nodes: ReadonlyArray<Survey>;
    readonly pageInfo: { readonly hasNextPage: boolean; readonly endCursor: string };
  }
  const FIELDS =
    'year district { code } sownArea riceArea vegetableArea nitrogen totalNitrogenLoss';
  const page = async (args: string) =>
    (
      await data<{ plantingSurveys: SurveyPage }>(
        `{ plantingSurveys(${args}) { totalCount pageInfo { hasNextPage endCursor } nodes { ${FIELDS} } } }`,
      )
    ).plantingSurveys;

  test('are paged without a gap or a repeat, newest year first', async () => {
    const whole = await page('first: 500');
    const seen: Survey[] = [];
    let after = '';
    for (let more = true; more;) {
      const next = await page(`first: 4${after}`);
      seen.push(...next.nodes);
      more = next.pageInfo.hasNextPage;
      after = `, after: "${next.pageInfo.endCursor}"`;
    }
    expect(whole.totalCount).toBe(21);
    expect(seen).toEqual(whole.nodes);
    expect([...new Set(seen.map(({ year }) => year))]).toEqual([2025, 2024, 2023]);
  });

  test('are narrowed by years and district together', async () => {
    const found = await page('years: [2023, 2024], district: "440781"');
    expect(found.totalCount).toBe(2);
    expect(found.nodes.map(({ year, district }) => [year, district.code])).toEqual([
      [2024, '440781'],
      [2023, '440781'],
    ]);
  });

  test('lose less than they spread, and sow no more than there is', async () => {
    for (const survey of (await page('first: 500')).nodes) {
      expect(survey.riceArea + survey.vegetableArea).toBeLessThan(survey.sownArea);
      expect(survey.totalNitrogenLoss).toBeLessThan(survey.nitrogen / 5);
    }
  });

  test('come to several districts in one statement', async () => {
    hub.statements.length = 0;
    const { _entities } = await data<{ _entities: { plantingSurveys: Survey[] }[] }>(
      `query ($keys: [_Any!]!) { _entities(representations: $keys) { ... on District { plantingSurveys(years: [2025]) { ${FIELDS} } } } }`,
      { keys: districts('440705', '440781') },
    );
    expect(
      _entities.map(({ plantingSurveys }) => plantingSurveys.map((s) => s.district.code)),
    ).toEqual([['440705'], ['440781']]);
    expect(hub.statements).toHaveLength(1);
  });

  test.each([
    ['after: "no cursor"', 'CURSOR_INVALID'],
    ['first: 501', 'LIST_TOO_LONG'],
    ['years: [3000]', 'BAD_USER_INPUT'],
  ])('refuse %s with %s', async (args, code) => {
    expect(await codeOf(`{ plantingSurveys(${args}) { totalCount } }`)).toBe(code);
  });

  test('refuse the cursor of another list', async () => {
    const { farmlandSoilPoints } = await data<{
      farmlandSoilPoints: { pageInfo: { endCursor: string } };
    }>('{ farmlandSoilPoints(first: 1) { pageInfo { endCursor } } }');
    const { endCursor } = farmlandSoilPoints.pageInfo;
    expect(await codeOf(`{ plantingSurveys(after: "${endCursor}") { totalCount } }`)).toBe(
      'CURSOR_INVALID',
    );
  });
});

test('the demonstration is the same whenever it is simulated', async () => {
  const again = await departmentHub([agriculture]);
  try {
    await again.simulate('agriculture', TEST_NOW, 5);
    const sum = `select count(*) as observations, sum(value::numeric)::text as total from agriculture.observation`;
    expect(await again.database.reader('agriculture', EVERY_ROW).query(sum)).toEqual(
      await hub.database.reader('agriculture', EVERY_ROW).query(sum),
    );
  } finally {
    await again.close();
  }
});
