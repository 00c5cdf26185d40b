import { ACTIONS, type Action } from '../../../../shared/identity/actions';
import type { Caller } from '../../../../shared/identity/caller';
import { ROLES, type Role } from '../../../../shared/identity/roles';
import { indexedState, accessFor } from '../../../../shared/sharing/access-decisions';
import { EVERY_ROW } from '../../../../shared/data/row-bounds';
import {
  loadSharingState,
  sharingVersion,
} from '../../../../subgraphs/exchange/catalogue/sharing-state.queries';
import {
  department,
  seedPerson,
  type SeededPerson,
  keeperOf,
} from '../../../setup/identity-database';
import { holderOf } from '../../../setup/fixtures/role-holder';
import { codesOf, AUDITING_NOW, auditingHub, type AuditingHub } from '../../../setup/auditing-hub';
import { person } from '../../../shared/sharing/sharing-fixtures';

let hub: AuditingHub;
beforeAll(async () => {
  hub = await auditingHub();
  for (const one of PERSONS) await seed(one);
  await hub.database.asOwner('reference', ({ query }) =>
    query(`insert into reference.station_ref (department, station_id, kind, name_zh, authority, region, provenance)
      values ('environment', 'air-001', 'AIR', '东湖', 'STATE', '江门', 'SYNTHETIC')`),
  );
});
afterAll(() => hub.close());

const auditor = person('cyberspace-coordination', 'RECORD_AUDITOR', { subject: 'auditor' });
const ofTheHouse = person('environment', 'RECORD_AUDITOR', { subject: 'of-the-house' });
const inspector = person('supervision', 'SUPERVISION', { subject: 'inspector' });
const organiser = person('org-dept', 'SUPERVISION', { subject: 'organiser' });
const bureau = person('environment', 'HANDLER', { subject: 'bureau' });

const SUPERVISION = [{ post: 'SUPERVISION' }] as const;
const PERSONS: ReadonlyArray<SeededPerson> = [
  { id: 'inspector', organisation: department('supervision'), posts: SUPERVISION },
  { id: 'organiser', organisation: department('org-dept'), posts: SUPERVISION },
  { id: 'locked', organisation: department('supervision'), posts: SUPERVISION },
  { id: 'dormant', organisation: department('supervision'), posts: SUPERVISION },
  { id: 'clerk', organisation: department('supervision'), posts: [{ post: 'ANALYST' }] },
  { id: 'bureau', organisation: department('environment'), posts: [{ post: 'HANDLER' }] },
];

const owner = <T>(sql: string) => hub.database.asOwner('exchange', ({ query }) => query<T>(sql));
async function seed(one: SeededPerson): Promise<void> {
  await seedPerson(keeperOf(hub.database), one);
  if (one.id === 'locked')
    await owner(`update exchange.account set locked_at = now() where id = 'locked'`);
  if (one.id === 'dormant')
    await owner(
      `update exchange.account set confirmed_at = null, founding_document = null where id = 'dormant'`,
    );
}

const CASE = `{ department: "environment", stationId: "air-001", indicator: "pm25", dataFrom: "2026-10-01T00:00:00+08:00", dataTo: "2026-11-01T00:00:00+08:00", reason: "夜间数值异常平直", document: "江纪监〔2026〕7号" }`;
const FACTS = `id department { id } stationId indicator { code } dataFrom dataTo reason document openedBy closedBy closedAt
  assignees { accountId nameZh department { id } assignedBy }`;

async function open(): Promise<string> {
  const { data } = await hub.ask(auditor, `mutation { openCase(case: ${CASE}) { id } }`);
  return (data?.['openCase'] as { id: string }).id;
}
const act = (by: Caller, field: string) => hub.ask(by, `mutation { ${field} { id } }`);
const assign = (id: string, account: string, by = auditor) =>
  act(by, `assignCase(id: "${id}", account: "${account}")`);
const seen = async (by: Caller, args = '(first: 100)') => {
  const { data } = await hub.ask(by, `{ tamperingCases${args} { totalCount nodes { id } } }`);
  const { nodes, totalCount } = data?.['tamperingCases'] as {
    nodes: { id: string }[];
    totalCount: number;
  };
  expect(totalCount).toBe(nodes.length);
  return nodes.map(({ id }) => id);
};
const ofState = async (id: string) => (await hub.state()).cases.find((one) => one.id === id);

