import { PUBLIC_CALLER, type Caller } from '../../../../shared/identity/caller';
import { ACTIONS, type Action } from '../../../../shared/identity/actions';
import { ROLES, type Role } from '../../../../shared/identity/roles';
import { department, seedClient, seedPerson, keeperOf } from '../../../setup/identity-database';
import type { GraphQLBody } from '../../../setup/hub-process';
import { holderOf } from '../../../setup/fixtures/role-holder';
import { codesOf, auditingHub, type AuditingHub } from '../../../setup/auditing-hub';
import { person } from '../../../shared/sharing/sharing-fixtures';

let hub: AuditingHub;
beforeAll(async () => {
  hub = await auditingHub();
});
afterAll(() => hub.close());

const admin = person('environment', 'ADMINISTRATOR', { subject: 'admin' });
const waterAdmin = person('water', 'ADMINISTRATOR', { subject: 'water-admin' });
const li = person('water', 'HANDLER', { subject: 'li' });
const zhao = person('water', 'APPROVER', { subject: 'zhao' });
const auditor = person('environment', 'RECORD_AUDITOR', { subject: 'auditor' });

const rows = <Row>(sql: string) => hub.database.asOwner('exchange', ({ query }) => query<Row>(sql));
const seeds = () => keeperOf(hub.database);

const ACCOUNT = `{ id: "chen", nameZh: "陈工", organisation: { kind: DEPARTMENT, id: "water" }, posts: [{ post: ANALYST }] }`;

/** Every act on accounts, with the act of the hub that it is. */
const CONFIRM = ['CONFIRM_ACCOUNTS', 'STAND_IN_FOR_STEWARDS'] as const;
const ACTS: ReadonlyArray<readonly [string, ReadonlyArray<Action>, string]> = [
  [
    'registerAccount',
    ['MANAGE_ACCOUNTS'],
    `registerAccount(account: ${ACCOUNT}) { account { id } }`,
  ],
  [
    'registerClient',
    ['MANAGE_ACCOUNTS'],
    `registerClient(client: { id: "client-x", nameZh: "系统", organisation: { kind: DEPARTMENT, id: "water" }, post: { post: DEPARTMENT_SYSTEM } }) { id }`,
  ],
  [
    'registerOrganisation',
    ['MANAGE_ACCOUNTS'],
    'registerOrganisation(organisation: { id: "lab", kind: PARTNER, nameZh: "实验室", sponsor: "water" }) { id }',
  ],
  ['assignRole', ['MANAGE_ACCOUNTS'], 'assignRole(account: "wu", post: { post: ANALYST }) { id }'],
  ['removeRole', ['MANAGE_ACCOUNTS'], 'removeRole(account: "wu", post: HANDLER) { id }'],
  [
    'resetAccountPassword',
    ['MANAGE_ACCOUNTS'],
    'resetAccountPassword(account: "wu") { enrolment { half } }',
  ],
  [
    'resetAccountTotp',
    ['MANAGE_ACCOUNTS'],
    'resetAccountTotp(account: "wu") { enrolment { half } }',
  ],
  [
    'rotateClientSecret',
    ['MAKE_CLIENT_SECRETS'],
    'rotateClientSecret(client: "client-wu") { secret }',
  ],
  ['confirmClientSecret', CONFIRM, 'confirmClientSecret(client: "client-wu") { id }'],
  ['retireClientSecret', ['MANAGE_ACCOUNTS'], 'retireClientSecret(client: "client-wu") { id }'],
  ['confirmMember', CONFIRM, 'confirmMember(kind: ACCOUNT, id: "wu", version: 0) { id }'],
  ['lockMember', ['MANAGE_ACCOUNTS'], 'lockMember(kind: ACCOUNT, id: "wu") { id }'],
  ['unlockMember', ['MANAGE_ACCOUNTS'], 'unlockMember(kind: ACCOUNT, id: "wu") { id }'],
  ['revokeEverythingOf', ['MANAGE_ACCOUNTS'], 'revokeEverythingOf(kind: ACCOUNT, id: "wu") { id }'],
  [
    'linkOutsideIdentity',
    ['CONFIRM_ACCOUNTS'],
    'linkOutsideIdentity(kind: ACCOUNT, id: "wu", outside: { issuer: "https://id.example", subject: "wu" }) { id }',
  ],
  [
    'collectEnrolmentHalf',
    CONFIRM,
    'collectEnrolmentHalf(account: "wu", factors: [PASSWORD]) { enrolment { half } }',
  ],
];
const isOfNobody = ([name]: (typeof ACTS)[number]) => name.startsWith('register');

