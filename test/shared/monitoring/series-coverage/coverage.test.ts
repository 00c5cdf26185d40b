import type { Caller } from '../../../../shared/identity/caller';
import { ingest } from '../../../../shared/monitoring/ingest/ingest';
import type { FeedObservation, FeedRow } from '../../../../shared/monitoring/ingest/feed';
import type { AccessDecisions } from '../../../../shared/sharing/access-decisions';
import { department as water } from '../../../../subgraphs/water/department';
import { departmentHub, TEST_NOW, type DepartmentHub } from '../../../setup/department-hub';
import { accessOf, grantedState, handlerOf, PARTNER } from '../../../setup/sharing';
import { WATER_JOB as job } from '../../../setup/fixtures/water-job';

const HOUR = 3_600_000;
const START = Date.parse('2026-03-10T16:00:00Z');

let hub: DepartmentHub;
let station: string;
beforeEach(async () => {
  hub = await departmentHub([water]);
  // Of ten hours, two are missing, two marked, one below its limit, one a hole.
  await take([
    at(0, 1),
    at(1, 2),
    at(2, 3, { flag: 'MAINTENANCE' }),
    at(3, 3, { flag: 'MAINTENANCE' }),
    at(6, 4),
    at(7, 0, { value: null, detectionLimit: 0.5 }),
    at(8, 0, { value: null }),
    at(9, 5),
  ]);
  const [row] = await hub.database.asOwner('water', ({ query }) =>
    query<{ id: string }>('select id from water.station'),
  );
  station = row?.id ?? '';
});
afterEach(() => hub.close());

test('counts the values of how many that are expected, and says why the others are missing', async () => {
  expect(await coverage()).toEqual({
    ...{ expected: 10, received: 7, observed: 5, percent: 50 },
    gaps: [
      gap(2, 4, { why: 'MARKED', flag: 'MAINTENANCE' }),
      gap(4, 6, { why: 'UNKNOWN' }),
      gap(8, 9, { why: 'UNKNOWN' }),
    ],
  });
});

test('says that nothing was stored before the first value, which is no outage', async () => {
  const { expected, gaps } = await coverage(-3, 2);
  expect([expected, gaps]).toEqual([5, [gap(-3, 0, { why: 'BEFORE_FIRST' })]]);
});

test('expects nothing of an interval that has not ended', async () => {
  const now = (Date.parse(TEST_NOW) - START) / HOUR;
  const { expected } = await coverage(now - 2, now + 48);
  expect(expected).toBe(2);
});

test('expects nothing where no reporting interval is declared', async () => {
  await take([at(0, 6, { averaging: 'INSTANT', indicator: 'do' })]);
  expect(await coverage(0, 10, { indicator: 'do' })).toEqual({
    ...{ expected: null, received: null, observed: null, percent: null, gaps: null },
  });
});

test('names the reason of a declared outage until it is withdrawn', async () => {
  const [outage] = await declared(4, 5, '断电检修');
  expect((await coverage()).gaps).toMatchObject([
    { why: 'MARKED' },
    gap(4, 5, { why: 'OUTAGE', declared: '断电检修' }),
    gap(5, 6, { why: 'UNKNOWN' }),
    { why: 'UNKNOWN' },
  ]);
  expect(await withdrawn(outage)).toEqual([true, undefined]);
  expect((await coverage()).gaps?.map(({ why }) => why)).toEqual(['MARKED', 'UNKNOWN', 'UNKNOWN']);
  expect(await withdrawn(outage)).toEqual([null, 'BAD_USER_INPUT']);
});

test('names what the import rejected, of the same indicator alone', async () => {
  const refused = [4, 8].map(
    (hour) =>
      ({ indicator: 'stage', startsAt: START + hour * HOUR, code: 'NUMBER_UNREADABLE' }) as const,
  );
  const other = {
    indicator: 'discharge',
    startsAt: START + 5 * HOUR,
    code: 'CELL_UNUSABLE',
  } as const;
  const beyond = { indicator: 'stage', startsAt: 9e15, code: 'CELL_UNUSABLE' } as const;
  const row = { ...at(0, 1), observations: [], refused: [...refused, other, beyond] };
  await take([row]);
  await take([row]);
  expect((await coverage()).gaps?.slice(1)).toEqual([
    gap(4, 5, { why: 'REJECTED' }),
    gap(5, 6, { why: 'UNKNOWN' }),
    gap(8, 9, { why: 'REJECTED' }),
  ]);
  const stored = await hub.database.asOwner('water', ({ query }) =>
    query('select sum(cells)::int as cells from water.rejected_cell'),
  );
  expect(stored).toEqual([{ cells: 3 }]);
});

test('an outage of another indicator explains nothing', async () => {
  await take([at(0, 1, { indicator: 'discharge' })]);
  await declared(4, 6, '流量计检修', { indicators: '["discharge"]' });
  expect((await coverage()).gaps?.[1]).toEqual(gap(4, 6, { why: 'UNKNOWN' }));
});

test('an outage is declared by a steward of the department alone, with a reason, for its own station', async () => {
  const denied = [undefined, 'NOT_PERMITTED'];
  expect(await declared(4, 5, '检修', {}, handlerOf('weather'))).toEqual(denied);
  expect(await declared(4, 5, ' ')).toEqual([undefined, 'BAD_USER_INPUT']);
  expect(await declared(5, 4, '检修')).toEqual([undefined, 'BAD_USER_INPUT']);
  expect(await declared(4, 5, '检修', { station: 'none' })).toEqual([undefined, 'BAD_USER_INPUT']);
  expect(await declared(4, 5, '检修', { indicators: '["rain"]' })).toEqual([
    undefined,
    'BAD_USER_INPUT',
  ]);
});