describe('a case of tampering', () => {
  test('is opened, assigned, taken back and closed by an auditor', async () => {
    const opened = await hub.ask(auditor, `mutation { openCase(case: ${CASE}) { ${FACTS} } }`);
    expect(opened.errors).toBeUndefined();
    const { id } = opened.data?.['openCase'] as { id: string };
    const facts = {
      id,
      department: { id: 'environment' },
      stationId: 'air-001',
      indicator: { code: 'a34004' },
      dataFrom: '2026-09-30T16:00:00Z',
      dataTo: '2026-10-31T16:00:00Z',
      reason: '夜间数值异常平直',
      document: '江纪监〔2026〕7号',
      openedBy: 'auditor',
      closedBy: null,
      closedAt: null,
      assignees: [],
    };
    expect(opened.data?.['openCase']).toEqual(facts);
    const both = await hub.ask(
      auditor,
      `mutation { one: assignCase(id: "${id}", account: "inspector") { assignees { accountId } }
        two: assignCase(id: "${id}", account: "organiser") { ${FACTS} } }`,
    );
    const assignees = ['inspector', 'organiser'].map((accountId) => ({
      accountId,
      nameZh: `测试 ${accountId}`,
      department: { id: accountId === 'inspector' ? 'supervision' : 'org-dept' },
      assignedBy: 'auditor',
    }));
    expect(both.data).toEqual({
      one: { assignees: [{ accountId: 'inspector' }] },
      two: { ...facts, assignees },
    });
    expect(codesOf(await assign(id, 'inspector'))).toEqual(['TRANSITION_REFUSED']);
    const without = `unassignCase(id: "${id}", account: "organiser")`;
    expect(codesOf(await act(auditor, without))).toEqual([]);
    expect(codesOf(await act(auditor, without))).toEqual(['TRANSITION_REFUSED']);
    expect(codesOf(await act(auditor, `closeCase(id: "${id}")`))).toEqual([]);
    for (const field of [
      `closeCase(id: "${id}")`,
      `assignCase(id: "${id}", account: "organiser")`,
      `unassignCase(id: "${id}", account: "inspector")`,
    ])
      expect(codesOf(await act(auditor, field))).toEqual(['TRANSITION_REFUSED']);
    const events = (await hub.exported()).match(/"event\\":\\"CASE_\w+/g);
    expect(events?.map((text) => text.slice(text.indexOf('CASE_')))).toEqual([
      'CASE_OPENED',
      'CASE_ASSIGNED',
      'CASE_ASSIGNED',
      'CASE_UNASSIGNED',
      'CASE_CLOSED',
    ]);
  });

  test('S8T1 MUST be in the sharing state while it is open, with whom it is assigned to, and make a new version each time', async () => {
    const reader = hub.database.reader('exchange', EVERY_ROW);
    const versions = [await sharingVersion(reader)];
    const step = async (work: () => Promise<unknown>) => {
      await work();
      versions.push(await sharingVersion(reader));
    };
    let id = '';
    await step(async () => (id = await open()));
    const stated = {
      id,
      department: 'environment',
      stationId: 'air-001',
      indicator: 'a34004',
      from: '2026-09-30T16:00:00Z',
      to: '2026-10-31T16:00:00Z',
    };
    expect(await ofState(id)).toEqual({ ...stated, assignees: [] });
    await step(() => assign(id, 'organiser'));
    await step(() => assign(id, 'inspector'));
    expect(await ofState(id)).toEqual({ ...stated, assignees: ['inspector', 'organiser'] });
    const casesOf = async (caller: Caller) => {
      const state = indexedState(await hub.state());
      return accessFor({ state, isFresh: true, caller, now: AUDITING_NOW }).cases;
    };
    expect((await casesOf(inspector)).map((one) => one.id)).toContain(id);
    expect(await casesOf(bureau)).toEqual([]);
    await step(() => act(auditor, `unassignCase(id: "${id}", account: "inspector")`));
    expect((await casesOf(inspector)).map((one) => one.id)).not.toContain(id);
    await step(() => act(auditor, `closeCase(id: "${id}")`));
    expect(await ofState(id)).toBeUndefined();
    expect(versions).toEqual([...new Set(versions)].sort((one, other) => one - other));
    expect(versions).toHaveLength(6);
  });

  test.each(['locked', 'dormant', 'clerk', 'bureau', 'nobody'])(
    'S8T2 MUST NOT be assigned to %s, who is no person of supervision in office',
    async (account) => {
      const id = await open();
      expect(codesOf(await assign(id, account))).toEqual(['BAD_USER_INPUT']);
      expect((await ofState(id))?.assignees).toEqual([]);
    },
  );

  test('S8T3 MUST be seen by auditors, by whom it is assigned to, and by nobody else', async () => {
    const [mine, others] = [await open(), await open()];
    await assign(mine, 'inspector');
    await assign(others, 'organiser');
    expect(await seen(auditor)).toEqual(expect.arrayContaining([mine, others]));
    expect(await seen(inspector)).toContain(mine);
    expect(await seen(inspector)).not.toContain(others);
    const byId = (by: Caller, id: string) => hub.ask(by, `{ tamperingCase(id: "${id}") { id } }`);
    expect((await byId(inspector, mine)).data).toEqual({ tamperingCase: { id: mine } });
    const foreign = await byId(inspector, others);
    const absent = await byId(inspector, '11111111-1111-4111-8111-111111111111');
    expect(foreign).toEqual({ data: { tamperingCase: null } });
    expect(foreign).toEqual(absent);
    await act(auditor, `unassignCase(id: "${mine}", account: "inspector")`);
    expect((await byId(inspector, mine)).data).toEqual({ tamperingCase: null });
    expect(await seen(inspector)).not.toContain(mine);
    await act(auditor, `closeCase(id: "${others}")`);
    expect(await seen(organiser, '(isOpen: true)')).not.toContain(others);
    expect(await seen(organiser, '(isOpen: false)')).toContain(others);
  });

  test.each<[string, Action | 'EITHER', string]>([
    ['openCase', 'ASSIGN_CASES', `mutation { openCase(case: ${CASE}) { id } }`],
    ['assignCase', 'ASSIGN_CASES', 'mutation { assignCase(id: "x", account: "inspector") { id } }'],
    [
      'unassignCase',
      'ASSIGN_CASES',
      'mutation { unassignCase(id: "x", account: "inspector") { id } }',
    ],
    ['closeCase', 'ASSIGN_CASES', 'mutation { closeCase(id: "x") { id } }'],
    ['tamperingCases', 'EITHER', '{ tamperingCases { totalCount } }'],
    ['tamperingCase', 'EITHER', '{ tamperingCase(id: "x") { id } }'],
  ])('S8T4 MUST NOT be touched (%s) in any post but its own', async (_name, action, query) => {
    const may: ReadonlyArray<Role> =
      action === 'EITHER' ? ['RECORD_AUDITOR', 'SUPERVISION'] : ACTIONS[action].posts;
    for (const post of (Object.keys(ROLES) as Role[]).filter((one) => !may.includes(one))) {
      const answer = await hub.ask(holderOf(post), query);
      expect({ post, codes: codesOf(answer), data: answer.data }).toEqual({
        post,
        codes: ['NOT_PERMITTED'],
        data: null,
      });
    }
  });

  test('S8T5 MUST be in the audit log when it is read, where the department it is about learns nothing of it', async () => {
    const id = await open();
    await assign(id, 'inspector');
    await hub.ask(inspector, `query Mine { tamperingCase(id: "${id}") { id reason } }`);
    const whole = await hub.ask(
      auditor,
      '{ record(view: WHOLE, first: 500, filter: { subject: "inspector" }) { nodes { reads { datasetId coordinates } operation { name } } } }',
    );
    const record = whole.data?.['record'] as { nodes: object[] };
    expect(record.nodes[0]).toEqual({
      reads: [{ datasetId: 'act/READ_CASES', coordinates: ['Query.tamperingCase'] }],
      operation: { name: 'Mine' },
    });
    for (const by of [bureau, person('supervision', 'ANALYST'), person('environment', 'ANALYST')])
      for (const view of ['OWNER', 'READER']) {
        const answer = await hub.ask(
          by,
          `{ record(view: ${view}, first: 500) { nodes { subject event reads { datasetId } refusals { datasetId } operation { text } } }
             auditUsage(view: ${view}, from: "2026-11-01", to: "2026-12-01") { datasetId } }`,
        );
        expect(JSON.stringify(answer)).not.toMatch(/inspector|CASES|amperingCase|CASE_/);
      }
    const guide = person('public-security', 'SECURITY_GUIDE');
    const events = await hub.ask(guide, '{ securityEvents(first: 500) { nodes { event } } }');
    expect(JSON.stringify(events)).not.toContain('CASE');
  });

  test.each<[string, string, string]>([
    ['a station that does not exist', '"air-001"', '"air-999"'],
    ['a station of another department', 'department: "environment"', 'department: "water"'],
    ['a period that ends before it begins', '"2026-11-01T00', '"2026-09-01T00'],
    ['no reason', '夜间数值异常平直', ' '],
    ['no document', '江纪监〔2026〕7号', ''],
  ])('is not opened with %s', async (_claim, part, instead) => {
    const before = await seen(auditor);
    const answer = await act(auditor, `openCase(case: ${CASE.replace(part, instead)})`);
    expect(codesOf(answer)).toEqual(['BAD_USER_INPUT']);
    expect(await seen(auditor)).toEqual(before);
  });

  test('is not opened for an unknown indicator, nor found by an id that is none', async () => {
    const answer = await act(auditor, `openCase(case: ${CASE.replace('pm25', 'pm0')})`);
    expect(codesOf(answer)).toEqual(['UNKNOWN_INDICATOR']);
    expect(codesOf(await act(auditor, 'closeCase(id: "x")'))).toEqual(['BAD_USER_INPUT']);
    expect(codesOf(await assign('x', 'inspector'))).toEqual(['BAD_USER_INPUT']);
  });

  test('goes on page by page, newest first', async () => {
    const all = await seen(auditor);
    const paged: string[] = [];
    for (let after: string | null = null; ;) {
      const { data } = await hub.ask(
        auditor,
        'query ($after: String) { tamperingCases(first: 2, after: $after) { nodes { id } pageInfo { endCursor hasNextPage } } }',
        { after },
      );
      const page = data?.['tamperingCases'] as {
        nodes: { id: string }[];
        pageInfo: { endCursor: string; hasNextPage: boolean };
      };
      paged.push(...page.nodes.map(({ id }) => id));
      if (!page.pageInfo.hasNextPage) break;
      after = page.pageInfo.endCursor;
    }
    expect(paged).toEqual(all);
    const foreign = Buffer.from('v1:water/a').toString('base64url');
    const answer = await hub.ask(auditor, `{ tamperingCases(after: "${foreign}") { totalCount } }`);
    expect(codesOf(answer)).toEqual(['CURSOR_INVALID']);
  });

  test.each([
    ['change the period of a case', `update exchange.tampering_case set data_to = now()`],
    ['take a case away', 'delete from exchange.tampering_case'],
    ['change who assigned it', `update exchange.tampering_case_assignee set assigned_by = 'x'`],
  ])('S8W4 MUST NOT let the writer of the exchange %s', async (_claim, sql) => {
    await expect(
      hub.database.asWriter('exchange', ({ query }) => query(sql)),
    ).rejects.toMatchObject({ code: '42501' });
  });

  test('S8T7 MUST NOT be in the state of a hub that is no demonstration, where the demonstration opened it', async () => {
    await seed({ id: 'demo-auditor', posts: [{ post: 'RECORD_AUDITOR' }], isDemonstration: true });
    const demo = person('cyberspace-coordination', 'RECORD_AUDITOR', { subject: 'demo-auditor' });
    const { data } = await hub.ask(demo, `mutation { openCase(case: ${CASE}) { id } }`);
    const { id } = data?.['openCase'] as { id: string };
    expect((await ofState(id))?.id).toBe(id);
    const real = await loadSharingState(hub.database.reader('exchange', EVERY_ROW), false);
    expect(real.cases.map((one) => one.id)).not.toContain(id);
    expect(real.cases).not.toEqual([]);
  });

  test('S8T6 MUST be assigned once where two auditors do it at the same moment', async () => {
    const id = await open();
    const codes = await Promise.all([assign(id, 'inspector'), assign(id, 'inspector')]);
    expect(codes.map(codesOf).sort()).toEqual([[], ['TRANSITION_REFUSED']]);
  });

  test('S8T8 MUST be in no hand of an auditor of the department that it is about', async () => {
    expect(codesOf(await act(ofTheHouse, `openCase(case: ${CASE})`))).toEqual(['NOT_PERMITTED']);
    const id = await open();
    for (const field of [
      `assignCase(id: "${id}", account: "inspector")`,
      `unassignCase(id: "${id}", account: "inspector")`,
      `closeCase(id: "${id}")`,
    ])
      expect(codesOf(await act(ofTheHouse, field))).toEqual(['NOT_PERMITTED']);
    expect(codesOf(await assign(id, 'inspector'))).toEqual([]);
    expect(codesOf(await act(auditor, `closeCase(id: "${id}")`))).toEqual([]);
  });
});