const TABLES = [
  ...['account', 'role_of_account', 'client', 'organisation', 'revocation', 'hub_event'],
  ...['enrolment', 'member_change'],
];
const everything = async () => {
  const told = TABLES.map((table) => rows<object>(`select * from exchange.${table} order by 1, 2`));
  return JSON.stringify(await Promise.all(told));
};

describe('acts on accounts in the graph', () => {
  beforeAll(async () => {
    await seedPerson(seeds(), { id: 'wu' });
    await seedClient(seeds(), { id: 'client-wu', secret: 'a'.repeat(43) });
  });

  test.each(ACTS)(
    'S8A2 MUST refuse %s to every post but its own (%s)',
    async (name, acts, field) => {
      const before = await everything();
      const allowed: ReadonlyArray<Role> = acts.flatMap((act) => ACTIONS[act].posts);
      const others = (Object.keys(ROLES) as Role[]).filter((post) => !allowed.includes(post));
      expect(others.length).toBe(Object.keys(ROLES).length - allowed.length);
      for (const post of others) {
        const answer = await hub.ask(holderOf(post), `mutation { ${field} }`);
        expect({ post, data: answer.data, codes: codesOf(answer) }).toEqual({
          post,
          data: null,
          codes: ['NOT_PERMITTED'],
        });
      }
      expect(await everything()).toBe(before);
      expect(name).toBe(field.slice(0, field.indexOf('(')));
    },
  );

  test.each(ACTS.filter((act) => !isOfNobody(act)))(
    'S8A3 MUST answer %s on the member of another department as if there were none',
    async (name, [act = 'MANAGE_ACCOUNTS'], field) => {
      const before = await everything();
      const [post = 'PUBLIC'] = ACTIONS[act].posts as ReadonlyArray<Role>;
      const stranger = person('agriculture', post, { subject: 'stranger' });
      const answer = await hub.ask(stranger, `mutation { ${field} }`);
      const nowhere = field.replaceAll('"wu"', '"no-one"').replaceAll('client-wu', 'client-no-one');
      const absent = await hub.ask(stranger, `mutation { ${nowhere} }`);
      const text = (body: GraphQLBody) =>
        JSON.stringify(body).replaceAll('client-no-one', 'client-wu').replaceAll('no-one', 'wu');
      expect(codesOf(answer)).toEqual(['BAD_USER_INPUT']);
      expect(text(answer)).toBe(text(absent));
      expect(answer.data).toEqual({ [name]: null });
      expect(await everything()).toBe(before);
    },
  );

  test.each(ACTS.filter(isOfNobody))(
    'S8A4 MUST refuse %s for another department to its administrator',
    async (_name, _act, field) => {
      const before = await everything();
      const stranger = person('agriculture', 'ADMINISTRATOR', { subject: 'stranger' });
      const answer = await hub.ask(stranger, `mutation { ${field} }`);
      expect(codesOf(answer)).toEqual(['NOT_PERMITTED']);
      expect(await everything()).toBe(before);
    },
  );
});

