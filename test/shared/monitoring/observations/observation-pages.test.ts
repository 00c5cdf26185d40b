import { escapeLiteral, type Client } from 'pg';
import { EVERY_ROW, rowLimitSettings } from '../../../../shared/data/row-bounds';
import { withConnection } from '../../../../shared/data/server/with-connection';
import { NO_LIMITS, type RowLimits } from '../../../../shared/sharing/row-limits';
import {
  OBSERVATION_COUNTS,
  OBSERVATION_PAGES,
  observationPages,
} from '../../../../shared/monitoring/observations/observation-pages';
import { department as water } from '../../../../subgraphs/water/department';
import { departmentHub, type DepartmentHub } from '../../../setup/department-hub';

const DATASET = 'water/test';
const INDICATOR = 'w01001';
const STATIONS = ['at-1', 'at-2'];
const DEPTHS = ['0.5 m', '5 m', '20 m'];
const RANGE = { from: '2023-01-01T00:00:00Z', to: '2026-01-01T00:00:00Z' };

let hub: DepartmentHub;
beforeAll(async () => {
  hub = await departmentHub([water]);
  await withConnection(hub.url, async (client) => {
    await client.query(FILL);
  });
  await withConnection(hub.url, (client) => client.query('vacuum analyze water.observation'));
});
afterAll(() => hub.close());

/** Two stations with three depths each: three years of hours, by quarters. */
const FILL = `
  do $$ begin for quarter in 0..11 loop execute format(
    'create table water.observation_q%s partition of water.observation for values from (%L) to (%L)', quarter,
    date '2023-01-01' + make_interval(months => 3 * quarter), date '2023-01-01' + make_interval(months => 3 * quarter + 3));
  end loop; end $$;
  insert into water.batch (feed, source, provenance) values ('water/test', 'test', 'MEASURED');
  insert into water.station (id, kind, name_zh, authority, region, provenance, source)
    select id, 'RIVER', 'x', 'CITY', 'JIANGMEN', 'MEASURED', 'test' from unnest('{${STATIONS.join(',')}}'::text[]) id;
  insert into water.series (station_id, indicator_code, averaging, depth, aggregation, day_shift_h, day_samples_min, dataset)
    select id, '${INDICATOR}', 'HOUR', depth, 'MEAN', 0, 1, '${DATASET}'
    from unnest('{${STATIONS.join(',')}}'::text[]) id cross join unnest('{${DEPTHS.join(',')}}'::text[]) depth;
  insert into water.observation select s.id, t, 1.5, null, 0, 0, (select max(id) from water.batch)
    from water.series s cross join generate_series(timestamptz '2023-01-01', timestamptz '2025-12-31 23:00', interval '1 hour') t
    where s.indicator_code = '${INDICATOR}'`;

const HOURS = 26_304;

/** What a page or a count read of the table of observations. */
interface ReadOf {
  readonly rows: number;
  readonly nodes: ReadonlySet<string>;
}

const PERIOD = {
  none: ['-infinity', 'infinity'],
  limited: ['2024-06-01T00:00:00Z', '2024-07-01T00:00:00Z'],
};
const ASKED = [[DATASET], [INDICATOR], null];

