import { EVERY_ROW } from '../../../shared/data/row-bounds';
import { department as water } from '../../../subgraphs/water/department';
import { departmentHub, TEST_NOW, type DepartmentHub } from '../../setup/department-hub';

let hub: DepartmentHub;
beforeAll(async () => {
  hub = await departmentHub([water]);
  await hub.simulate('water', TEST_NOW, 5);
});
afterAll(() => hub.close());

interface StationPage {
  readonly nodes: readonly { readonly id: string }[];
  readonly totalCount: number;
  readonly pageInfo: { readonly hasNextPage: boolean; readonly endCursor: string };
}

async function data<T>(
  query: string,
  variables: Readonly<Record<string, unknown>> = {},
): Promise<T> {
  const { data: answer, errors } = await hub.ask('water', query, variables);
  expect(errors).toBeUndefined();
  return answer as T;
}

async function codeOf(query: string): Promise<unknown> {
  const { errors } = await hub.ask('water', query);
  return errors?.[0]?.extensions?.['code'];
}

describe('lists of stations', () => {
  const PAGE = `query ($first: Int!, $after: String) {
    waterStations(first: $first, after: $after) { totalCount pageInfo { hasNextPage endCursor } nodes { id } }
  }`;

  test('answer every station once, page by page, in the order of their ids', async () => {
    const seen: string[] = [];
    let after: string | null = null;
    for (let more = true; more;) {
      const page: StationPage = (
        await data<{ waterStations: StationPage }>(PAGE, { first: 7, after })
      ).waterStations;
      seen.push(...page.nodes.map(({ id }) => id));
      more = page.pageInfo.hasNextPage;
      after = page.pageInfo.endCursor;
      expect(page.totalCount).toBe(27);
    }
    expect(seen).toHaveLength(27);
    expect(seen).toEqual([...new Set(seen)].sort());
  });

  test('take as many statements for a double page, with latest values, series and assessments', async () => {
    const query = `query ($first: Int!) { waterStations(first: $first) { totalCount nodes {
      latest { value } stage { value } assessment { class }
      series(indicator: "stage", from: "2026-11-22T00:00:00Z", to: "2026-11-23T00:00:00Z", step: HOUR) { values }
      observations(indicator: "do", from: "2026-11-22T00:00:00Z", to: "2026-11-23T00:00:00Z") { totalCount nodes { text } }
    } } }`;
    const statementsFor = async (first: number) => {
      hub.statements.length = 0;
      await data(query, { first });
      return hub.statements.length;
    };
    expect(await statementsFor(10)).toBe(await statementsFor(20));
    expect(await statementsFor(10)).toBe(7);
  });

  test('are filtered by kind, water body and part of a name together', async () => {
    const filter = '{ kind: "RIVER_STATION", waterBody: "tanjiang", nameContains: "潭江" }';
    const { waterStations } = await data<{ waterStations: StationPage }>(
      `{ waterStations(filter: ${filter}) { totalCount nodes { id } pageInfo { hasNextPage endCursor } } }`,
    );
    expect(waterStations).toMatchObject({
      totalCount: 1,
      nodes: [{ id: 'river-station-tanjiang' }],
    });
  });

  test('are listed by ids in one question, those that are not there left out', async () => {
    const { waterStations } = await data<{ waterStations: StationPage }>(
      `{ waterStations(filter: { ids: ["river-station-tanjiang", "no-such-station"] }) { totalCount nodes { id } pageInfo { hasNextPage endCursor } } }`,
    );
    expect(waterStations).toMatchObject({
      totalCount: 1,
      nodes: [{ id: 'river-station-tanjiang' }],
    });
  });

  test.each([
    [`filter: { ids: ${JSON.stringify(Array(501).fill('a'))} }`, 'LIST_TOO_LONG'],
    ['first: 501', 'LIST_TOO_LONG'],
    ['first: 0', 'BAD_USER_INPUT'],
    ['after: "no cursor"', 'CURSOR_INVALID'],
  ])('refuse %s with %s', async (argument, code) => {
    expect(await codeOf(`{ waterStations(${argument}) { totalCount } }`)).toBe(code);
  });
});

