import { departmentHub, TEST_NOW, type DepartmentHub } from '../../setup/department-hub';
import { describeWithShared, sharedFile } from '../../setup/shared-folder';
import { department as ocean } from '../../../subgraphs/ocean/department';

let hub: DepartmentHub;
beforeAll(async () => {
  hub = await departmentHub([ocean]);
  await hub.simulate('ocean', TEST_NOW, 3);
});
afterAll(() => hub.close());

const ask = async (query: string, variables = {}) => {
  const { data, errors } = await hub.ask('ocean', query, variables);
  expect(errors).toBeUndefined();
  return data as Record<string, unknown>;
};

describe('the demonstration of the sea', () => {
  test('has the six near-shore points of annex 1, the buoy of Yinzhou Lake among them', async () => {
    const rows = await hub.database
      .reader('ocean')
      .query(
        `select kind, count(*) from ocean.station where network_row = 'coastal-sea' group by kind order by kind`,
      );
    expect(rows).toEqual([
      { kind: 'BUOY', count: 1 },
      { kind: 'COASTAL', count: 5 },
    ]);
  });

  test('classes sea samples by GB 3097, and a tidal reach that is judged as a river not at all', async () => {
    const { seaStations } = await ask(
      '{ seaStations(first: 20) { nodes { kind assessedBy assessment { standard class noBetterThan } } } }',
    );
    const nodes = (
      seaStations as { nodes: { kind: string; assessedBy: string; assessment: unknown }[] }
    ).nodes;
    expect(nodes).toHaveLength(6);
    for (const { kind, assessment } of nodes) {
      if (kind === 'BUOY') expect(assessment).toBeNull();
      else
        expect(assessment).toMatchObject({
          standard: 'GB 3097-1997',
          class: expect.stringMatching(/^(CLASS_[1-4]|INFERIOR_4)$/),
        });
    }
  });

  test('lists red tides newest first, page by page, also those of a sea', async () => {
    const query =
      'query ($after: String) { redTides(first: 3, after: $after) { totalCount pageInfo { endCursor hasNextPage } nodes { id startedOn provenance waterBody { code } } } }';
    interface Page {
      readonly totalCount: number;
      readonly pageInfo: { readonly endCursor: string; readonly hasNextPage: boolean };
      readonly nodes: readonly {
        readonly id: string;
        readonly startedOn: string;
        readonly waterBody: { readonly code: string };
      }[];
    }
    const seen: Page['nodes'][number][] = [];
    for (let after: string | null = null, more = true; more;) {
      const page = (await ask(query, { after }))['redTides'] as unknown as Page;
      seen.push(...page.nodes);
      ({ hasNextPage: more, endCursor: after } = page.pageInfo);
      if (!more) expect(seen).toHaveLength(page.totalCount);
    }
    expect(seen.map(({ startedOn }) => startedOn)).toEqual(
      seen
        .map(({ startedOn }) => startedOn)
        .sort()
        .reverse(),
    );
    const sea = seen[0]?.waterBody.code ?? '';
    const answer = await ask(
      'query ($keys: [_Any!]!) { _entities(representations: $keys) { ... on WaterBody { redTides { nodes { id } } } } }',
      { keys: [{ __typename: 'WaterBody', code: sea }] },
    );
    expect(answer['_entities']).toEqual([
      {
        redTides: {
          nodes: seen.filter(({ waterBody }) => waterBody.code === sea).map(({ id }) => ({ id })),
        },
      },
    ]);
  });
});

describe('ocean/sea-water', () => {
  const HEAD =
    'Water Control Zone,Station,Dates,Depth,Temperature C,Salinity psu,Orthophosphate Phosphorus mg_L';

  test('keeps what it can of a dirty file and tells the rest', async () => {
    const file = `data:${HEAD}\nDeep Bay,T1,2015-01-19,Surface Water,17.2,20.4,<0.002\nDeep Bay,T1,2015-02-30,Surface Water,17,20,1\nDeep Bay,T1,2015-03-01,Deep,17,20,1\nDeep Bay,T1,2015-04-01,Bottom Water,warm,N/A,0.1\n`;
    const { report, rejects } = await hub.import('ocean/sea-water', file);
    expect(report).toEqual({ read: 4, stored: 2, revised: 0, unchanged: 0, rejected: 2 });
    expect(rejects).toEqual([
      { line: 3, column: 'Dates', value: '2015-02-30', reason: 'wanted a day YYYY-MM-DD' },
      {
        line: 4,
        column: 'Depth',
        value: 'Deep',
        reason: 'wanted one of Surface Water, Middle Water, Bottom Water',
      },
      { line: 5, column: 'Temperature C', value: 'warm', reason: 'wanted a number' },
    ]);
    const { seaStations } = await ask(
      '{ seaStations(filter: { region: "Hong Kong", nameContains: "T1" }) { nodes { latest(indicators: ["active_phosphate"]) { text isCensored from depth provenance } } } }',
    );
    expect(seaStations).toMatchObject({
      nodes: [
        {
          latest: [
            { text: '0.1000', depth: 'bottom' },
            {
              text: '0.002L',
              isCensored: true,
              from: '2015-01-19T04:00:00Z',
              depth: 'surface',
              provenance: 'MEASURED',
            },
          ],
        },
      ],
    });
  });

  test('refuses a file of another form, and says what it lacks', async () => {
    await expect(hub.import('ocean/sea-water', 'data:a,b\n1,2\n')).rejects.toMatchObject({
      code: 'IMPORT_INPUT_INVALID',
    });
  });
});

describeWithShared('ocean/sea-water on the real file', () => {
  test('stores every row with its true place, and changes nothing the second time', async () => {
    const file = sharedFile('data', 'sea', 'pearl_estuary_side_DeepBay_NorthWestern.csv');
    const stations = sharedFile('data', 'sea', 'MonitoringStation_Location.csv');
    const first = await hub.import('ocean/sea-water', file, { stations });
    expect(first).toEqual({
      report: { read: 791, stored: 791, revised: 0, unchanged: 0, rejected: 0 },
      rejects: [],
    });
    const second = await hub.import('ocean/sea-water', file, { stations });
    expect(second.report).toEqual({
      read: 791,
      stored: 0,
      revised: 0,
      unchanged: 791,
      rejected: 0,
    });
    const { seaStations } = await ask(
      `{ seaStations(first: 1, filter: { region: "Hong Kong", nameContains: "DM1" }) { nodes { code district { code } place { cell } observations(indicator: "sea_temp", from: "2015-01-01T00:00:00Z", to: "2015-02-01T00:00:00Z") { nodes { value from unit } } } } }`,
    );
    expect(seaStations).toEqual({
      nodes: [
        {
          code: 'HK-EPD-DM1',
          district: null,
          place: { cell: expect.stringMatching(/^87/) },
          observations: { nodes: [{ value: 17.2, from: '2015-01-19T04:00:00Z', unit: 'Cel' }] },
        },
      ],
    });
  });
});
