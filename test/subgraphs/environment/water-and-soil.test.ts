import { getResolution } from 'h3-js';
import { departmentHub, TEST_NOW, type DepartmentHub } from '../../setup/department-hub';
import { waterAndSoilDepartment } from './water-and-soil-department';

const METALS = ['as', 'cd', 'cr', 'cu', 'hg', 'ni', 'pb', 'zn'].map((metal) => `soil.${metal}`);

let hub: DepartmentHub;
beforeAll(async () => {
  hub = await departmentHub([waterAndSoilDepartment]);
  await hub.simulate('environment', TEST_NOW, 2);
});
afterAll(() => hub.close());

describe('surface water', () => {
  test('of every section is assessed by GB 3838 and held against its target', async () => {
    const { surfaceWaterSections } = await ask<{
      surfaceWaterSections: { totalCount: number; nodes: Section[] };
    }>(
      `{ surfaceWaterSections { totalCount nodes { id targetClass meetsTarget assessment { standard class missing { code } } publishedClass { class } } } }`,
    );
    expect(surfaceWaterSections.totalCount).toBe(9);
    for (const {
      assessment,
      targetClass,
      meetsTarget,
      publishedClass,
    } of surfaceWaterSections.nodes) {
      expect(assessment).toMatchObject({ standard: 'GB 3838-2002', missing: [] });
      const order = ['I', 'II', 'III', 'IV', 'V', 'INFERIOR_V'];
      expect(meetsTarget).toBe(order.indexOf(assessment.class) <= order.indexOf(targetClass));
      expect(publishedClass).toBeNull();
    }
  });

  test('carries what concentration and discharge make, when the gateway brings the discharge', async () => {
    const gauge = {
      __typename: 'WaterStation',
      id: 'river-station-xijiang',
      discharge: {
        value: 4000,
        unit: 'm3/s',
        at: '2026-11-23T09:00:00Z',
        flag: 'VALID',
        provenance: 'SYNTHETIC',
      },
    };
    const fluxOf = async (part: object) => {
      const { _entities } = await ask<{ _entities: [FluxSection] }>(
        `query ($of: [_Any!]!) { _entities(representations: $of) { ... on FluxSection {
           latest(indicators: ["nh3n"]) { value } gauge { id }
           flux { indicator { code } gramsPerSecond concentration discharge dischargeAt } } } }`,
        { of: [{ __typename: 'FluxSection', id: 'flux-section-xijiang', ...part }] },
      );
      return _entities[0];
    };
    const withoutId = { __typename: 'WaterStation', discharge: gauge.discharge };
    expect(await fluxOf({ gauge: withoutId })).toMatchObject({ gauge: { id: gauge.id } });
    const section = await fluxOf({ gauge });
    const ammonia = section.flux?.find(({ indicator }) => indicator.code === 'w21003');
    const concentration = section.latest[0]?.value ?? NaN;
    expect(ammonia).toEqual({
      indicator: { code: 'w21003' },
      gramsPerSecond: concentration * 4000,
      concentration,
      discharge: 4000,
      dischargeAt: '2026-11-23T09:00:00Z',
    });
    expect(await fluxOf({})).toMatchObject({ gauge: { id: 'river-station-xijiang' }, flux: null });
    expect(await fluxOf({ gauge: { ...gauge, discharge: null } })).toMatchObject({ flux: null });
  });

  test('of a drinking-water source has its intake in another field', async () => {
    const { drinkingWaterSources } = await ask<{ drinkingWaterSources: { nodes: Source[] } }>(
      `{ drinkingWaterSources(first: 30) { nodes { yield intake { longitude latitude place { cell } } } } }`,
    );
    expect(drinkingWaterSources.nodes).toHaveLength(25);
    for (const { intake } of drinkingWaterSources.nodes)
      expect(getResolution(intake.place.cell)).toBe(7);
  });
});

