import { latLngToCell } from 'h3-js';
import { department } from '../../../subgraphs/transport/department';
import { departmentHub, TEST_NOW, type DepartmentHub } from '../../setup/department-hub';

let hub: DepartmentHub;

beforeAll(async () => {
  hub = await departmentHub([department]);
  await hub.simulate('transport', TEST_NOW, 2);
});

afterAll(() => hub.close());

async function asked(
  query: string,
  variables: Readonly<Record<string, unknown>> = {},
): Promise<{ readonly data: unknown; readonly statements: number }> {
  hub.statements.length = 0;
  const { data, errors } = await hub.ask('transport', query, variables);
  expect(errors).toBeUndefined();
  return { data, statements: hub.statements.length };
}

test('puts roadside air beside the traffic of its road', async () => {
  const { data } = await asked(
    '{ trafficAirStations { nodes { kind assessment { standard provenance } counter { id roadName capacity flow { unit } } } } }',
  );

  const { nodes } = (data as { trafficAirStations: { nodes: ReadonlyArray<unknown> } })
    .trafficAirStations;
  const assessment = { standard: 'HJ 633-2026', provenance: ['SYNTHETIC'] };
  expect(nodes).toEqual([
    {
      kind: 'PORT_AIR',
      assessment,
      counter: {
        id: 'traffic-counter-002',
        roadName: '江海区疏港道路示范路段 002',
        capacity: expect.any(Number),
        flow: { unit: '{vehicles}' },
      },
    },
    {
      kind: 'ROADSIDE_AIR',
      assessment,
      counter: {
        id: 'traffic-counter-001',
        roadName: '蓬江区城市主干道示范路段 001',
        capacity: expect.any(Number),
        flow: { unit: '{vehicles}' },
      },
    },
  ]);
});

test('asks for the stores of 50 places as often as for those of one', async () => {
  const query = `query ($places: [_Any!]!) { _entities(representations: $places) { ... on Place {
    hazardousStores(withinKm: 30) { id port licence waterBody { code } chemicals { unNumber quantity } }
    trafficCounters(withinKm: 30) { id flow { value } } } } }`;
  const places = Array.from({ length: 50 }, (_, n) => ({
    __typename: 'Place',
    cell: latLngToCell(22.3 + (n % 10) * 0.03, 113 + Math.floor(n / 10) * 0.03, 7),
  }));

  const one = await asked(query, { places: places.slice(0, 1) });
  const fifty = await asked(query, { places });

  expect(one.statements).toBe(4);
  expect(fifty.statements).toBe(4);
  const { _entities: answers } = fifty.data as {
    _entities: ReadonlyArray<{ hazardousStores: ReadonlyArray<{ chemicals: unknown[] }> }>;
  };
  for (const { hazardousStores } of answers) {
    expect(hazardousStores.length).toBeGreaterThan(0);
    for (const { chemicals } of hazardousStores) expect(chemicals.length).toBeGreaterThan(1);
  }
});

test('S4R53 MUST count the stores of a district in fives', async () => {
  const { data } = await asked(
    'query ($districts: [_Any!]!) { _entities(representations: $districts) { ... on District { code hazardousStoreCount } } }',
    {
      districts: ['440705', '440704', '440785'].map((code) => ({ __typename: 'District', code })),
    },
  );

  expect(data).toEqual({
    _entities: [
      { code: '440705', hazardousStoreCount: 5 },
      { code: '440704', hazardousStoreCount: null },
      { code: '440785', hazardousStoreCount: null },
    ],
  });
});

