import { EVERY_ROW } from '../../../shared/data/row-bounds';
import { department as ocean } from '../../../subgraphs/ocean/department';
import { departmentHub, TEST_NOW, type DepartmentHub } from '../../setup/department-hub';

let hub: DepartmentHub;
beforeAll(async () => {
  hub = await departmentHub([ocean]);
  await hub.simulate('ocean', TEST_NOW, 10);
});
afterAll(() => hub.close());

async function data(
  query: string,
  variables: Readonly<Record<string, unknown>> = {},
): Promise<Record<string, unknown>> {
  const { data: answer, errors } = await hub.ask('ocean', query, variables);
  expect(errors).toBeUndefined();
  return answer as Record<string, unknown>;
}

const rowsOf = <Row>(sql: string) => hub.database.reader('ocean', EVERY_ROW).query<Row>(sql);

describe('the demonstration of the sea', () => {
  test('has the six near-shore points of annex 1, the buoy among them, and the bureau’s own points', async () => {
    expect(
      await rowsOf(
        'select kind, network_row, count(*) from ocean.station group by 1, 2 order by 1',
      ),
    ).toEqual([
      { kind: 'BUOY', network_row: 'coastal-sea', count: 1 },
      { kind: 'COASTAL', network_row: 'coastal-sea', count: 5 },
      { kind: 'FISHERY_WATER', network_row: null, count: 4 },
      { kind: 'SEA_OUTLET', network_row: null, count: 6 },
    ]);
  });

  test('keeps the cadence of each: hours at the buoy, three rounds of surveys', async () => {
    const starts = await rowsOf<{ kind: string; starts: string[] }>(
      `select st.kind, array_agg(distinct to_char(o.starts_at at time zone 'Asia/Shanghai', 'YYYY-MM-DD HH24:MI')) as starts
       from ocean.observation o join ocean.series s on s.id = o.series_id join ocean.station st on st.id = s.station_id
       where st.kind <> 'BUOY' group by st.kind order by st.kind`,
    );
    expect(starts.map(({ kind, starts: at }) => [kind, at.sort()])).toEqual([
      ['COASTAL', ['2026-09-05 10:00', '2026-10-05 10:00', '2026-11-05 10:00']],
      ['FISHERY_WATER', ['2026-05-10 10:00', '2026-08-10 10:00', '2026-11-10 10:00']],
      ['SEA_OUTLET', ['2026-09-05 10:00', '2026-10-05 10:00', '2026-11-05 10:00']],
    ]);
    const buoy = await rowsOf<{ indicator_code: string; hours: number }>(
      `select s.indicator_code, count(*) as hours from ocean.observation o join ocean.series s on s.id = o.series_id
       where s.station_id = 'buoy-yinzhouhu' group by 1 order by 1`,
    );
    expect(buoy.map(({ indicator_code: code }) => code)).toEqual([
      'sea.chla',
      'sea.do',
      'sea.ph',
      'sea.salinity',
      'sea.temp',
      'sea.turbidity',
      'sea.wave_height',
    ]);
    for (const { hours } of buoy) {
      expect(hours).toBeGreaterThan(0.9 * 240);
      expect(hours).toBeLessThanOrEqual(240);
    }
  });

  test('scatters points that share a water body, all within the city and its sea', async () => {
    const positions = await rowsOf<{ latitude_deg: number; longitude_deg: number }>(
      'select distinct latitude_deg, longitude_deg from ocean.station',
    );
    expect(positions).toHaveLength(16);
    for (const { latitude_deg: latitude, longitude_deg: longitude } of positions) {
      expect(latitude).toBeGreaterThan(21.45);
      expect(latitude).toBeLessThan(22.87);
      expect(longitude).toBeGreaterThan(111.98);
      expect(longitude).toBeLessThan(113.27);
    }
  });

  test('has fresher and richer water towards the river’s mouth', async () => {
    const [means] = await rowsOf<Record<string, number>>(
      `select avg(o.value) filter (where s.station_id = 'coastal-chuanshan' and s.indicator_code = 'sea.salinity') as open_salinity,
         avg(o.value) filter (where s.station_id = 'coastal-yamen' and s.indicator_code = 'sea.salinity') as mouth_salinity,
         avg(o.value) filter (where s.station_id = 'coastal-chuanshan' and s.indicator_code = 'sea.din') as open_din,
         avg(o.value) filter (where s.station_id = 'coastal-yamen' and s.indicator_code = 'sea.din') as mouth_din
       from ocean.observation o join ocean.series s on s.id = o.series_id`,
    );
    expect(means?.['mouth_salinity']).toBeLessThan(means?.['open_salinity'] ?? 0);
    expect(means?.['mouth_din']).toBeGreaterThan(means?.['open_din'] ?? Infinity);
  });

  test('simulates the same again from the same seed and clock', async () => {
    const again = await departmentHub([ocean]);
    await again.simulate('ocean', TEST_NOW, 10);
    const sum = `select count(*), sum(o.value) from ocean.observation o union all select count(*), sum(area_km2) from ocean.red_tide`;
    expect(await again.database.reader('ocean', EVERY_ROW).query(sum)).toEqual(await rowsOf(sum));
    await again.close();
  });
});

