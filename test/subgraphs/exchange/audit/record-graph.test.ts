import { parseAnchors } from '../../../../gateway/ledger/seals/anchor';
import { parseRow } from '../../../../gateway/ledger/exported-row';
import { openSealer } from '../../../../gateway/ledger/seals/seal';
import { verifyRecord } from '../../../../gateway/ledger/verify';
import { PUBLIC_CALLER, type Caller } from '../../../../shared/identity/caller';
import { ROLES, type Role } from '../../../../shared/identity/roles';
import { sealingKey, stream } from '../../../gateway/ledger/ledger-fixtures';
import { holderOf } from '../../../setup/fixtures/role-holder';
import { codesOf, auditingHub, type AuditingHub } from '../../../setup/auditing-hub';
import { person } from '../../../shared/sharing/sharing-fixtures';

let hub: AuditingHub;
beforeAll(async () => {
  hub = await auditingHub();
});
afterAll(() => hub.close());

const analyst = person('environment', 'ANALYST', { subject: 'analyst' });
const bureau = person('environment', 'HANDLER', { subject: 'bureau' });
const farming = person('agriculture', 'HANDLER', { subject: 'farming' });
const port = person('transport', 'APPROVER', { subject: 'port' });
const auditor = person('environment', 'RECORD_AUDITOR', { subject: 'auditor' });
const colleague = person('supervision', 'RECORD_AUDITOR', { subject: 'colleague' });

const METALS = 'agriculture/farmland-soil-metals';
const STORES = 'transport/port-hazchem-storage';
const BOTH = `query Both { hazardousStores(first: 1) { nodes { id } }
  farmlandSoilPoints(first: 1) { nodes { id metals { risk { risk } } } } }`;

const ENTRY = `sequence kind at subject traceId caller { subject kind organisation { kind id } posts purpose }
  reads { datasetId because cites grantId operationsPerDay coordinates owner { id } }
  refusals { datasetId because coordinates owner { id } } operation { hash name text } keyHashes
  outcome { outcome rows { datasetId rows } subgraphs } event facts { name value } underSealFor`;

interface Entry {
  readonly sequence: string;
  readonly subject: string;
  readonly operation: { readonly text: string } | null;
  readonly reads: ReadonlyArray<{ readonly datasetId: string; readonly coordinates: string[] }>;
  readonly underSealFor: string[] | null;
}

async function entries(by: Caller, view: string, filter = ''): Promise<Entry[]> {
  const answer = await hub.ask(
    by,
    `{ record(view: ${view}, first: 500 ${filter && `filter: { ${filter} }`}) { totalCount nodes { ${ENTRY} } } }`,
  );
  expect(answer.errors).toBeUndefined();
  const { nodes, totalCount } = answer.data?.['record'] as { nodes: Entry[]; totalCount: number };
  expect(totalCount).toBe(nodes.length);
  return nodes;
}

const usage = async (by: Caller, view: string) => {
  const { data } = await hub.ask(
    by,
    `{ auditUsage(view: ${view}, from: "2026-11-01", to: "2026-12-01") { datasetId day reads rows organisation { kind id } owner { id } } }`,
  );
  return data?.['auditUsage'];
};

