import { openLedger } from '../../../../gateway/ledger/chain/append';
import { openSealer } from '../../../../gateway/ledger/seals/seal';
import { ACTIONS } from '../../../../shared/identity/actions';
import type { Caller } from '../../../../shared/identity/caller';
import { ROLES, type Role } from '../../../../shared/identity/roles';
import { placeEmbargo } from '../../../../subgraphs/exchange/audit/under-seal/place-under-seal.store';
import {
  patternOf,
  securityKindOf,
} from '../../../../subgraphs/exchange/audit/security/security-events';
import { intent, outcome, read, sealingKey } from '../../../gateway/ledger/ledger-fixtures';
import { department, seedClient, seedPerson, keeperOf } from '../../../setup/identity-database';
import { holderOf } from '../../../setup/fixtures/role-holder';
import { codesOf, AUDITING_NOW, auditingHub, type AuditingHub } from '../../../setup/auditing-hub';
import { person } from '../../../shared/sharing/sharing-fixtures';

let hub: AuditingHub;
beforeAll(async () => {
  hub = await auditingHub();
});
afterAll(() => hub.close());

const guide = person('public-security', 'SECURITY_GUIDE', { subject: 'guide' });
const operator = person('cyberspace-coordination', 'EXCHANGE_OPERATOR', { subject: 'operator' });
const auditor = person('environment', 'RECORD_AUDITOR', { subject: 'auditor' });
const admin = person('environment', 'ADMINISTRATOR', { subject: 'admin' });
const farming = person('agriculture', 'HANDLER', { subject: 'farming' });
const ocean = person('ocean', 'APPROVER', { subject: 'ocean' });

const METALS = 'agriculture/soil-point-metals';
const WATER = { kind: 'DEPARTMENT', id: 'water' } as const;
const DAY_MS = 86_400_000;
/** Yesterday: the database's clock, not the test's, ends an embargo. */
const UNDER_SEAL_SINCE = `${new Date(Date.now() - DAY_MS).toISOString().slice(0, 19)}Z`;
const owner = <T>(sql: string, values: unknown[] = []) =>
  hub.database.asOwner('exchange', ({ query }) => query<T>(sql, values));

const others = (may: ReadonlyArray<Role>) =>
  (Object.keys(ROLES) as Role[]).filter((post) => !may.includes(post));