describe('soil', () => {
  test('shows no metal of a point in its own fields, even when asked by name', async () => {
    const { soilPoint } = await ask<{ soilPoint: SoilPoint }>(
      `{ soilPoint(id: "soil-point-n-001") { landUse latest { indicator { code } }
         named: latest(indicators: ["soil_cd", "soil.pb"]) { value }
         series(indicator: "soil_cd", from: "2023-01-01T00:00:00Z", to: "2027-01-01T00:00:00Z") { values }
         observations(indicator: "soil_cd", from: "2023-01-01T00:00:00Z", to: "2027-01-01T00:00:00Z") { totalCount } } }`,
    );
    expect(soilPoint).toMatchObject({ named: [], series: [], observations: { totalCount: 0 } });
    expect(codes(soilPoint.latest)).toEqual(['soil.om', 'soil.ph']);
  });

  test('shows the eight metals and nothing else in the closed field, with the risk', async () => {
    const { soilPoint } = await ask<{ soilPoint: { metals: Metals } }>(
      `{ soilPoint(id: "soil-point-n-001") { metals { latest { indicator { code } }
         series(indicator: "soil_cd", from: "2023-01-01T00:00:00Z", to: "2027-01-01T00:00:00Z") { values }
         ph: series(indicator: "soil_ph", from: "2023-01-01T00:00:00Z", to: "2027-01-01T00:00:00Z") { values }
         observations(indicator: "soil_cd", from: "2023-01-01T00:00:00Z", to: "2027-01-01T00:00:00Z") { totalCount }
         risk { standard risk at } } } }`,
    );
    expect(codes(soilPoint.metals.latest)).toEqual(METALS);
    expect(soilPoint.metals.series[0]?.values).toHaveLength(3);
    expect(soilPoint.metals).toMatchObject({
      ph: [],
      observations: { totalCount: 3 },
      risk: { standard: 'GB 15618-2018', risk: 'LOW', at: '2026-10-20T02:00:00Z' },
    });
  });

  test('S4R56 MUST sum up the soil of a district by risk in fives, and not below five points', async () => {
    const { _entities } = await ask<{
      _entities: { code: string; soilRiskSummary: Summary | null }[];
    }>(
      `{ _entities(representations: [
           { __typename: "District", code: "440781" }, { __typename: "District", code: "440704" }
         ]) { ... on District { code soilRiskSummary { points low control strict } } } }`,
    );
    const { soilPoints } = await ask<{ soilPoints: { nodes: { metals: Metals }[] } }>(
      `{ soilPoints(first: 300, filter: { district: "440781" }) { nodes { metals { risk { risk } } } } }`,
    );
    const risks = soilPoints.nodes.map(({ metals }) => metals.risk.risk);
    const count = (risk: string) => {
      const exact = risks.filter((found) => found === risk).length;
      return exact - (exact % 5);
    };
    expect(_entities).toEqual([
      {
        code: '440781',
        soilRiskSummary: {
          points: count('LOW') + count('CONTROL') + count('STRICT'),
          low: count('LOW'),
          control: count('CONTROL'),
          strict: count('STRICT'),
        },
      },
      { code: '440704', soilRiskSummary: null },
    ]);
    expect(count('LOW')).toBeGreaterThan(0);
  });
});

describe('pollution sources', () => {
  const PAGE = `query ($year: Int, $medium: PollutionMedium, $after: String) {
    pollutionSources(first: 7, year: $year, medium: $medium, after: $after) {
      totalCount pageInfo { hasNextPage endCursor } nodes { id listings { year media } } } }`;

  test('of a year and medium come page by page, each once, and all are listed for them', async () => {
    const found: ListedSource[] = [];
    let after: string | null = null;
    let totalCount = 0;
    do {
      const { pollutionSources }: { pollutionSources: SourcePage } = await ask(PAGE, {
        year: 2025,
        medium: 'AIR',
        after,
      });
      found.push(...pollutionSources.nodes);
      ({ totalCount } = pollutionSources);
      after = pollutionSources.pageInfo.hasNextPage ? pollutionSources.pageInfo.endCursor : null;
    } while (after !== null);
    expect(found).toHaveLength(totalCount);
    expect(new Set(found.map(({ id }) => id)).size).toBe(totalCount);
    for (const { listings } of found) {
      expect(listings.find(({ year }) => year === 2025)?.media).toContain('AIR');
    }
    const { pollutionSources } = await ask<{ pollutionSources: SourcePage }>(PAGE, {});
    expect(pollutionSources.totalCount).toBe(63);
  });

  test('refuse a page that is too long, and a cursor of no list', async () => {
    const codeOf = async (args: string) => {
      const answer = await hub.ask('environment', `{ pollutionSources(${args}) { totalCount } }`);
      return answer.errors?.[0]?.extensions['code'];
    };
    expect(await codeOf('first: 501')).toBe('LIST_TOO_LONG');
    expect(await codeOf('after: "nonsense"')).toBe('CURSOR_INVALID');
  });

  test('show hours of an outlet openly, and minutes in the closed field alone', async () => {
    const { pollutionSource } = await ask<{ pollutionSource: { outlets: OutletAnswer[] } }>(
      `{ pollutionSource(id: "pollution-source-001") { outlets { id medium latest { averaging }
         raw: series(indicator: "e_cod", averaging: MINUTE, from: "2026-11-22T00:00:00Z", to: "2026-11-24T00:00:00Z") { values }
         minuteData { latest { averaging } hours: series(indicator: "e_cod", averaging: HOUR, from: "2026-11-22T00:00:00Z", to: "2026-11-24T00:00:00Z") { values } } } } }`,
    );
    const [outlet] = pollutionSource.outlets;
    expect(outlet).toMatchObject({ medium: 'WASTE_WATER', raw: [], minuteData: { hours: [] } });
    expect(new Set(outlet?.latest.map(({ averaging }) => averaging))).toEqual(new Set(['HOUR']));
    expect(outlet?.minuteData.latest).toEqual(Array(4).fill({ averaging: 'MINUTE' }));
  });

  test('are found by their key, also in their district', async () => {
    const { _entities } = await ask(
      `{ _entities(representations: [
           { __typename: "PollutionSource", id: "pollution-source-002" },
           { __typename: "Outlet", id: "outlet-002-1" },
           { __typename: "District", code: "440704" }
         ]) { ... on PollutionSource { industryCode district { code } provenance }
              ... on Outlet { nameZh provenance }
              ... on District { pollutionSources(first: 1) { totalCount nodes { id } } } } }`,
    );
    expect(_entities).toEqual([
      { industryCode: '22', district: { code: '440704' }, provenance: 'SYNTHETIC' },
      { nameZh: '江海区排污单位示范 002 废水排放口', provenance: 'SYNTHETIC' },
      { pollutionSources: { totalCount: 9, nodes: [{ id: 'pollution-source-002' }] } },
    ]);
  });
});

