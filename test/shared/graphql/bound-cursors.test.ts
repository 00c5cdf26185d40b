import { departments } from '../../../subgraphs/registry';
import { departmentHub, type DepartmentHub } from '../../setup/department-hub';

let hub: DepartmentHub;
beforeAll(async () => {
  hub = await departmentHub(await departments(), 4);
});
afterAll(() => hub.close());

interface Asked {
  readonly list: string;
  readonly filters?: string;
  /** What leads to the list, with `%` in its place; absent: it is at the root. */
  readonly within?: string;
  readonly department?: string;
}

/** One item of a list behind a cursor: the error's code, or the page's last cursor. */
async function page({ list, filters = '', within = '%', department }: Asked, after?: string) {
  const asked = `${list}(first: 1 after: $after ${filters}) { pageInfo { endCursor } }`;
  const query = `query ($after: String) { ${within.replace('%', asked)} }`;
  const { data, errors } = await hub.ask(department ?? 'environment', query, { after });
  const code = errors?.[0]?.extensions?.['code'] as string | undefined;
  return { code, cursor: /"endCursor":"([^"]+)"/.exec(JSON.stringify(data))?.[1] };
}

/** A list of a district, as the gateway asks for it. */
function inDistrict(code: string): string {
  return `_entities(representations: [{__typename: "District", code: "${code}"}]) { ... on District { % } }`;
}

const AIR = { list: 'airStations' };

describe('a cursor', () => {
  test.each<[string, Asked]>([
    ['the same list', AIR],
    ['the same list, with null if nothing was said', { ...AIR, filters: 'filter: null' }],
  ])('goes on in %s', async (_, asked) => {
    const { cursor } = await page(AIR);
    expect((await page(asked, cursor)).code).toBeUndefined();
  });

  test.each<[string, Asked, Asked]>([
    ['another list whose keys look the same', AIR, { list: 'noisePoints' }],
    ['the same list with a filter', AIR, { ...AIR, filters: 'filter: { provenance: SYNTHETIC }' }],
    [
      'the list of another parent',
      { ...AIR, within: inDistrict('440705') },
      { ...AIR, within: inDistrict('440703') },
    ],
    [
      'the whole list when it comes from the list of one parent',
      { ...AIR, within: inDistrict('440705') },
      AIR,
    ],
    [
      'the same observations over another period',
      observed('pm25', '2026-11-22T00:00:00Z'),
      observed('pm25', '2026-11-22T01:00:00Z'),
    ],
    [
      'the same period of another indicator',
      observed('pm25', '2026-11-22T00:00:00Z'),
      observed('o3', '2026-11-22T00:00:00Z'),
    ],
    ['a list of another department', AIR, { list: 'speciesRecords', department: 'forestry' }],
  ])('is refused in %s', async (_, from, to) => {
    const { cursor } = await page(from);
    expect(cursor).toBeDefined();
    expect((await page(from, cursor)).code).toBeUndefined();
    expect((await page(to, cursor)).code).toBe('CURSOR_INVALID');
  });

  test.each<[string, (cursor: string) => string]>([
    ['cut', (cursor) => cursor.slice(0, -1)],
    ['lengthened', (cursor) => `${cursor}A`],
    ['without its tag', (cursor) => cursor.split('.')[0] ?? ''],
    ['changed in its key', (cursor) => cursor.replace(/^.../, 'djI')],
    ['empty', () => ''],
    ['a text with U+0000', () => '\u0000'],
    ['a lone surrogate', () => '\ud800.\ud800'],
  ])('is refused when it is %s', async (_, damage) => {
    const { cursor = '' } = await page(AIR);
    expect((await page(AIR, damage(cursor))).code).toBe('CURSOR_INVALID');
  });
});

function observed(indicator: string, from: string): Asked {
  return {
    list: 'observations',
    filters: `indicator: "${indicator}" from: "${from}" to: "2026-11-23T00:00:00Z"`,
    within: 'airStations(first: 1) { nodes { % } }',
  };
}
