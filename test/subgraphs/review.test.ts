import { indicatorOf } from '../../shared/domain/indicators';
import type { Caller } from '../../shared/identity/caller';
import {
  indexedState,
  accessFor,
  type AccessDecisions,
} from '../../shared/sharing/access-decisions';
import type { CaseState } from '../../shared/sharing/sharing-state';
import { department as environment } from '../../subgraphs/environment/department';
import { department as water } from '../../subgraphs/water/department';
import { departmentHub, TEST_NOW, type DepartmentHub } from '../setup/department-hub';
import { handlerOf, openState, accessOf } from '../setup/sharing';
import { person } from '../shared/sharing/sharing-fixtures';

const STATION = 'river-station-xihai';
const STAGE = indicatorOf('stage')?.code ?? '';
const HOUR_MS = 3_600_000;
const NOW = Date.parse(TEST_NOW);
const FROM = instant(-72);
const OFFICER = person('supervision', 'SUPERVISION');

let hub: DepartmentHub;
beforeAll(async () => {
  hub = await departmentHub([water, environment]);
  await hub.simulate('water', TEST_NOW, 8);
  await hub.simulate('environment', TEST_NOW, 3);
});
afterAll(() => hub.close());

function instant(hours: number): string {
  return new Date(NOW + hours * HOUR_MS).toISOString().replace('.000', '');
}

interface Row {
  readonly to: string;
  readonly revision: number;
  readonly review: string;
}

interface Station {
  readonly stage: { readonly review: string };
  readonly latest: ReadonlyArray<Row>;
  readonly assessment: { readonly review: string };
  readonly observations: { readonly nodes: ReadonlyArray<Row> };
  readonly raw: Reviews;
  readonly hours: Reviews;
  readonly days: Reviews;
}
type Reviews = ReadonlyArray<{
  readonly times: ReadonlyArray<string>;
  readonly reviews: ReadonlyArray<string>;
}>;

async function station(): Promise<Station> {
  const of = `indicator: "stage", from: "${FROM}", to: "${TEST_NOW}"`;
  const { data, errors } = await hub.ask(
    'water',
    `{ waterStation(id: "${STATION}") {
      stage { review } latest { to revision review } assessment { review }
      observations(${of}, first: 500) { nodes { to revision review } }
      raw: series(${of}) { times reviews }
      hours: series(${of}, step: HOUR) { times reviews }
      days: series(${of}, step: DAY) { times reviews }
    } }`,
  );
  expect(errors).toBeUndefined();
  return (data as { waterStation: Station }).waterStation;
}

async function review(
  args: string,
  asker: Caller = handlerOf('water'),
): Promise<readonly [unknown, string | undefined]> {
  const { data, errors } = await hub.ask(
    'water',
    `mutation { reviewWaterObservations(${args}) }`,
    {},
    asker,
  );
  return [data?.['reviewWaterObservations'], errors?.[0]?.extensions?.['code'] as string];
}

function reviewed(times: ReadonlyArray<string>, { reviews }: Reviews[number]): string[] {
  return times.filter((_, at) => reviews[at] === 'REVIEWED');
}

/** A new batch brings another value for the stage of an hour; what stood there goes to the history. */
async function correct(at: string): Promise<void> {
  await hub.database.asOwner('water', ({ query }) =>
    query(
      `with batch as (
         insert into water.batch (feed, source, provenance) values ('test', 'test', 'SYNTHETIC') returning id),
       standing as (
         select o.* from water.observation o join water.series s on s.id = o.series_id
         where s.station_id = $1 and s.indicator_code = $2 and o.starts_at = $3),
       past as (
         insert into water.observation_history
         select o.series_id, o.starts_at, o.value, o.detection_limit, o.flag, o.revision, o.batch_id, b.id
         from standing o, batch b)
       update water.observation o set value = p.value + 1, revision = p.revision + 1, batch_id = b.id
       from standing p, batch b where o.series_id = p.series_id and o.starts_at = p.starts_at`,
      [STATION, STAGE, at],
    ),
  );
}