describe('entities of other departments', () => {
  test('are given their stations by district, around a place and at a water body, in a statement each', async () => {
    hub.statements.length = 0;
    const answer = await data<{ _entities: unknown[] }>(
      `query ($keys: [_Any!]!) { _entities(representations: $keys) {
        ... on District { waterStations(first: 1) { nodes { district { code } } } }
        ... on WaterBody { atBody: waterStations(first: 5) { nodes { id } } }
        ... on Place { near: waterStations(withinKm: 40, first: 2) { id } }
      } }`,
      {
        keys: [
          { __typename: 'District', code: '440703' },
          { __typename: 'District', code: '440785' },
          { __typename: 'WaterBody', code: 'xijiang' },
          { __typename: 'Place', cell: '87411d064ffffff' },
        ],
      },
    );
    expect(answer._entities).toEqual([
      { waterStations: { nodes: [{ district: { code: '440703' } }] } },
      { waterStations: { nodes: [{ district: { code: '440785' } }] } },
      { atBody: { nodes: [{ id: 'river-station-xijiang' }] } },
      {
        near: [
          { id: expect.stringContaining('station-') },
          { id: expect.stringContaining('station-') },
        ],
      },
    ]);
    expect(hub.statements).toHaveLength(3);
  });

  test('refuse a radius that would find a point, and a cell finer than a place', async () => {
    const near = (cell: string, km: number) =>
      hub.ask(
        'water',
        `query ($keys: [_Any!]!) { _entities(representations: $keys) { ... on Place { waterStations(withinKm: ${String(km)}) { id } } } }`,
        { keys: [{ __typename: 'Place', cell }] },
      );
    for (const asked of [
      near('87411d064ffffff', 0.5),
      near('8a411d064d87fff', 5),
      near('nowhere', 5),
    ]) {
      expect((await asked).errors?.[0]?.extensions?.['code']).toBe('BAD_USER_INPUT');
    }
  });
});