describe('a page of observations', () => {
  test.each<[string, ReadonlyArray<unknown>, number]>([
    ['the first', [RANGE.from, RANGE.to, null, null, ...PERIOD.none, 501, ...ASKED], 6 * 501],
    [
      'one far behind',
      [RANGE.from, RANGE.to, '2025-06-30T12:00:00Z', 2, ...PERIOD.none, 501, ...ASKED],
      6 * 502, // The cursor's own row is passed.
    ],
    [
      'that of a caller with a period',
      [RANGE.from, RANGE.to, null, null, ...PERIOD.limited, 501, ...ASKED],
      6 * 502,
    ],
  ])('%s reads of each series at most its own length', async (_, values, most) => {
    const limits = values.includes(PERIOD.limited[1])
      ? { from: '2024-06-01T00:00:00Z', before: '2024-07-01T00:00:00Z' }
      : {};
    const { rows } = await readOf(OBSERVATION_PAGES('water').text, [STATIONS, ...values], limits);
    expect(rows).toBeGreaterThan(2 * 501);
    expect(rows).toBeLessThanOrEqual(most);
  });

  test('one after another make the whole list, ordered by start and series', async () => {
    const range = { from: '2024-02-28T20:00:00Z', to: '2024-02-29T04:30:00Z' };
    for (const first of [1, 2, 3, 7, 26, 27, 500]) {
      const seen: string[] = [];
      let after: string | null = null;
      do {
        const page = await pageOf({ ...range, first, after }, NO_LIMITS);
        seen.push(...page.nodes.map(({ from, depth }) => `${from} ${String(depth)}`));
        after = page.pageInfo.hasNextPage ? page.pageInfo.endCursor : null;
      } while (after !== null);
      expect({ first, seen }).toEqual({ first, seen: listed(range.from, 9) });
    }
  });

  test('counts only what the caller may see, and only when asked, from the index alone', async () => {
    const before = hub.statements.length;
    const page = await pageOf({ ...RANGE, first: 1, after: null }, NO_LIMITS);
    expect(hub.statements.length - before).toBe(1);
    expect(await page.count()).toBe(3 * HOURS);
    const limits = { ...NO_LIMITS, from: '2024-06-01T00:00:00Z', before: '2024-06-02T00:00:00Z' };
    expect(await (await pageOf({ ...RANGE, first: 1, after: null }, limits)).count()).toBe(3 * 24);
    const values = [STATIONS, RANGE.from, RANGE.to, ...PERIOD.none, ...ASKED];
    const { nodes } = await readOf(OBSERVATION_COUNTS('water').text, values);
    expect([...nodes]).toEqual(['Index Only Scan']);
  });
});

/** Hours from an instant on, each with all depths in the order of their series. */
function listed(from: string, hours: number): string[] {
  return Array.from({ length: hours }, (_, at) =>
    new Date(Date.parse(from) + at * 3_600_000).toISOString().replace('.000Z', 'Z'),
  ).flatMap((start) => DEPTHS.map((depth) => `${start} ${depth}`));
}

async function pageOf(
  args: { from: string; to: string; first: number; after: string | null },
  limits: RowLimits,
) {
  const reader = hub.database.reader('water', { ...limits, datasets: [DATASET] });
  const source = { reader, limits, schema: 'water', dataset: DATASET };
  const pages = await observationPages(source, {
    args: { indicator: INDICATOR, ...args },
    ids: ['at-1'],
  });
  const page = pages.get('at-1');
  if (!page) throw new TypeError('The station has no page.');
  return page;
}

/** Runs a statement as a session does, planned once, and adds up what it read of observations. */
async function readOf(text: string, values: ReadonlyArray<unknown>, limits = {}): Promise<ReadOf> {
  return withConnection(hub.url, async (client: Client) => {
    await client.query(
      `set plan_cache_mode = force_generic_plan; set enable_bitmapscan = off; prepare read as ${text}`,
    );
    await client.query(`begin; ${rowLimitSettings({ ...EVERY_ROW, ...limits })}`);
    await client.query('set local role water_reader');
    const given = values.map(literal).join(', ');
    const { rows } = await client.query<{ 'QUERY PLAN': [{ Plan: PlanNode }] }>(
      `explain (analyze, format json) execute read(${given})`,
    );
    const plan = rows[0]?.['QUERY PLAN'][0].Plan;
    const nodes = new Set<string>();
    const sum = (node: PlanNode): number => {
      const isRead = node['Relation Name']?.startsWith('observation_q') && node['Actual Loops'] > 0;
      if (isRead) nodes.add(node['Node Type']);
      const own = isRead
        ? (node['Actual Rows'] + (node['Rows Removed by Filter'] ?? 0)) * node['Actual Loops']
        : 0;
      return own + (node.Plans ?? []).reduce((total, one) => total + sum(one), 0);
    };
    return { rows: plan ? sum(plan) : Number.NaN, nodes };
  });
}

interface PlanNode {
  readonly 'Node Type': string;
  readonly 'Relation Name'?: string;
  readonly 'Actual Rows': number;
  readonly 'Actual Loops': number;
  readonly 'Rows Removed by Filter'?: number;
  readonly Plans?: ReadonlyArray<PlanNode>;
}

function literal(value: unknown): string {
  if (value === null) return 'null';
  if (Array.isArray(value)) return escapeLiteral(`{${value.join(',')}}`);
  return typeof value === 'number' ? String(value) : escapeLiteral(String(value));
}