describe('the audit log in the graph', () => {
  let both: Entry;
  beforeAll(async () => {
    expect((await hub.ask(analyst, BOTH)).errors).toBeUndefined();
    const found = (await entries(auditor, 'WHOLE')).find(({ subject }) => subject === 'analyst');
    if (!found) throw new TypeError('The reading of both is in the audit log.');
    both = found;
  });

  test('shows an auditor the whole operation', () => {
    expect(both).toMatchObject({
      kind: 'INTENT',
      at: '2026-11-23T10:00:00.000Z',
      caller: {
        subject: 'analyst',
        kind: 'PERSON',
        organisation: { kind: 'DEPARTMENT', id: 'environment' },
        posts: ['ANALYST'],
      },
      operation: { name: 'Both' },
      outcome: { outcome: 'ANSWERED', subgraphs: ['agriculture', 'transport'] },
      event: null,
      facts: null,
      underSealFor: [],
    });
    expect(both.reads.map(({ datasetId }) => datasetId).sort()).toEqual([METALS, STORES]);
    expect(both.operation?.text).not.toContain('first: 1');
  });

  test.each([
    ['agriculture', farming, METALS, 'transport'],
    ['transport', port, STORES, 'agriculture'],
  ])(
    'S8R1 MUST show %s its own part of an operation that read of others too, and nothing of theirs',
    async (owner, by, dataset, other) => {
      const [seen, ...more] = await entries(by, 'OWNER');
      expect(more).toEqual([]);
      expect(seen).toMatchObject({
        sequence: both.sequence,
        caller: { subject: 'analyst' },
        reads: [{ datasetId: dataset, owner: { id: owner } }],
        refusals: [],
        operation: null,
        keyHashes: null,
        outcome: { rows: [{ datasetId: dataset }], subgraphs: [owner] },
        underSealFor: null,
      });
      const theirs = other === 'transport' ? STORES : METALS;
      expect(JSON.stringify(seen)).not.toContain(other);
      expect(await entries(by, 'OWNER', `dataset: "${theirs}"`)).toEqual([]);
      expect(JSON.stringify(await usage(by, 'OWNER'))).not.toContain(other);
    },
  );

  test('shows a reader what its organisation read, with the operation, and no other reads', async () => {
    const seen = await entries(analyst, 'READER');
    expect(seen).toEqual([{ ...both, underSealFor: null }]);
    expect(await entries(farming, 'READER')).toEqual([]);
    expect(await usage(analyst, 'READER')).toEqual(
      [METALS, STORES].map((datasetId) => ({
        datasetId,
        day: '2026-11-23',
        reads: 1,
        rows: expect.any(Number) as unknown,
        organisation: { kind: 'DEPARTMENT', id: 'environment' },
        owner: { id: datasetId.split('/')[0] },
      })),
    );
  });

  test.each([
    ['record', analyst, 'READ_OWN_RECORD', 'record(view: READER, first: 1) { nodes { kind } }'],
    ['record', auditor, 'READ_WHOLE_RECORD', 'record(view: WHOLE, first: 1) { totalCount }'],
    [
      'auditUsage',
      farming,
      'READ_OWN_RECORD',
      'auditUsage(view: OWNER, from: "2026-11-01", to: "2026-11-02") { reads }',
    ],
    ['auditHead', farming, 'READ_OWN_RECORD', 'auditHead { hash }'],
    ['auditSeals', auditor, 'READ_WHOLE_RECORD', 'auditSeals { nodes { anchor } }'],
  ])('S8R2 MUST be in the audit log itself when %s is read', async (name, by, act, field) => {
    const count = async () =>
      (await entries(auditor, 'WHOLE', `dataset: "act/${act}", subject: "${by.subject}"`)).filter(
        ({ reads }) => reads[0]?.coordinates.includes(`Query.${name}`),
      ).length;
    const before = await count();
    const self = by === auditor && name === 'record' ? 1 : 0; // Counting is reading, too.
    await hub.ask(by, `{ ${field} }`);
    expect(await count()).toBe(before + 1 + self);
  });

  test('S8R3 MUST show acts of the hub to auditors alone, not to the department that owns it or does them', async () => {
    await hub.ask(auditor, '{ record(view: WHOLE) { totalCount } }');
    await hub.ask(bureau, '{ record(view: WHOLE) { totalCount } }'); // Recorded as a read, refused inside.
    await hub.ask(analyst, '{ accounts { totalCount } }'); // A refusal of an act.
    await hub.ask(analyst, `{ auditHead { hash } hazardousStores(first: 1) { nodes { id } } }`);
    const whole = JSON.stringify(await entries(auditor, 'WHOLE'));
    for (const act of ['READ_WHOLE_RECORD', 'MANAGE_ACCOUNTS', 'READ_OWN_RECORD'])
      expect(whole).toContain(`act/${act}`);
    for (const by of [analyst, bureau])
      for (const view of ['OWNER', 'READER']) {
        const seen = await entries(by, view);
        expect(JSON.stringify(seen)).not.toMatch(/act\/|auditor|auditHead|accounts/);
        expect(await entries(by, view, 'dataset: "act/READ_WHOLE_RECORD"')).toEqual([]);
        expect(JSON.stringify(await usage(by, view))).not.toContain('act/');
      }
    const [mixed] = await entries(analyst, 'READER');
    expect(mixed).toMatchObject({ reads: [{ datasetId: STORES }], operation: null });
    expect(JSON.stringify(await usage(auditor, 'WHOLE'))).toContain('act/');
  });

  test.each<[string, Caller, string]>([
    ['an auditor as owner', auditor, 'OWNER'],
    ['an auditor as reader', auditor, 'READER'],
    ['an analyst whole', analyst, 'WHOLE'],
    ['a steward whole', farming, 'WHOLE'],
    ['a partner as owner', holderOf('PARTNER'), 'OWNER'],
    ['an enterprise as owner', holderOf('ENTERPRISE'), 'OWNER'],
  ])('S8R4 MUST NOT show it to %s', async (_claim, by, view) => {
    for (const field of [
      `record(view: ${view}) { totalCount }`,
      `auditUsage(view: ${view}, from: "2026-11-01", to: "2026-11-30") { reads }`,
    ]) {
      const answer = await hub.ask(by, `{ ${field} }`);
      expect(codesOf(answer)).toEqual(['NOT_PERMITTED']);
      expect(Object.values(answer.data ?? {})).toEqual([null]);
    }
  });

  test.each([
    'auditHead { hash }',
    'auditSeals { totalCount }',
    'record(view: OWNER) { totalCount }',
  ])('S8R5 MUST NOT show %s to any other post', async (field) => {
    const may: ReadonlyArray<Role> = [
      ...['PARTNER', 'ENTERPRISE', 'DEPARTMENT_DEVELOPER', 'ANALYST'],
      ...['HANDLER', 'APPROVER', 'RECORD_AUDITOR'],
    ] as Role[];
    for (const post of (Object.keys(ROLES) as Role[]).filter((one) => !may.includes(one))) {
      const answer = await hub.ask(holderOf(post), `{ ${field} }`);
      expect({ post, codes: codesOf(answer), data: answer.data }).toEqual({
        post,
        codes: ['NOT_PERMITTED'],
        data: null,
      });
    }
  });

  test('narrows by outcome, kind, time and organisation', async () => {
    const found = async (filter: string) =>
      (await entries(auditor, 'WHOLE', filter)).some(({ sequence }) => sequence === both.sequence);
    expect(await found('outcome: ANSWERED, kinds: [INTENT]')).toBe(true);
    expect(await found('outcome: FAILED')).toBe(false);
    expect(await found('outcome: NONE')).toBe(false);
    expect(await found('from: "2026-11-23T18:00:00+08:00"')).toBe(true);
    expect(await found('to: "2026-11-23T18:00:00+08:00"')).toBe(false);
    expect(await found('organisation: { kind: DEPARTMENT, id: "environment" }')).toBe(true);
    expect(await found('organisation: { kind: PARTNER, id: "environment" }')).toBe(false);
  });

  test.each([
    ['BAD_USER_INPUT', 'from: "2026-11-02", to: "2026-11-02"'],
    ['RANGE_TOO_LONG', 'from: "2025-01-01", to: "2026-11-02"'],
  ])('answers %s for usage %s', async (code, period) => {
    const answer = await hub.ask(auditor, `{ auditUsage(view: WHOLE, ${period}) { reads } }`);
    expect(codesOf(answer)).toEqual([code]);
  });
});