describe('measurements', () => {
  test('come in the same values as latest, as series and as observations', async () => {
    const period = 'indicator: "stage", from: "2026-11-22T00:00:00Z", to: "2026-11-24T00:00:00Z"';
    const { waterStation } = await data<{ waterStation: Record<string, unknown> }>(
      `{ waterStation(id: "river-station-tanjiang") {
        latest(indicators: ["stage"]) { value from to averaging unit provenance }
        series(${period}) { times values flags samples step provenance }
        observations(${period}, first: 500) { nodes { value from flag } }
      } }`,
    );
    const [latest] = waterStation['latest'] as Record<string, unknown>[];
    const [series] = waterStation['series'] as {
      times: string[];
      values: number[];
      flags: string[];
      samples: number[];
      provenance: string[];
    }[];
    const { nodes } = waterStation['observations'] as {
      nodes: { value: number; from: string; flag: string }[];
    };
    expect(latest).toMatchObject({
      from: '2026-11-23T09:00:00Z',
      to: '2026-11-23T10:00:00Z',
      averaging: 'HOUR',
      unit: 'm',
      provenance: 'SYNTHETIC',
    });
    expect(series?.times).toEqual(nodes.map(({ from }) => from));
    expect(series?.values).toEqual(nodes.map(({ value }) => value));
    expect(series?.flags).toEqual(nodes.map(({ flag }) => flag));
    expect(series?.values.at(-1)).toBe(latest?.['value']);
    expect(series?.provenance).toEqual(['SYNTHETIC']);
  });

  test('are paged without a gap or a repeat', async () => {
    const page = async (first: number, after?: string) =>
      (
        await data<{
          waterStation: {
            observations: {
              nodes: { from: string }[];
              totalCount: number;
              pageInfo: { endCursor: string; hasNextPage: boolean };
            };
          };
        }>(
          `query ($first: Int!, $after: String) { waterStation(id: "river-station-tanjiang") {
          observations(indicator: "stage", from: "2026-11-20T00:00:00Z", to: "2026-11-23T00:00:00Z", first: $first, after: $after) { totalCount nodes { from } pageInfo { endCursor hasNextPage } } } }`,
          { first, after: after ?? null },
        )
      ).waterStation.observations;
    const whole = await page(500);
    const start = await page(20);
    const rest = await page(480, start.pageInfo.endCursor);
    expect([...start.nodes, ...rest.nodes]).toEqual(whole.nodes);
    expect(whole.totalCount).toBe(whole.nodes.length);
  });

  test.each([
    [
      'series(indicator: "plutonium", from: "2026-11-22T00:00:00Z", to: "2026-11-23T00:00:00Z") { values }',
      'UNKNOWN_INDICATOR',
    ],
    [
      'series(indicator: "stage", from: "2026-11-23T00:00:00Z", to: "2026-11-22T00:00:00Z") { values }',
      'BAD_USER_INPUT',
    ],
    [
      'series(indicator: "stage", from: "yesterday", to: "2026-11-22T00:00:00Z") { values }',
      'INVALID_OPERATION',
    ],
  ])('refuse %s with %s', async (field, code) => {
    expect(await codeOf(`{ waterStation(id: "river-station-tanjiang") { ${field} } }`)).toBe(code);
  });

  test('class reservoirs by the limits of lakes, and zones against their target', async () => {
    const { waterFunctionZones } = await data<{
      waterFunctionZones: {
        nodes: {
          targetClass: string;
          meetsTarget: boolean | null;
          assessment: { class: string; standard: string };
        }[];
      };
    }>(
      '{ waterFunctionZones(first: 50) { nodes { targetClass meetsTarget assessment { class standard } } } }',
    );
    const order = ['I', 'II', 'III', 'IV', 'V', 'INFERIOR_V'];
    expect(waterFunctionZones.nodes.length).toBeGreaterThan(20);
    for (const { targetClass, meetsTarget, assessment } of waterFunctionZones.nodes) {
      expect(assessment.standard).toBe('GB 3838-2002');
      expect(meetsTarget).toBe(order.indexOf(assessment.class) <= order.indexOf(targetClass));
    }
  });
});

describe('counts of reservoir ecology', () => {
  test('are in a field of their own, and in no open field of the point', async () => {
    const { reservoirEcologyPoints } = await data<{
      reservoirEcologyPoints: {
        nodes: { latest: unknown[]; ecology: { latest: { indicator: { code: string } }[] } }[];
      };
    }>(
      '{ reservoirEcologyPoints { nodes { latest { value } ecology { latest { indicator { code } } } } } }',
    );
    expect(reservoirEcologyPoints.nodes).toHaveLength(6);
    for (const { latest, ecology } of reservoirEcologyPoints.nodes) {
      expect(latest).toEqual([]);
      expect(ecology.latest.map(({ indicator }) => indicator.code)).toEqual([
        'water.algae_density',
        'water.zooplankton_density',
      ]);
    }
  });
});

describe('the demonstration', () => {
  test('goes on after a pause as if there had been none', async () => {
    const paused = await departmentHub([water]);
    const whole = await departmentHub([water]);
    await paused.simulate('water', '2026-11-23T07:20:00Z', 5);
    await paused.simulate('water', '2026-11-23T10:00:00Z', 5);
    await whole.simulate('water', '2026-11-23T10:00:00Z', 5);
    // The first load of the paused hub reaches three hours further back.
    const sum = `select count(*), sum(value::numeric) from water.observation where starts_at >= '2026-11-18T10:00:00Z'`;
    expect(await paused.database.reader('water', EVERY_ROW).query(sum)).toEqual(
      await whole.database.reader('water', EVERY_ROW).query(sum),
    );
    await paused.close();
    await whole.close();
  });
});