test('pages through the stores, and finds those that hold a chemical', async () => {
  const first = await asked(
    '{ hazardousStores(first: 8) { totalCount nodes { id } pageInfo { hasNextPage endCursor } } }',
  );
  const { hazardousStores: page } = first.data as { hazardousStores: StorePage };
  const rest = await asked(
    'query ($after: String) { hazardousStores(first: 8, after: $after) { nodes { id chemicals { unNumber } } pageInfo { hasNextPage } } }',
    { after: page.pageInfo.endCursor },
  );
  const { hazardousStores: last } = rest.data as { hazardousStores: StorePage };
  const unNumber = last.nodes[0]?.chemicals?.[0]?.unNumber;
  const holding = await asked(
    'query ($unNumber: String) { hazardousStores(unNumber: $unNumber) { nodes { id chemicals { unNumber } } } }',
    { unNumber },
  );
  const { hazardousStores: found } = holding.data as { hazardousStores: StorePage };

  expect([page.totalCount, page.nodes.length, last.nodes.length]).toEqual([12, 8, 4]);
  expect(new Set([...page.nodes, ...last.nodes].map(({ id }) => id)).size).toBe(12);
  expect(found.nodes.map(({ id }) => id)).toContain(last.nodes[0]?.id);
  for (const { chemicals } of found.nodes)
    expect(chemicals?.map((chemical) => chemical.unNumber)).toContain(unNumber);
});

interface StorePage {
  readonly totalCount: number;
  readonly nodes: ReadonlyArray<{
    readonly id: string;
    readonly chemicals?: ReadonlyArray<{ readonly unNumber: string }>;
  }>;
  readonly pageInfo: { readonly hasNextPage: boolean; readonly endCursor: string };
}

test('shows metals beside roads in their own field alone, and all points together', async () => {
  const { data } = await asked(
    `{ roadsideSoilSummary { points low control strict }
       roadsideSoilPoints { nodes { latest { indicator { code } } metals { latest { indicator { code } } risk { standard } } } } }`,
  );

  const { roadsideSoilSummary: summary, roadsideSoilPoints: points } = data as SoilAnswer;
  const told = [summary.low, summary.control, summary.strict];
  expect(told.every((count) => count % 5 === 0)).toBe(true);
  expect(summary.points).toBe(told.reduce((sum, count) => sum + count, 0));
  expect(points.nodes).toHaveLength(6);
  for (const { latest, metals } of points.nodes) {
    expect(latest.map(({ indicator }) => indicator.code)).toEqual(['soil.ph']);
    expect(metals.latest).toHaveLength(8);
    expect(metals.risk.standard).toBe('GB 15618-2018');
  }
});

interface Latest {
  readonly indicator: { readonly code: string };
}

interface SoilAnswer {
  readonly roadsideSoilSummary: Readonly<Record<'points' | 'low' | 'control' | 'strict', number>>;
  readonly roadsideSoilPoints: {
    readonly nodes: ReadonlyArray<{
      readonly latest: ReadonlyArray<Latest>;
      readonly metals: {
        readonly latest: ReadonlyArray<Latest>;
        readonly risk: { readonly standard: string };
      };
    }>;
  };
}

test('sums the vehicles of a calendar day', async () => {
  const { data } = await asked(
    `{ trafficCounter(id: "traffic-counter-003") {
      day: series(indicator: "vehicles", from: "2026-11-21T16:00:00Z", to: "2026-11-22T16:00:00Z", step: DAY) { times values samples }
      hours: series(indicator: "vehicles", from: "2026-11-21T16:00:00Z", to: "2026-11-22T16:00:00Z") { values flags } } }`,
  );

  const { trafficCounter } = data as { trafficCounter: CounterAnswer };
  const [hours] = trafficCounter.hours;
  const usable = (hours?.values ?? []).filter((_, n) => hours?.flags[n] === 'VALID');
  expect(trafficCounter.day).toEqual([
    {
      times: ['2026-11-21T16:00:00Z'],
      values: [usable.reduce((sum, value) => sum + value, 0)],
      samples: [usable.length],
    },
  ]);
});

interface CounterAnswer {
  readonly day: unknown;
  readonly hours: ReadonlyArray<{
    readonly values: ReadonlyArray<number>;
    readonly flags: ReadonlyArray<string>;
  }>;
}