describe('an entry under seal', () => {
  let open = '';
  let second = '';
  let closed = '';
  beforeAll(async () => {
    const cases = await hub.database.asOwner('exchange', ({ query }) =>
      query<{ id: string; closed: string | null }>(`insert into exchange.tampering_case
        (department, station_id, indicator, data_from, data_to, reason, document, opened_by, opened_at, closed_by, closed_at)
        select 'agriculture', 's', 'w01001', now(), now() + interval '1 day', 'r', 'd', 'x', now(), c.by, c.at
        from (values (null, null::timestamptz), (null, null), ('x', now())) c (by, at) returning id, closed_at as closed`),
    );
    [open = '', second = ''] = cases.filter((one) => !one.closed).map(({ id }) => id);
    closed = cases.find((one) => one.closed)?.id ?? '';
  });
  const ofTheHouse = person('agriculture', 'RECORD_AUDITOR', { subject: 'of-the-house' });
  const place = (by: Caller, intent: string, caseId = open, days = '') =>
    hub.ask(
      by,
      `mutation { placeUnderSeal(intent: "${intent}", caseId: "${caseId}" ${days}) { sequence underSealFor } }`,
    );
  const renew = (by: Caller, intent: string, days = '') =>
    hub.ask(
      by,
      `mutation { renewSeal(intent: "${intent}", caseId: "${second}" ${days}) { sequence } }`,
    );
  const underSeal = async (by: Caller) =>
    (await hub.ask(by, '{ auditEntryUnderSeal { entries until } }')).data?.[
      'auditEntryUnderSeal'
    ] as {
      entries: number;
      until: string | null;
    };
  const lift = (by: Caller, intent: string, caseId = open) =>
    hub.ask(
      by,
      `mutation { liftSeal(intent: "${intent}", caseId: "${caseId}") { sequence underSealFor } }`,
    );
  const oldest = async () =>
    (await entries(auditor, 'WHOLE', 'subject: "analyst"')).at(-1)?.sequence ?? '';
  const seenByOwner = async () => (await entries(farming, 'OWNER')).map(({ sequence }) => sequence);

  test('S8E1 MUST be hidden from the owner in pages, counts and usage until another auditor lifts it, and from nobody else', async () => {
    const intent = await oldest();
    const before = [await seenByOwner(), await usage(farming, 'OWNER')] as const;
    expect(before[0]).toContain(intent);
    expect((await place(auditor, intent)).data).toEqual({
      placeUnderSeal: { sequence: intent, underSealFor: [open] },
    });
    expect(await seenByOwner()).not.toContain(intent);
    expect(await usage(farming, 'OWNER')).toEqual([]);
    expect((await entries(auditor, 'WHOLE')).map(({ sequence }) => sequence)).toContain(intent);
    expect((await entries(analyst, 'READER')).map(({ sequence }) => sequence)).toContain(intent);
    expect(codesOf(await place(colleague, intent))).toEqual(['TRANSITION_REFUSED']);
    expect(codesOf(await lift(auditor, intent))).toEqual(['TWO_PERSONS_NEEDED']);
    expect(codesOf(await lift(colleague, intent, 'another'))).toEqual(['TRANSITION_REFUSED']);
    expect(await seenByOwner()).not.toContain(intent);
    expect((await lift(colleague, intent)).data).toEqual({
      liftSeal: { sequence: intent, underSealFor: [] },
    });
    expect([await seenByOwner(), await usage(farming, 'OWNER')]).toEqual(before);
  });

  test('S8E2 MUST be announced by events that no owner sees', async () => {
    const events = await entries(auditor, 'WHOLE', 'kinds: [EVENT]');
    expect(events).toMatchObject([
      { event: 'RECORD_ENTRY_SHOWN', subject: 'colleague' },
      {
        event: 'RECORD_ENTRY_HIDDEN',
        subject: 'auditor',
        facts: expect.arrayContaining([{ name: 'case', value: open }]) as unknown,
      },
    ]);
    const seen = [farming, bureau, analyst].flatMap((by) =>
      ['OWNER', 'READER'].map((view) => entries(by, view)),
    );
    expect(JSON.stringify(await Promise.all(seen))).not.toMatch(
      new RegExp(`RECORD_ENTRY|${open}|UnderSeal|auditor`),
    );
  });

  test("S8E3 MUST NOT be the caller's own action, an event, an outcome, or nothing", async () => {
    const [own] = await entries(auditor, 'WHOLE', 'subject: "auditor", kinds: [INTENT]');
    expect(codesOf(await place(auditor, own?.sequence ?? ''))).toEqual(['TWO_PERSONS_NEEDED']);
    const [event] = await entries(auditor, 'WHOLE', 'kinds: [EVENT]');
    const outcome = String(Number(await oldest()) + 1);
    for (const wrong of [event?.sequence ?? '', outcome, '99999', '0', '-1', 'x'])
      expect(codesOf(await place(auditor, wrong))).toEqual(['BAD_USER_INPUT']);
    for (const none of [' ', 'x', '纪监〔2026〕7号', '00000000-0000-0000-0000-000000000000'])
      expect(codesOf(await place(auditor, await oldest(), none))).toEqual(['BAD_USER_INPUT']);
    expect(codesOf(await place(auditor, await oldest(), closed))).toEqual(['TRANSITION_REFUSED']);
  });

  test('S8E5 MUST have a term of at most half a year, be counted to the owner, and come to light by itself', async () => {
    const intent = await oldest();
    expect(await underSeal(farming)).toEqual({ entries: 0, until: null });
    for (const days of ['days: 0', 'days: -1', 'days: 181'])
      expect(codesOf(await place(auditor, intent, second, days))).toEqual(['BAD_USER_INPUT']);
    expect(codesOf(await renew(auditor, intent))).toEqual(['TRANSITION_REFUSED']);
    expect(codesOf(await place(auditor, intent, second, 'days: 1'))).toEqual([]);
    const first = await underSeal(farming);
    expect(first.entries).toBe(1);
    expect(await underSeal(bureau)).toEqual({ entries: 0, until: null });
    expect(codesOf(await renew(colleague, intent, 'days: 180'))).toEqual([]);
    const longer = await underSeal(farming);
    expect(Date.parse(longer.until ?? '') - Date.parse(first.until ?? '')).toBeGreaterThan(
      178 * 86_400_000,
    );
    expect(await seenByOwner()).not.toContain(intent);
    await hub.database.asOwner('hub', ({ query }) =>
      query('update hub.ledger_embargo set until = now() where lifted_at is null'),
    );
    expect(await seenByOwner()).toContain(intent);
    expect(await underSeal(farming)).toEqual({ entries: 0, until: null });
    expect(codesOf(await renew(colleague, intent))).toEqual(['TRANSITION_REFUSED']);
    expect(codesOf(await lift(colleague, intent, second))).toEqual(['TRANSITION_REFUSED']);
  });

  test('S8E6 MUST NOT be in the hand of an auditor of the department that the case is about', async () => {
    const intent = await oldest();
    for (const answer of [
      await place(ofTheHouse, intent),
      await renew(ofTheHouse, intent),
      await lift(ofTheHouse, intent),
    ])
      expect(codesOf(answer)).toEqual(['NOT_PERMITTED']);
  });

  test('S8E4 MUST NOT be placed or lifted in any other post', async () => {
    const intent = await oldest();
    for (const post of (Object.keys(ROLES) as Role[]).filter((one) => one !== 'RECORD_AUDITOR')) {
      const by = post === 'PUBLIC' ? PUBLIC_CALLER : holderOf(post);
      for (const answer of [await place(by, intent, 'x'), await lift(by, intent, 'x')])
        expect({ post, codes: codesOf(answer) }).toEqual({ post, codes: ['NOT_PERMITTED'] });
    }
  });
});

