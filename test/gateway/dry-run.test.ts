import { person } from '../shared/sharing/sharing-fixtures';
import { auditingHub, type AuditingHub } from '../setup/auditing-hub';

let hub: AuditingHub;
beforeAll(async () => {
  hub = await auditingHub();
});
afterAll(() => hub.close());

const ANALYST = person('agriculture', 'DEPARTMENT_SYSTEM', { subject: 'li' });
const DRY = { dryRun: true };
const RIVER_AND_RAIN = `query ($first: Int = 3) {
  district(code: "440705") {
    nameZh
    waterStations(first: $first) { nodes { nameZh } }
    weatherStations(first: $first) { nodes { nameZh } }
  }
}`;

interface DryRunReport {
  readonly cost: { readonly values: number; readonly limit: number; readonly dearest: string };
  readonly refused: ReadonlyArray<{ readonly extensions: Readonly<Record<string, unknown>> }>;
  readonly fetches: ReadonlyArray<{
    readonly id: number;
    readonly department: string;
    readonly path: ReadonlyArray<string>;
    readonly operation: string;
    readonly after: ReadonlyArray<number>;
  }>;
}

async function told(query: string, variables = {}, caller = ANALYST): Promise<DryRunReport> {
  const { data, errors, extensions } = await hub.ask(caller, query, variables, DRY);
  expect({ data, errors }).toEqual({ data: null, errors: undefined });
  return extensions?.['dryRun'] as DryRunReport;
}

describe('a dry run', () => {
  test('shows what each department would be asked, and what must have come before', async () => {
    const { fetches } = await told(RIVER_AND_RAIN);
    const [first, ...rest] = fetches.map(({ operation: _operation, ...fetch }) => fetch);
    expect(first).toEqual({ id: 0, department: 'reference', path: [], after: [] });
    expect(rest.sort((a, b) => (a.department < b.department ? -1 : 1))).toEqual([
      { id: expect.any(Number), department: 'water', path: ['district'], after: [0] },
      { id: expect.any(Number), department: 'weather', path: ['district'], after: [0] },
    ]);
    const water = fetches.find(({ department }) => department === 'water');
    expect(water?.operation).toContain('waterStations');
  });

  test('shows the aliases of the caller where planning needs others', async () => {
    const { fetches } = await told(
      '{ latest: district(code: "440705") { weight: nameZh kind: weatherStations(first: 1) { nodes { id: nameZh nameZh: id } } } }',
    );
    const text = fetches.map(({ operation }) => operation).join('\n');
    expect(text).toMatch(/kind: ?weatherStations/);
    expect(text).toMatch(/id: ?nameZh/);
    expect(text).not.toContain('__as');
    expect(fetches.find(({ department }) => department === 'weather')?.path).toEqual(['latest']);
  });

  test('MUST fetch nothing, and put nothing in the audit log', async () => {
    const before = await hub.exported();
    hub.asked.length = 0;
    await told('{ soilPoints { nodes { id } } }');
    await told(RIVER_AND_RAIN);
    expect(hub.asked).toEqual([]);
    expect(await hub.exported()).toBe(before);
  });

  test('MUST NOT do what a mutation would', async () => {
    const { fetches } = await told('mutation { lockMember(kind: ACCOUNT, id: "li") { id } }');
    expect(fetches).toEqual([]);
  });

  test('calculates the cost with the variables as the limits do', async () => {
    const few = await told(RIVER_AND_RAIN, { first: 2 });
    const many = await told(RIVER_AND_RAIN, { first: 20 });
    expect(many.cost.values).toBeGreaterThan(few.cost.values);
    expect(few.cost.limit).toBe(many.cost.limit);
    const { errors } = await hub.ask(ANALYST, RIVER_AND_RAIN, { first: 100_000 }, DRY);
    expect(errors?.[0]?.extensions['code']).toBe('LIST_TOO_LONG');
  });

  test('shows what would be refused in the words of the answer itself, and plans without it', async () => {
    const query = '{ record(view: WHOLE, first: 1) { nodes { sequence } } districts { nameZh } }';
    const { refused, fetches } = await told(query);
    const { errors = [] } = await hub.ask(ANALYST, query);
    expect(refused.length).toBeGreaterThan(0);
    expect(refused.map(({ extensions }) => extensions)).toEqual(
      errors.map(({ extensions }) => extensions),
    );
    expect(fetches.map(({ operation }) => operation).join()).not.toContain('record');
  });
});
