import { department as ocean } from '../../../subgraphs/ocean/department';
import { departmentHub, type DepartmentHub } from '../../setup/department-hub';

let hub: DepartmentHub;
beforeAll(async () => {
  hub = await departmentHub([ocean]);
  await hub.database.asOwner('ocean', (transaction) =>
    transaction.query(`insert into ocean.red_tide
      (id, water_body_code, district_code, sea_area_zh, species_zh, species_latin, is_toxic, area_km2, started_on, ended_on, provenance)
    values
      ('a', 'guanghai-bay', '440781', '广海湾', '夜光藻', 'Noctiluca scintillans', false, 40, '2026-03-01', '2026-03-09', 'SYNTHETIC'),
      ('b', 'guanghai-bay', '440781', '广海湾', '球形棕囊藻', 'Phaeocystis globosa', true, 120.5, '2026-05-01', '2026-05-03', 'SYNTHETIC'),
      ('c', 'chuanshan', null, '上川岛以南', '中肋骨条藻', 'Skeletonema costatum', false, 8, '2026-05-01', '2026-05-20', 'SYNTHETIC'),
      ('d', 'zhenhai-bay', '440781', '镇海湾', '夜光藻', 'Noctiluca scintillans', false, 15, '2026-11-20', null, 'SYNTHETIC')`),
  );
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

interface Listed {
  readonly totalCount: number;
  readonly pageInfo: { readonly endCursor: string; readonly hasNextPage: boolean };
  readonly nodes: readonly { readonly id: string }[];
}

const idsOf = ({ nodes }: Listed) => nodes.map(({ id }) => id);

describe('red tides', () => {
  test('are listed newest first, those of one day by id, page by page without a gap', async () => {
    const seen: string[] = [];
    for (let after: string | null = null, more = true; more;) {
      const { redTides } = await data(
        'query ($after: String) { redTides(first: 1, after: $after) { totalCount pageInfo { endCursor hasNextPage } nodes { id } } }',
        { after },
      );
      const page = redTides as Listed;
      expect(page.totalCount).toBe(4);
      seen.push(...idsOf(page));
      ({ endCursor: after, hasNextPage: more } = page.pageInfo);
    }
    expect(seen).toEqual(['d', 'c', 'b', 'a']);
  });

  test.each([
    ['from: "2026-03-09"', ['d', 'c', 'b', 'a']],
    ['from: "2026-03-10"', ['d', 'c', 'b']],
    ['from: "2026-06-01"', ['d']],
    ['to: "2026-05-01"', ['a']],
    ['from: "2026-05-04", to: "2026-06-01"', ['c']],
  ])('within %s are %j: one that lasts is in every later period', async (period, ids) => {
    const { redTides } = await data(
      `{ redTides(${period}) { totalCount pageInfo { endCursor hasNextPage } nodes { id } } }`,
    );
    expect(idsOf(redTides as Listed)).toEqual(ids);
    expect((redTides as Listed).totalCount).toBe(ids.length);
  });

  test('are shown whole by id', async () => {
    expect(
      await data(
        '{ redTide(id: "b") { seaAreaZh speciesZh speciesLatin isToxic areaKm2 startedOn endedOn provenance waterBody { code } district { code } } none: redTide(id: "z") { id } }',
      ),
    ).toEqual({
      redTide: {
        seaAreaZh: '广海湾',
        speciesZh: '球形棕囊藻',
        speciesLatin: 'Phaeocystis globosa',
        isToxic: true,
        areaKm2: 120.5,
        startedOn: '2026-05-01',
        endedOn: '2026-05-03',
        provenance: 'SYNTHETIC',
        waterBody: { code: 'guanghai-bay' },
        district: { code: '440781' },
      },
      none: null,
    });
  });

  test('of several seas, and by their own keys, take a statement each', async () => {
    hub.statements.length = 0;
    const { _entities: entities } = await data(
      `query ($keys: [_Any!]!) { _entities(representations: $keys) {
        ... on WaterBody { redTides(first: 1) { totalCount nodes { id } } } ... on RedTide { areaKm2 } } }`,
      {
        keys: [
          { __typename: 'WaterBody', code: 'guanghai-bay' },
          { __typename: 'WaterBody', code: 'tanjiang' },
          { __typename: 'RedTide', id: 'a' },
          { __typename: 'RedTide', id: 'd' },
        ],
      },
    );
    expect(entities).toEqual([
      { redTides: { totalCount: 2, nodes: [{ id: 'b' }] } },
      { redTides: { totalCount: 0, nodes: [] } },
      { areaKm2: 40 },
      { areaKm2: 15 },
    ]);
    expect(hub.statements).toHaveLength(3);
  });

  test.each(['nonsense', Buffer.from('v1:coastal-yamen').toString('base64url')])(
    'refuse the cursor %s with CURSOR_INVALID',
    async (after) => {
      const { errors } = await hub.ask('ocean', `{ redTides(after: "${after}") { totalCount } }`);
      expect(errors?.[0]?.extensions?.['code']).toBe('CURSOR_INVALID');
    },
  );
});