test('reveals nothing beyond the period that the caller may read', async () => {
  await declared(8, 12, '停测');
  const limited = async (limits: { readonly from?: string; readonly before?: string }) => {
    const state = await grantedState(limits);
    return coverage(0, 12, {}, accessOf({ caller: PARTNER, state, now: new Date(TEST_NOW) }));
  };
  expect(await limited({ before: instant(7) })).toMatchObject({ expected: 7, observed: 3 });
  const later = await limited({ from: instant(5) });
  expect([later.expected, later.gaps]).toEqual([
    7,
    [
      gap(5, 6, { why: 'UNKNOWN' }),
      gap(8, 9, { why: 'OUTAGE', declared: '停测' }),
      gap(10, 12, { why: 'OUTAGE', declared: '停测' }),
    ],
  ]);
  expect(await limited({ before: instant(0) })).toMatchObject({ expected: 0, percent: null });
});

test('a caller without the series is answered nothing of it', async () => {
  await declared(4, 5, '检修');
  const state = await grantedState({ districts: [] });
  const access = accessOf({ caller: PARTNER, state, now: new Date(TEST_NOW) });
  const { data } = await hub.ask('water', QUERY(0, 10, 'stage'), {}, access);
  expect(JSON.stringify(data)).not.toContain('检修');
  const seen = await hub.database
    .reader('water', { ...access.limitsOf('water/water-function-zone'), datasets: ['none'] })
    .query('select * from water.outage');
  expect(seen).toEqual([]);
});

test.each([
  ['a period beyond 400 days', -24 * 401, 0],
  ['more gaps than fit', 0, 1200],
])('refuses %s', async (_, from, to) => {
  await take(Array.from({ length: 600 }, (__, n) => at(10 + 2 * n, 1)));
  const { errors } = await hub.ask('water', QUERY(from, to, 'stage'));
  expect(errors).toMatchObject([{ extensions: { code: 'RANGE_TOO_LONG' } }]);
});

interface Gap {
  readonly from: string;
  readonly to: string;
  readonly missing: number;
  readonly why: string;
  readonly flag: string | null;
  readonly declared: string | null;
}

function gap(from: number, to: number, cause: Partial<Gap>): Gap {
  const of = { from: instant(from), to: instant(to), missing: to - from };
  return { ...of, why: 'UNKNOWN', flag: null, declared: null, ...cause };
}

function instant(hour: number): string {
  return new Date(START + hour * HOUR).toISOString().replace('.000', '');
}

const QUERY = (from: number, to: number, indicator: string) =>
  `{ waterStations { nodes { coverage(indicator: "${indicator}", from: "${instant(from)}", to: "${instant(to)}") {
    expected received observed percent gaps { from to missing why flag declared } } } } }`;

interface Covered {
  readonly expected: number | null;
  readonly gaps: ReadonlyArray<Gap> | null;
}

async function coverage(
  from = 0,
  to = 10,
  { indicator = 'stage' } = {},
  asker?: AccessDecisions,
): Promise<Covered> {
  const { data, errors } = await hub.ask('water', QUERY(from, to, indicator), {}, asker);
  expect(errors).toBeUndefined();
  const { nodes } = (data as unknown as Answer).waterStations;
  return nodes[0].coverage[0];
}

interface Answer {
  readonly waterStations: { readonly nodes: readonly [{ readonly coverage: readonly [Covered] }] };
}

async function declared(
  from: number,
  to: number,
  reason: string,
  more: { readonly station?: string; readonly indicators?: string } = {},
  asker: Caller = handlerOf('water'),
): Promise<readonly [number | undefined, string | undefined]> {
  const indicators = more.indicators ? `indicators: ${more.indicators}, ` : '';
  const { data, errors } = await hub.ask(
    'water',
    `mutation { declareWaterOutage(station: "${more.station ?? station}", ${indicators}from: "${instant(from)}", to: "${instant(to)}", reason: "${reason}") }`,
    {},
    asker,
  );
  const outage = data?.['declareWaterOutage'] as number | null | undefined;
  return [outage ?? undefined, errors?.[0]?.extensions?.['code'] as string | undefined];
}

async function withdrawn(outage: number | undefined) {
  const { data, errors } = await hub.ask(
    'water',
    `mutation { withdrawWaterOutage(outage: ${String(outage)}) }`,
    {},
    handlerOf('water'),
  );
  return [data?.['withdrawWaterOutage'], errors?.[0]?.extensions?.['code']];
}

async function take(rows: ReadonlyArray<FeedRow>): Promise<void> {
  await ingest(hub.database, job, rows);
}

function at(hour: number, value: number, more: Partial<FeedObservation> = {}): FeedRow {
  const named = { kind: 'RIVER_STATION', nameZh: '测试站', region: '江门' } as const;
  const observation = {
    ...({ indicator: 'stage', averaging: 'HOUR', startsAt: START + hour * HOUR, value } as const),
    ...more,
  };
  return {
    line: hour + 1000,
    station: { ...named, authority: 'MUNICIPAL' },
    observations: [observation],
    rejects: [],
  };
}