describe('assessments', () => {
  test('follow the standard that each site has chosen', async () => {
    const { seaStations, fisheryWaters } = await data(
      `{ seaStations(first: 20) { nodes { kind assessedBy
           assessment { standard at class noBetterThan missing { code } }
           riverAssessment { standard class noBetterThan missing { code } } } }
         fisheryWaters { nodes { assessment { standard class } } } }`,
    );
    const classed = {
      standard: 'GB 3097-1997',
      class: expect.stringMatching(/^(CLASS_[1-4]|INFERIOR_4)$/) as string,
    };
    const { nodes } = seaStations as { nodes: { kind: string }[] };
    expect(nodes).toHaveLength(6);
    for (const node of nodes) {
      expect(node).toMatchObject(
        node.kind === 'BUOY'
          ? {
              assessedBy: 'GB_3838',
              assessment: null,
              // Oxygen and pH alone make no class, but no better one than theirs is possible.
              riverAssessment: {
                standard: 'GB 3838-2002',
                class: null,
                noBetterThan: expect.stringMatching(/^(I|II|III|IV|V|INFERIOR_V)$/) as string,
              },
            }
          : { assessedBy: 'GB_3097', assessment: classed, riverAssessment: null },
      );
    }
    expect(fisheryWaters).toEqual({
      nodes: Array.from({ length: 4 }, () => ({ assessment: classed })),
    });
  });

  test('of an instant rest on the round before it, and there is none before the first', async () => {
    const { seaStation } = await data(
      `{ seaStation(id: "coastal-yamen") { october: assessment(at: "2026-10-20T00:00:00Z") { at }
         before: assessment(at: "2026-09-01T00:00:00Z") { at } } }`,
    );
    expect(seaStation).toEqual({ october: { at: '2026-10-05T02:00:00Z' }, before: null });
  });
});

describe('lists at sea', () => {
  test('take as many statements for a double page', async () => {
    const query = `query ($first: Int!) { seaStations(first: $first) { totalCount nodes {
        latest { text } assessment { class } riverAssessment { class }
        series(indicator: "sea_temp", from: "2026-11-01T00:00:00Z", to: "2026-11-23T00:00:00Z", step: DAY) { values }
      } } fisheryWaters(first: $first) { nodes { assessment { class } } } seaOutlets(first: $first) { nodes { latest(indicators: ["e_cod"]) { unit text } } } }`;
    const statementsFor = async (first: number) => {
      hub.statements.length = 0;
      await data(query, { first });
      return hub.statements.length;
    };
    expect(await statementsFor(2)).toBe(await statementsFor(4));
    expect(await statementsFor(4)).toBe(8);
  });

  test('extend a water body, a district and a place', async () => {
    const { _entities: entities } = await data(
      `query ($keys: [_Any!]!) { _entities(representations: $keys) {
        ... on WaterBody { seaStations { nodes { id } } fisheryWaters { nodes { id } } seaOutlets { nodes { id } } }
        ... on District { ofDistrict: seaStations { totalCount } }
        ... on Place { near: seaStations(withinKm: 8, first: 5) { id } } } }`,
      {
        keys: [
          { __typename: 'WaterBody', code: 'zhenhai-bay' },
          { __typename: 'District', code: '440705' },
          { __typename: 'Place', cell: await cellOfBuoy() },
        ],
      },
    );
    expect(entities).toEqual([
      {
        seaStations: { nodes: [{ id: 'coastal-zhenhai-bay' }] },
        fisheryWaters: { nodes: [{ id: 'fishery-water-zhenhai-bay' }] },
        seaOutlets: { nodes: [{ id: 'sea-outlet-zhenhai-bay' }] },
      },
      { ofDistrict: { totalCount: 3 } },
      { near: [{ id: 'buoy-yinzhouhu' }] },
    ]);
  });

  async function cellOfBuoy(): Promise<string> {
    const [row] = await rowsOf<{ cell: string }>(
      `select cell from ocean.station where id = 'buoy-yinzhouhu'`,
    );
    return row?.cell ?? '';
  }
});