describe('a review', () => {
  test('S9V1 MUST mark what had ended by then, row by row, in every step of a series, and nothing else', async () => {
    const until = instant(-30);
    const [marked, fault] = await review(`station: "${STATION}", until: "${until}"`);
    expect(fault).toBeUndefined();
    expect(marked).toBeGreaterThan(1);
    const found = await station();
    const { nodes } = found.observations;
    expect(nodes.length).toBeGreaterThan(60);
    for (const { to, review: state } of nodes)
      expect([to, state]).toEqual([to, to <= until ? 'REVIEWED' : 'UNREVIEWED']);
    const lengths = { raw: 1, hours: 1, days: 24 };
    for (const step of ['raw', 'hours', 'days'] as const) {
      const [columns] = found[step];
      if (!columns) throw new TypeError('There is a series of the stage.');
      const { times } = columns;
      const ended = times.filter(
        (time) => Date.parse(time) + lengths[step] * HOUR_MS <= Date.parse(until),
      );
      expect(ended.length).toBeGreaterThan(0);
      expect(ended.length).toBeLessThan(times.length);
      expect(reviewed(times, columns)).toEqual(ended);
    }
    expect(found.stage.review).toBe('UNREVIEWED');
    expect(found.assessment.review).toBe('UNREVIEWED');
  });

  test('S9V2 MUST reach what is newest, and what is computed on it, when all of it is reviewed', async () => {
    await review(`station: "${STATION}", until: "${TEST_NOW}"`);
    const found = await station();
    expect(new Set(found.latest.map((row) => row.review))).toEqual(new Set(['REVIEWED']));
    expect(found).toMatchObject({
      stage: { review: 'REVIEWED' },
      assessment: { review: 'REVIEWED' },
    });
  });

  test('S9V3 MUST NOT cover what was corrected afterwards, until it is reviewed again', async () => {
    await review(`station: "${STATION}", until: "${TEST_NOW}"`);
    const at = instant(-50);
    await correct(at);
    const open = async () =>
      (await station()).observations.nodes
        .filter((row) => row.review === 'UNREVIEWED')
        .map(({ to }) => Date.parse(to) - HOUR_MS);
    expect(await open()).toEqual([Date.parse(at)]);
    await review(`station: "${STATION}", indicators: ["stage"], until: "${TEST_NOW}"`);
    expect(await open()).toEqual([]);
  });

  test('S9V4 MUST be cleared by null, and keep who did what', async () => {
    await review(`station: "${STATION}", until: "${TEST_NOW}"`);
    await review(`station: "${STATION}", until: null`);
    const found = await station();
    expect(new Set(found.latest.map((row) => row.review))).toEqual(new Set(['UNREVIEWED']));
    const rows = await hub.database.asOwner('water', ({ query }) =>
      query<{ by: string }>('select distinct reviewed_by as by from water.review'),
    );
    expect(rows).toEqual([{ by: handlerOf('water').subject }]);
  });

  test('S9V5 MUST be of own data, of a time that has passed, and of a station that there is', async () => {
    const good = `station: "${STATION}", until: "${TEST_NOW}"`;
    expect(await review(good, handlerOf('environment'))).toEqual([null, 'NOT_PERMITTED']);
    const later = `station: "${STATION}", until: "${instant(1)}"`;
    expect(await review(later)).toEqual([null, 'BAD_USER_INPUT']);
    expect(await review('station: "none"')).toEqual([null, 'BAD_USER_INPUT']);
    const other = `station: "${STATION}", indicators: ["pm25"]`;
    expect(await review(other)).toEqual([null, 'BAD_USER_INPUT']);
  });

  test('S9V6 MUST go by the function alone: the writer changes no series himself', async () => {
    const direct = hub.database.asWriter('water', ({ query }) =>
      query('update water.series set reviewed_until = now()'),
    );
    await expect(direct).rejects.toThrow(/permission denied/);
  });

  test('S9V7 MUST mark the means of a district too', async () => {
    const asked = `{ _entities(representations: [{ __typename: "District", code: "440703" }]) {
      ... on District { airQuality { assessment { review } } } } }`;
    const before = await hub.ask('environment', asked);
    expect(JSON.stringify(before.data)).toContain('"review":"UNREVIEWED"');
    await hub.database.asOwner('environment', ({ query }) =>
      query(`select environment.review_series(null, null, '${TEST_NOW}', 'test')`),
    );
    const after = await hub.ask('environment', asked);
    expect(JSON.stringify(after.data)).toContain('"review":"REVIEWED"');
  });
});

describe('the demonstration', () => {
  test('S9V8 MUST show both: what is older than a day reviewed, the rest 未经审核', async () => {
    await hub.database.asOwner('water', ({ query }) => query('delete from water.review'));
    await hub.simulate('water', new Date(NOW + HOUR_MS).toISOString(), 8);
    const { nodes } = (await station()).observations;
    const until = instant(-23);
    for (const { to, review: state } of nodes)
      expect([to, state]).toEqual([to, to <= until ? 'REVIEWED' : 'UNREVIEWED']);
  });
});