describe('an account in the graph', () => {
  const MEMBER = '{ kind account { id registration { state confirmedBy } } }';
  const confirm = (by: Caller, id = 'chen', version = 1) =>
    hub.ask(
      by,
      `mutation { confirmMember(kind: ACCOUNT, id: "${id}", version: ${String(version)}) ${MEMBER} }`,
    );

  test('S8A5 MUST come into use by two stewards who see that it waits for them, each act an event of the audit log', async () => {
    const waiting =
      '{ unconfirmedMembers { accounts { id posts { post } registration { version } } } }';
    const registered = await hub.ask(
      waterAdmin,
      `mutation { registerAccount(account: ${ACCOUNT}) { account { id nameZh hasPassword hasSecondFactor enrolment { factors issuedBy collectedBy } changes { change changedBy } organisation { kind id department { id } } posts { post districts givenBy } registration { state registeredBy confirmedBy } } } }`,
    );
    expect(registered).toEqual({
      data: {
        registerAccount: {
          account: {
            id: 'chen',
            nameZh: '陈工',
            hasPassword: false,
            hasSecondFactor: false,
            enrolment: {
              factors: ['PASSWORD', 'SECOND_FACTOR'],
              issuedBy: 'water-admin',
              collectedBy: null,
            },
            changes: [{ change: 'ACCOUNT_REGISTERED', changedBy: 'water-admin' }],
            organisation: { kind: 'DEPARTMENT', id: 'water', department: { id: 'water' } },
            posts: [{ post: 'ANALYST', districts: null, givenBy: 'water-admin' }],
            registration: { state: 'DORMANT', registeredBy: 'water-admin', confirmedBy: [] },
          },
        },
      },
    });
    const expected = {
      unconfirmedMembers: {
        accounts: [{ id: 'chen', posts: [{ post: 'ANALYST' }], registration: { version: 1 } }],
      },
    };
    expect((await hub.ask(li, waiting)).data).toEqual(expected);
    for (const unseen of [0, 2]) {
      const { errors } = await confirm(li, 'chen', unseen);
      expect(errors?.[0]).toMatchObject({
        message: `The account "chen" now has version 1, not ${String(unseen)}: read the changes, then confirm it.`,
        extensions: { code: 'TRANSITION_REFUSED', version: 1 },
      });
    }
    const once = await confirm(li);
    expect(once.data).toEqual({
      confirmMember: {
        kind: 'ACCOUNT',
        account: { id: 'chen', registration: { state: 'CONFIRMED_ONCE', confirmedBy: ['li'] } },
      },
    });
    expect((await hub.ask(li, waiting)).data).toEqual({ unconfirmedMembers: { accounts: [] } });
    expect(codesOf(await confirm(li))).toEqual(['TWO_PERSONS_NEEDED']);
    expect((await hub.ask(zhao, waiting)).data).toEqual(expected);
    expect((await confirm(zhao)).data).toMatchObject({
      confirmMember: {
        account: { registration: { state: 'CONFIRMED', confirmedBy: ['li', 'zhao'] } },
      },
    });
    const events = (await hub.exported())
      .split('\n')
      .flatMap((line) =>
        line.includes('\\"account\\":\\"chen\\"') ? [/"event\\":\\"(\w+)/.exec(line)?.[1]] : [],
      );
    expect(events).toEqual(['ACCOUNT_REGISTERED', 'ACCOUNT_CONFIRMED_ONCE', 'ACCOUNT_CONFIRMED']);
  });

  test('shows in each answer how things stand after that very act', async () => {
    await seedPerson(seeds(), { id: 'sun', posts: [{ post: 'ANALYST' }] });
    const { data } = await hub.ask(
      admin,
      `mutation {
        more: assignRole(account: "sun", post: { post: DEPARTMENT_DEVELOPER }) { posts { post } registration { state } }
        less: removeRole(account: "sun", post: ANALYST) { posts { post } }
        locked: lockMember(kind: ACCOUNT, id: "sun") { account { registration { state } } }
        unlocked: unlockMember(kind: ACCOUNT, id: "sun") { account { registration { state } } }
      }`,
    );
    expect(data).toEqual({
      more: {
        posts: [{ post: 'ANALYST' }, { post: 'DEPARTMENT_DEVELOPER' }],
        registration: { state: 'DORMANT' },
      },
      less: { posts: [{ post: 'DEPARTMENT_DEVELOPER' }] },
      locked: { account: { registration: { state: 'LOCKED' } } },
      unlocked: { account: { registration: { state: 'DORMANT' } } },
    });
  });

  test('S8A6 MUST NOT be without its event: where that cannot be written, nothing is done', async () => {
    await rows(
      'alter table exchange.hub_event add constraint closed check (event <> $$POST_GIVEN$$) not valid',
    );
    await seedPerson(seeds(), { id: 'qian', posts: [{ post: 'ANALYST' }] });
    const refused = await hub.ask(
      admin,
      'mutation { assignRole(account: "qian", post: { post: DEPARTMENT_DEVELOPER }) { id } }',
    );
    expect(codesOf(refused)).toEqual(['INTERNAL']);
    await rows('alter table exchange.hub_event drop constraint closed');
    const held = await rows<{ post: string }>(
      `select post from exchange.role_of_account where account_id = 'qian'`,
    );
    expect(held).toEqual([{ post: 'ANALYST' }]);
  });
});

describe('what a person of the demonstration does with accounts', () => {
  const isDemonstration = async (table: string, id: string) => {
    const found = await rows<{ is: boolean }>(
      `select is_demonstration as is from exchange.${table} where id = '${id}'`,
    );
    return found[0]?.is;
  };
  const demoSteward = person('water', 'HANDLER', { subject: 'demo-steward' });
  const registered = (id: string, by: Caller) =>
    hub.ask(
      by,
      `mutation { registerAccount(account: ${ACCOUNT.replace('"chen"', `"${id}"`)}) { account { id } } }`,
    );
  const confirmed = (id: string, by: Caller, version = 1) =>
    hub.ask(
      by,
      `mutation { confirmMember(kind: ACCOUNT, id: "${id}", version: ${String(version)}) { id } }`,
    );

  beforeAll(async () => {
    await seedPerson(seeds(), { id: 'demo-steward', isDemonstration: true });
    await seedPerson(seeds(), {
      id: 'demo-admin',
      posts: [{ post: 'ADMINISTRATOR' }],
      isDemonstration: true,
    });
  });

  test('S8A10 MUST be permanently of the demonstration, whom such a person registers or confirms', async () => {
    await registered('of-demo', person('water', 'ADMINISTRATOR', { subject: 'demo-admin' }));
    expect(await isDemonstration('account', 'of-demo')).toBe(true);
    await registered('of-both', waterAdmin);
    await confirmed('of-both', li);
    expect(await isDemonstration('account', 'of-both')).toBe(false);
    await confirmed('of-both', demoSteward);
    expect(await isDemonstration('account', 'of-both')).toBe(true);
    await hub.ask(waterAdmin, 'mutation { removeRole(account: "of-both", post: ANALYST) { id } }');
    for (const by of [li, zhao]) await confirmed('of-both', by, 2);
    expect(await isDemonstration('account', 'of-both')).toBe(true);
    await registered('of-nobody', waterAdmin);
    for (const by of [li, zhao]) await confirmed('of-nobody', by);
    expect(await isDemonstration('account', 'of-nobody')).toBe(false);
  });

  test('S8A11 MUST make a machine one of the demonstration, whose next secret such a person confirms', async () => {
    await seedClient(seeds(), { id: 'client-zhou', secret: 'c'.repeat(43) });
    const developer = person('water', 'DEPARTMENT_DEVELOPER', { subject: 'dev' });
    await hub.ask(developer, 'mutation { rotateClientSecret(client: "client-zhou") { secret } }');
    const confirm = (by: Caller) =>
      hub.ask(
        by,
        'mutation { confirmClientSecret(client: "client-zhou") { isSecretWaiting hasOlderSecret } }',
      );
    await confirm(demoSteward);
    expect(await isDemonstration('client', 'client-zhou')).toBe(true);
    expect((await confirm(li)).data).toEqual({
      confirmClientSecret: { isSecretWaiting: false, hasOlderSecret: true },
    });
  });
});

describe('the list of accounts', () => {
  const ids = async (by: Caller, filter = '', list = 'accounts') => {
    const { data } = await hub.ask(
      by,
      `{ ${list}(first: 500 ${filter}) { totalCount nodes { id } } }`,
    );
    const { nodes, totalCount } = data?.[list] as { nodes: { id: string }[]; totalCount: number };
    expect(totalCount).toBe(nodes.length);
    return nodes.map(({ id }) => id);
  };

  beforeAll(async () => {
    await rows(`insert into exchange.organisation (id, kind, name_zh, sponsor_id, registered_at, registered_by)
      values ('wetland-lab', 'PARTNER', '湿地实验室', 'water', now(), 'seed')`);
    const lab = { kind: 'PARTNER', id: 'wetland-lab' } as const;
    await seedPerson(seeds(), { id: 'lab-ma', organisation: lab, posts: [{ post: 'PARTNER' }] });
    await seedPerson(seeds(), {
      id: 'farm-he',
      organisation: department('agriculture'),
      posts: [{ post: 'ANALYST' }],
    });
    await seedClient(seeds(), {
      id: 'client-farm',
      secret: 'b'.repeat(43),
      organisation: department('agriculture'),
    });
  });

  test('S8A7 MUST show an administrator those that he keeps, a steward those that claim his department, an auditor all', async () => {
    const keeper = await ids(admin);
    expect(keeper).toEqual(expect.arrayContaining(['farm-he', 'lab-ma', 'wu']));
    expect(await ids(auditor)).toEqual(keeper);
    for (const ofWater of [waterAdmin, li, zhao]) {
      const seen = await ids(ofWater);
      expect(seen).toEqual(expect.arrayContaining(['lab-ma', 'wu']));
      expect(seen).not.toContain('farm-he');
      expect(await ids(ofWater, 'filter: { department: "agriculture" }')).toEqual([]);
      expect(await ids(ofWater, '', 'organisations')).toEqual(['wetland-lab']);
      expect(await ids(ofWater, '', 'clients')).toEqual(['client-wu', 'client-zhou']);
    }
    expect(await ids(admin, '', 'clients')).toEqual(['client-farm', 'client-wu', 'client-zhou']);
  });

  test.each(['accounts', 'clients', 'organisations'])(
    'S8A8 MUST NOT show %s to anyone who neither keeps, confirms nor audits them',
    async (list) => {
      const may: ReadonlyArray<Role> = [
        ...(['ADMINISTRATOR', 'HANDLER', 'APPROVER', 'EXCHANGE_OPERATOR'] as const),
        'RECORD_AUDITOR',
        ...(list === 'clients' ? (['DEPARTMENT_DEVELOPER'] as const) : []),
      ];
      for (const post of (Object.keys(ROLES) as Role[]).filter((one) => !may.includes(one))) {
        const answer = await hub.ask(holderOf(post), `{ ${list} { nodes { id } } }`);
        expect({ post, codes: codesOf(answer), data: answer.data }).toEqual({
          post,
          codes: ['NOT_PERMITTED'],
          data: null,
        });
      }
    },
  );

  test('narrows by post, state and organisation, and goes on page by page', async () => {
    expect(await ids(admin, 'filter: { post: PARTNER }')).toEqual(['lab-ma']);
    expect(await ids(admin, 'filter: { organisation: "wetland-lab" }')).toEqual(['lab-ma']);
    expect(await ids(admin, 'filter: { state: DORMANT, department: "water" }')).toEqual([
      'of-demo',
      'sun',
    ]);
    const all = await ids(admin);
    const paged: string[] = [];
    for (let after: string | null = null; ;) {
      const { data } = await hub.ask(
        admin,
        'query ($after: String) { accounts(first: 3, after: $after) { nodes { id } pageInfo { endCursor hasNextPage } } }',
        { after },
      );
      const page = data?.['accounts'] as {
        nodes: { id: string }[];
        pageInfo: { endCursor: string; hasNextPage: boolean };
      };
      paged.push(...page.nodes.map(({ id }) => id));
      if (!page.pageInfo.hasNextPage) break;
      after = page.pageInfo.endCursor;
    }
    expect(paged).toEqual(all);
  });
});

describe('the caller', () => {
  const ME = `{ me { subject organisation { kind id nameZh } posts { post districts } districts sources purpose
    account { id registration { state } } client { id post { post } } } }`;

  test("sees the caller's account with its roles", async () => {
    const wu = person('water', 'HANDLER', { subject: 'wu', purpose: '防汛' });
    expect((await hub.ask(wu, ME)).data).toEqual({
      me: {
        subject: 'wu',
        organisation: { kind: 'DEPARTMENT', id: 'water', nameZh: null },
        posts: [{ post: 'HANDLER', districts: null }],
        districts: null,
        sources: null,
        purpose: '防汛',
        account: { id: 'wu', registration: { state: 'CONFIRMED' } },
        client: null,
      },
    });
  });

  test('is a machine that sees itself, a partner with its organisation, and nobody', async () => {
    const machine = { ...holderOf('DEPARTMENT_SYSTEM'), subject: 'client-wu' };
    expect((await hub.ask(machine, ME)).data).toMatchObject({
      me: { account: null, client: { id: 'client-wu', post: { post: 'DEPARTMENT_SYSTEM' } } },
    });
    const lab = { kind: 'PARTNER', id: 'wetland-lab' } as const;
    const ma = person('water', 'PARTNER', { subject: 'lab-ma', organisation: lab });
    expect((await hub.ask(ma, ME)).data).toMatchObject({
      me: { organisation: { ...lab, nameZh: '湿地实验室' }, account: { id: 'lab-ma' } },
    });
    expect((await hub.ask(PUBLIC_CALLER, ME)).data).toEqual({ me: null });
  });
});