describe('the seals of the audit log', () => {
  test('S8R6 MUST be anchors as published in the graph: what was changed before one is found', async () => {
    const { key, keys } = sealingKey();
    const terms = { everyEntries: 1, everyMs: 1, now: () => new Date('2026-11-24T00:00:00.005Z') };
    const sealer = openSealer({ url: hub.url, key, ...terms });
    await sealer.sealIfDue();
    await hub.ask(analyst, BOTH);
    await sealer.sealIfDue();
    await sealer.close();
    const { data } = await hub.ask(
      farming,
      `{ auditHead { sequence hash unsealedEntries newestSeal { lastSequence anchor } }
         auditSeals(first: 10) { totalCount nodes { firstSequence lastSequence lastHash previousSeal sealedAt hashAlg sigAlg keyId signature hash anchor } } }`,
    );
    const { auditHead, auditSeals } = data as {
      auditHead: { newestSeal: { anchor: string }; unsealedEntries: number; sequence: string };
      auditSeals: { totalCount: number; nodes: Record<string, string>[] };
    };
    expect(auditSeals.totalCount).toBe(2);
    const [newest, first] = auditSeals.nodes;
    expect(auditHead.newestSeal.anchor).toBe(newest?.['anchor']);
    expect(newest).toMatchObject({
      sealedAt: '2026-11-24T00:00:00.005Z',
      previousSeal: first?.['hash'],
      keyId: key.kid,
    });
    expect(auditHead.unsealedEntries).toBe(
      Number(auditHead.sequence) - Number(newest?.['lastSequence']),
    );

    const anchors = parseAnchors(auditSeals.nodes.map(({ anchor }) => anchor).join('\n'));
    const lines = (await hub.exported()).split('\n');
    const verify = (told: ReadonlyArray<string>, held = anchors) =>
      verifyRecord(stream(told.map(parseRow)), { keys, anchors: held });
    expect(await verify(lines)).toMatchObject({ anchors: 2, seals: 2, firstBroken: null });
    // A tail cut behind the first seal, with a head that fits, is found by the second anchor alone.
    const cut = Number(first?.['lastSequence']);
    const kept = lines.slice(
      0,
      lines.findIndex((line) => line.includes('"row":"seal"')),
    );
    const head = JSON.stringify({ hash: first?.['lastHash'], row: 'head', sequence: cut });
    expect((await verify([...kept, head], [])).firstBroken).toBeNull();
    expect((await verify([...kept, head])).firstBroken).toEqual({
      sequence: cut + 1,
      fault: 'TAIL_CUT',
    });
    const [anchor] = anchors;
    if (!anchor?.ofSeal) throw new TypeError('The anchor is a seal.');
    const forged = { ...anchor, ofSeal: { ...anchor.ofSeal, firstSequence: 2 } };
    expect((await verify(lines, [forged])).firstBroken?.fault).toBe('ANCHOR_UNTRUSTED');
  });

  test('are paged newest first', async () => {
    const { data } = await hub.ask(
      farming,
      '{ auditSeals(first: 1) { nodes { lastSequence } pageInfo { endCursor hasNextPage } } }',
    );
    const page = data?.['auditSeals'] as { pageInfo: { endCursor: string; hasNextPage: boolean } };
    expect(page.pageInfo.hasNextPage).toBe(true);
    const next = await hub.ask(
      farming,
      `{ auditSeals(first: 1, after: "${page.pageInfo.endCursor}") { nodes { firstSequence } pageInfo { hasNextPage } } }`,
    );
    expect(next.data).toEqual({
      auditSeals: { nodes: [{ firstSequence: '1' }], pageInfo: { hasNextPage: false } },
    });
  });
});