describe('revisions', () => {
  const CASE: CaseState = {
    ...{ id: 'case-1', department: 'water', stationId: STATION, indicator: STAGE },
    ...{ from: instant(-180), to: TEST_NOW, assignees: [OFFICER.subject] },
  };

  beforeAll(async () => {
    for (const hours of [-60, -40, -40]) await correct(instant(hours));
  });

  async function access(asker: Caller, change: Partial<CaseState> = {}): Promise<AccessDecisions> {
    const state = { ...(await openState(water.datasets)), cases: [{ ...CASE, ...change }] };
    return accessOf({ caller: asker, state, now: new Date(TEST_NOW) });
  }

  const asked = (args: string) =>
    `{ waterRevisions(${args}) { totalCount pageInfo { endCursor hasNextPage }
       nodes { from revision value batch source recordedAt replacedAt indicator { code } } } }`;

  interface Revisions {
    readonly totalCount: number;
    readonly pageInfo: { readonly endCursor: string; readonly hasNextPage: boolean };
    readonly nodes: ReadonlyArray<{
      readonly from: string;
      readonly revision: number;
      readonly value: number;
      readonly replacedAt: string | null;
    }>;
  }

  async function revisions(args: string, by: AccessDecisions): Promise<Revisions> {
    const { data, errors } = await hub.ask('water', asked(args), {}, by);
    expect(errors).toBeUndefined();
    return (data as { waterRevisions: Revisions }).waterRevisions;
  }

  test('S9V9 MUST show a person of supervision every version of what his case asks about, in order', async () => {
    const by = await access(OFFICER);
    const all = await revisions('caseId: "case-1", first: 500', by);
    expect(all.totalCount).toBe(all.nodes.length);
    expect(all.nodes.length).toBeGreaterThan(1);
    const versions = new Map<string, number[]>();
    for (const { from, revision, replacedAt } of all.nodes) {
      const seen = versions.get(from) ?? [];
      versions.set(from, [...seen, revision]);
      const isLast = !all.nodes.some((one) => one.from === from && one.revision > revision);
      expect(replacedAt === null).toBe(isLast);
    }
    for (const numbers of versions.values()) expect(numbers).toEqual(numbers.map((_, at) => at));
    const paged: Revisions['nodes'][number][] = [];
    for (let after = 'null'; ;) {
      const page = await revisions(`caseId: "case-1", first: 1, after: ${after}`, by);
      paged.push(...page.nodes);
      if (!page.pageInfo.hasNextPage) break;
      after = JSON.stringify(page.pageInfo.endCursor);
    }
    expect(paged).toEqual(all.nodes);
  });

  test('S9V10 MUST NOT show what lies outside the case', async () => {
    const by = await access(OFFICER);
    const { nodes } = await revisions('caseId: "case-1", first: 500', by);
    const first = nodes[0]?.from ?? '';
    const narrow = await access(OFFICER, { from: first, to: instant(-0) });
    const later = await access(OFFICER, { from: new Date(Date.parse(first) + 1).toISOString() });
    const count = async (some: AccessDecisions) =>
      (await revisions('caseId: "case-1"', some)).totalCount;
    expect(await count(narrow)).toBe(nodes.length);
    expect(await count(later)).toBe(nodes.filter(({ from }) => from > first).length);
    expect(await count(await access(OFFICER, { stationId: 'elsewhere' }))).toBe(0);
    expect(await count(await access(OFFICER, { indicator: 'discharge' }))).not.toBe(nodes.length);
  });

  test.each<readonly [string, Caller, Partial<CaseState>]>([
    [
      'somebody else of supervision',
      person('supervision', 'SUPERVISION', { subject: 'other' }),
      {},
    ],
    ['the handler of the data', handlerOf('water'), {}],
    ['the officer, of another department’s case', OFFICER, { department: 'environment' }],
    ['the officer, of another case', OFFICER, { id: 'case-2' }],
  ])('S9V11 MUST NOT be shown to %s', async (_, asker, change) => {
    const { data, errors } = await hub.ask(
      'water',
      asked('caseId: "case-1"'),
      {},
      await access(asker, change),
    );
    expect(data).toEqual({ waterRevisions: null });
    expect(errors?.[0]?.extensions).toMatchObject({ code: 'NOT_PERMITTED' });
  });

  test('S9V12 MUST be stated in the permit, if a department runs in another process and receives no case', async () => {
    const state = indexedState(await openState(water.datasets));
    const input = { state, isFresh: true, caller: OFFICER, now: new Date(TEST_NOW) };
    const by = accessFor({ ...input, cases: [CASE] });
    expect((await revisions('caseId: "case-1"', by)).totalCount).toBeGreaterThan(1);
    const without = accessFor(input);
    const { errors } = await hub.ask('water', asked('caseId: "case-1"'), {}, without);
    expect(errors?.[0]?.extensions).toMatchObject({ code: 'NOT_PERMITTED' });
  });
});