describe('counts of the exchange', () => {
  const counts = async (by: Caller, filter = '') => {
    const answer = await hub.ask(
      by,
      `{ exchangeCounts(from: "2026-11-20", to: "2026-11-28" ${filter}) { datasetId day operations reads refusals rows organisation { kind id } owner { id } } }`,
    );
    expect(answer.errors).toBeUndefined();
    return answer.data?.['exchangeCounts'] as { datasetId: string; day: string }[];
  };
  const metals = {
    datasetId: METALS,
    organisation: WATER,
    owner: { id: 'agriculture' },
    day: '2026-11-26',
  };
  let hidden: number;

  beforeAll(async () => {
    const ledger = openLedger({ url: hub.url });
    const refused = { dataset: METALS, owner: 'agriculture', because: 'NO_RIGHT' } as const;
    const write = async (told: Parameters<typeof intent>[0], rows: Record<string, number>) => {
      const begun = await ledger.begin(intent(told));
      await begun.end(outcome({ rows }));
      return begun.sequence;
    };
    const tide = read({ dataset: 'ocean/red-tide', owner: 'ocean' });
    const act = read({ dataset: 'act/READ_CASES', owner: 'environment', because: 'POST' });
    await write({ reads: [read(), tide] }, { [METALS]: 7, 'ocean/red-tide': 2 });
    await write(
      { reads: [read(), act], refusals: [{ ...refused, coordinates: ['SoilPoint.point'] }] },
      { [METALS]: 3 },
    );
    await write({ reads: [], refusals: [{ ...refused, coordinates: ['SoilPoint.metals'] }] }, {});
    hidden = await write(
      { reads: [read()], at: new Date('2026-11-25T02:00:00Z') },
      { [METALS]: 1 },
    );
    await ledger.close();
    const [opened] = await hub.database.asOwner('exchange', ({ query }) =>
      query<{ id: string }>(`insert into exchange.tampering_case
        (department, station_id, indicator, data_from, data_to, reason, document, opened_by, opened_at)
        values ('agriculture', 's', 'w01001', now(), now() + interval '1 day', 'r', 'd', 'x', now()) returning id`),
    );
    const at = new Date(UNDER_SEAL_SINCE);
    const until = new Date(Date.now() + DAY_MS);
    await hub.database.asWriter('exchange', (transaction) =>
      placeEmbargo(
        transaction,
        { intent: hidden, caseId: opened?.id ?? '' },
        { subject: 'auditor', at, until },
      ),
    );
  });

  test('S8C1 MUST count operations, reads, refusals and rows, and reveal no person, field or act', async () => {
    const all = await counts(operator);
    expect(all).toEqual([
      { ...metals, operations: 3, reads: 2, refusals: 2, rows: 10 },
      {
        datasetId: 'ocean/red-tide',
        organisation: WATER,
        owner: { id: 'ocean' },
        day: '2026-11-26',
        operations: 1,
        reads: 1,
        refusals: 0,
        rows: 2,
      },
    ]);
    expect(JSON.stringify(all)).not.toMatch(/li\.analyst|SoilPoint|act\//);
  });

  test("S8C2 MUST show a steward what was asked of the caller's department, and no other", async () => {
    expect((await counts(farming)).map(({ datasetId }) => datasetId)).toEqual([METALS]);
    expect((await counts(ocean)).map(({ datasetId }) => datasetId)).toEqual(['ocean/red-tide']);
    expect(await counts(ocean, `, dataset: "${METALS}"`)).toEqual([]);
    expect(await counts(person('water', 'HANDLER'))).toEqual([]);
  });

  test('S8C3 MUST count what is under seal for auditors alone', async () => {
    for (const by of [operator, farming])
      expect((await counts(by)).map(({ day }) => day)).not.toContain('2026-11-25');
    expect((await counts(auditor)).map(({ day }) => day)).toContain('2026-11-25');
  });

  test('narrows by dataset and organisation', async () => {
    expect(await counts(operator, ', dataset: "ocean/red-tide"')).toHaveLength(1);
    expect(await counts(operator, ', organisation: { kind: PARTNER, id: "water" }')).toEqual([]);
    expect(
      await counts(operator, ', organisation: { kind: DEPARTMENT, id: "water" }'),
    ).toHaveLength(2);
  });

  test('S8C4 MUST NOT be shown in any other post', async () => {
    for (const post of others(ACTIONS.SEE_COUNTS.posts)) {
      const answer = await hub.ask(
        holderOf(post),
        '{ exchangeCounts(from: "2026-11-20", to: "2026-11-28") { reads } }',
      );
      expect({ post, codes: codesOf(answer) }).toEqual({ post, codes: ['NOT_PERMITTED'] });
    }
  });
});

describe('security events', () => {
  const events = async (filter = '') => {
    const answer = await hub.ask(
      guide,
      `{ securityEvents(first: 100 ${filter && `filter: { ${filter} }`}) { totalCount nodes { sequence kind event subject traceId facts { name value } } } }`,
    );
    expect(answer.errors).toBeUndefined();
    const page = answer.data?.['securityEvents'] as {
      totalCount: number;
      nodes: { event: string; kind: string; facts: object[] }[];
    };
    expect(page.totalCount).toBe(page.nodes.length);
    return page.nodes;
  };

  beforeAll(async () => {
    await seedPerson(keeperOf(hub.database), { id: 'wu' });
    await hub.ask(admin, 'mutation { lockMember(kind: ACCOUNT, id: "wu") { id } }');
    await hub.ask(
      admin,
      'mutation { resetAccountPassword(account: "wu") { enrolment { factors } } }',
    );
    const ledger = openLedger({ url: hub.url });
    const facts = {};
    const at = AUDITING_NOW;
    for (const event of ['SIGN_IN_REFUSED', 'CASE_OPENED', 'RECORD_ENTRY_HIDDEN', 'GRANT_GIVEN'])
      await ledger.note({ at, event, subject: 'zhang', traceId: null, facts });
    await ledger.close();
  });

  test('S8C5 MUST be of security alone: no case, no embargo, no decision on data', async () => {
    const found = await events();
    expect(found.map(({ event, kind }) => [event, kind])).toEqual([
      ['SIGN_IN_REFUSED', 'SIGN_IN'],
      ['PASSWORD_RESET', 'CREDENTIAL'],
      ['ACCOUNT_LOCKED', 'ACCOUNT'],
    ]);
    expect(found[2]).toMatchObject({
      subject: 'admin',
      traceId: expect.stringMatching(/^request-/) as string,
      facts: expect.arrayContaining([{ name: 'account', value: 'wu' }]) as unknown,
    });
    expect(await events('event: "CASE_OPENED"')).toEqual([]);
    expect(await events('subject: "zhang"')).toHaveLength(1);
    expect(await events('kinds: [ACCOUNT, CREDENTIAL]')).toHaveLength(2);
    expect(await events('to: "2026-11-23T10:00:00Z", kinds: [SIGN_IN]')).toEqual([]);
  });

  test('are found by one pattern and named by one table', () => {
    const names = [
      ...['SIGN_IN', 'SIGN_OUT', 'TOKEN_REFUSED', 'TOKEN_REVOKED', 'PERSON_APPOINTED'],
      ...['POST_GIVEN', 'CLIENT_REVOKED', 'SECRET_ROTATED', 'OUTSIDE_IDENTITY_LINKED'],
      ...['SEALED', 'AUDIT_UNAVAILABLE', 'RECORD_ENTRY_SHOWN', 'CASE_ASSIGNED', 'REQUEST_DECIDED'],
    ];
    for (const name of names)
      expect(new RegExp(patternOf(null)).test(name)).toBe(securityKindOf(name) !== null);
    expect(securityKindOf('RECORD_ENTRY_SHOWN')).toBeNull();
  });

  test.each(['securityEvents { totalCount }', 'controls { datasets }'])(
    'S8C6 MUST NOT be shown (%s) in any other post, and be in the audit log where they are',
    async (field) => {
      for (const post of others(ACTIONS.SEE_SECURITY.posts)) {
        const answer = await hub.ask(holderOf(post), `{ ${field} }`);
        expect({ post, codes: codesOf(answer), data: answer.data }).toEqual({
          post,
          codes: ['NOT_PERMITTED'],
          data: null,
        });
      }
      await hub.ask(guide, `{ ${field} }`);
      const name = field.slice(0, field.indexOf(' '));
      expect(await hub.exported()).toContain(
        `\\"coordinates\\":[\\"Query.${name}\\"],\\"dataset\\":\\"act/SEE_SECURITY\\"`,
      );
    },
  );
});

describe('the state of controls', () => {
  const controls = async () => {
    const { data, errors } = await hub.ask(
      guide,
      `{ controls { at datasets confirmedDatasets overdueReviews unconfirmedAccounts unconfirmedClients unconfirmedOrganisations unconfirmedSecrets lockedMembers initialPasswords
        watchers { post accounts } demonstrationMembers demonstrationTerms realDataDepartments recordedEntries unsealedEntries lastSealAt lastSealAgeMinutes intentsWithoutOutcome eventsWaiting entriesUnderSeal oldestUnderSealAt } }`,
    );
    expect(errors).toBeUndefined();
    return data?.['controls'] as Record<string, number | string | null | object[]>;
  };

  test('S8C7 MUST move with what it counts', async () => {
    const seeds = keeperOf(hub.database);
    const before = await controls();
    expect(before).toMatchObject({
      at: '2026-11-23T10:00:00.000Z',
      overdueReviews: 0,
      lockedMembers: 1,
      watchers: [],
      demonstrationMembers: 0,
      realDataDepartments: [],
      lastSealAt: null,
      lastSealAgeMinutes: null,
      intentsWithoutOutcome: 0,
      entriesUnderSeal: 1,
      oldestUnderSealAt: UNDER_SEAL_SINCE,
    });
    expect(before['confirmedDatasets']).toBe(before['datasets']);
    expect(before['unsealedEntries']).toBe(before['recordedEntries']);

    await owner(`update exchange.right_confirmation set review_by = '2026-11-23'
      where id = (select id from exchange.right_confirmation limit 1)`);
    await owner(`update exchange.class_confirmation set ended_by = 'x', ended_at = now()
      where id = (select id from exchange.class_confirmation limit 1)`);
    await seedPerson(seeds, {
      id: 'watcher',
      organisation: department('public-security'),
      posts: [{ post: 'SECURITY_GUIDE' }],
      isDemonstration: true,
      isPasswordInitial: true,
    });
    await hub.ask(
      admin,
      `mutation { registerOrganisation(organisation: { id: "lab", kind: PARTNER, nameZh: "实验室", sponsor: "water" }) { id }
        registerAccount(account: { id: "chen", nameZh: "陈工", organisation: { kind: DEPARTMENT, id: "water" }, posts: [{ post: ANALYST }] }) { account { id } } }`,
    );
    await seedClient(seeds, { id: 'client-wu', secret: 'a'.repeat(43) });
    const li = person('water', 'HANDLER', { subject: 'li' });
    await hub.ask(li, 'mutation { rotateClientSecret(client: "client-wu") { client { id } } }');
    const ledger = openLedger({ url: hub.url });
    await ledger.begin(intent({ at: new Date('2026-11-23T09:00:00Z') }));
    await ledger.begin(intent({ at: new Date('2026-11-23T09:58:00Z') })); // In progress.
    await ledger.begin(intent({ at: new Date('2026-11-21T09:00:00Z') })); // Long ago.
    await ledger.close();
    await owner(
      `insert into exchange.hub_event (at, event, subject, facts) values ('2026-11-23T09:00:00Z', 'X', 'x', '{}')`,
    );
    const { key } = sealingKey();
    const terms = { everyEntries: 1, everyMs: 1, now: () => new Date('2026-11-23T09:30:00Z') };
    const sealer = openSealer({ url: hub.url, key, ...terms });
    await sealer.sealIfDue();
    await sealer.close();

    const after = await controls();
    const grew = (name: string) => Number(after[name]) - Number(before[name]);
    expect({
      confirmed: grew('confirmedDatasets'),
      reviews: grew('overdueReviews'),
      accounts: grew('unconfirmedAccounts'),
      organisations: grew('unconfirmedOrganisations'),
      secrets: grew('unconfirmedSecrets'),
      initial: grew('initialPasswords'),
      demonstration: grew('demonstrationMembers'),
      outcomes: grew('intentsWithoutOutcome'),
      waiting: grew('eventsWaiting'),
    }).toEqual({
      confirmed: -1,
      reviews: 1,
      accounts: 1,
      organisations: 1,
      secrets: 1,
      initial: 1,
      demonstration: 1,
      outcomes: 1,
      waiting: 1,
    });
    expect(after).toMatchObject({
      watchers: [{ post: 'SECURITY_GUIDE', accounts: 1 }],
      overdueReviews: 1,
      realDataDepartments: [],
      lastSealAt: '2026-11-23T09:30:00Z',
      lastSealAgeMinutes: 30,
    });
    expect(Number(after['unsealedEntries'])).toBeLessThan(5);

    // Real data end the demonstration, whose confirmations are in force no more.
    await owner(`insert into exchange.real_data (department) values ('water')`);
    expect(await controls()).toMatchObject({ realDataDepartments: ['water'], overdueReviews: 0 });
  });
});