test.each([
  [
    'sections and sources',
    `query ($first: Int!) {
       surfaceWaterSections(first: $first) { nodes { meetsTarget assessment { class } publishedClass { class } latest { value } } }
       drinkingWaterSources(first: $first) { totalCount nodes { intake { place { cell } } assessment { class } } }
       biotoxicityStations(first: $first) { nodes { inhibition { value } } } }`,
  ],
  [
    'soil points',
    `query ($first: Int!) { soilPoints(first: $first) { nodes { latest { value } metals { latest { value } risk { risk } } } } }`,
  ],
  [
    'pollution sources',
    `query ($first: Int!) { pollutionSources(first: $first) { totalCount nodes { listings { year } outlets { latest { value } minuteData { latest { value } } } } } }`,
  ],
])('asks as many statements for four %s as for two', async (_, query) => {
  const statementsOf = async (first: number) => {
    hub.statements.length = 0;
    await ask(query, { first });
    return hub.statements.length;
  };
  const two = await statementsOf(2);
  expect(two).toBeGreaterThan(1);
  expect(await statementsOf(4)).toBe(two);
});

test('asks as many statements for four districts as for two', async () => {
  const statementsOf = async (requestedCodes: ReadonlyArray<string>) => {
    hub.statements.length = 0;
    await ask(
      `query ($of: [_Any!]!) { _entities(representations: $of) { ... on District {
         soilRiskSummary { points } pollutionSources(first: 2) { totalCount nodes { listings { year } } } } } }`,
      { of: requestedCodes.map((code) => ({ __typename: 'District', code })) },
    );
    return hub.statements.length;
  };
  const two = await statementsOf(['440703', '440705']);
  expect(two).toBe(4);
  expect(await statementsOf(['440703', '440705', '440781', '440783'])).toBe(two);
});

interface Section {
  readonly targetClass: string;
  readonly meetsTarget: boolean;
  readonly assessment: { readonly class: string };
  readonly publishedClass: null;
}
interface FluxSection {
  readonly latest: ReadonlyArray<{ readonly value: number }>;
  readonly flux: ReadonlyArray<{ readonly indicator: { readonly code: string } }> | null;
}
interface Source {
  readonly place: { readonly cell: string };
  readonly intake: { readonly place: { readonly cell: string } };
}
type Coded = ReadonlyArray<{ readonly indicator: { readonly code: string } }>;
interface SoilPoint {
  readonly latest: Coded;
}
interface Metals {
  readonly latest: Coded;
  readonly series: ReadonlyArray<{ readonly values: ReadonlyArray<number> }>;
  readonly risk: { readonly risk: string };
}
type Summary = Readonly<Record<'points' | 'low' | 'control' | 'strict', number>>;
interface ListedSource {
  readonly id: string;
  readonly listings: ReadonlyArray<{ readonly year: number; readonly media: string[] }>;
}
interface SourcePage {
  readonly totalCount: number;
  readonly pageInfo: { readonly hasNextPage: boolean; readonly endCursor: string | null };
  readonly nodes: ReadonlyArray<ListedSource>;
}
interface OutletAnswer {
  readonly latest: ReadonlyArray<{ readonly averaging: string }>;
  readonly minuteData: { readonly latest: ReadonlyArray<{ readonly averaging: string }> };
}

async function ask<Data = Record<string, unknown>>(
  query: string,
  variables: Readonly<Record<string, unknown>> = {},
): Promise<Data> {
  const answer = await hub.ask('environment', query, variables);
  expect(answer.errors).toBeUndefined();
  return answer.data as Data; // The shape asked for just above.
}

function codes(latest: Coded): string[] {
  return latest.map(({ indicator }) => indicator.code);
}
