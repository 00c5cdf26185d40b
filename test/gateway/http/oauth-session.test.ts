import { setTimeout } from 'node:timers/promises';
import { hashPassword } from '../../../shared/identity/password';
import { totpCode } from '../../../shared/identity/totp';
import { registerOrganisation } from '../../../subgraphs/exchange/accounts/organisations/register-organisation.store';
import { revokeAll } from '../../../subgraphs/exchange/accounts/members/revoke-member.store';
import { setLocked } from '../../../subgraphs/exchange/accounts/members/lock-member.store';
import { removeRole } from '../../../subgraphs/exchange/accounts/members/remove-role.store';
import { ADMINISTRATOR, department, SEEDED, seedPerson } from '../../setup/identity-database';
import { oauthHub, type OauthHub, type TestGateway } from '../setup/oauth-hub';
import { cpuMsOf } from '../../setup/fixtures/cpu-time';

let hub: OauthHub;
let gateway: TestGateway;

beforeEach(async () => {
  hub = await oauthHub();
  gateway = await hub.gateway();
  await seedPerson(hub.exchange, { id: 'chen' });
});
afterEach(() => hub.close());

const signIn = (change: object = {}, headers: Record<string, string> = {}, at = gateway) =>
  at.ask('/oauth/sign-in', {
    json: { account: 'chen', password: SEEDED.password, code: hub.code(), ...change },
    headers,
  });
/** A session of its own; the clock continues, because each code works once. */
const cookieOf = async (at = gateway) => {
  const { cookie } = await signIn({}, {}, at);
  hub.clock.ms += 31_000;
  return cookie;
};
const who = (cookie: string, at = gateway) => at.ask('/who', { headers: { cookie } });
const admin = () => ({ by: ADMINISTRATOR, now: new Date(hub.clock.ms) });

const REFUSED = {
  errors: [
    {
      message: 'Account, password or code is wrong, or the account is not in use.',
      extensions: {
        code: 'SIGN_IN_REFUSED',
        remedy: 'Try again; after several failures wait as long as `retry-after` says.',
      },
    },
  ],
};

describe('POST /oauth/sign-in', () => {
  test('S2S1 MUST open a session that scripts and other sites cannot reach, on every gateway', async () => {
    const answer = await signIn();
    expect([answer.status, answer.body]).toEqual([
      200,
      { account: 'chen', expiresAt: new Date(hub.clock.ms + 8 * 3_600_000).toISOString() },
    ]);
    expect(answer.headers['set-cookie']).toEqual([
      expect.stringMatching(/^rivergate_device_/),
      expect.stringMatching(/^rivergate_session=[\w-]{43}; Path=\/; HttpOnly; SameSite=Strict$/),
    ]);
    const other = await hub.gateway();
    expect((await who(answer.cookie, other)).body).toMatchObject({
      via: 'SESSION',
      caller: { subject: 'chen', kind: 'PERSON', roles: ['HANDLER'] },
    });
    expect(hub.events).toEqual([{ event: 'SIGN_IN', subject: 'chen', facts: { via: 'PASSWORD' } }]);
  });

  test('S2S2 MUST keep cookies to https where the request came by it, or a setting says so', async () => {
    const always = await hub.gateway({ hasSecureCookies: true });
    const proxied = await hub.gateway({ trustedProxies: ['127.0.0.1'] });
    const https = { 'x-forwarded-proto': 'https' };
    const cookies = [];
    for (const [at, headers] of [
      [always, {}],
      [proxied, https],
      [proxied, {}],
      [gateway, https],
    ] as const) {
      const answer = await signIn({}, headers, at);
      cookies.push(String(answer.headers['set-cookie']).endsWith('; Secure'));
      hub.clock.ms += 31_000;
    }
    expect(cookies).toEqual([true, true, false, false]);
  });

  test('S2S3 MUST say the same to a wrong password, a wrong code, an unknown, dormant or locked account', async () => {
    await seedPerson(hub.exchange, { id: 'dormant' });
    await seedPerson(hub.exchange, { id: 'locked' });
    await seedPerson(hub.exchange, { id: 'demo', isDemonstration: true });
    await seedPerson(hub.exchange, { id: 'postless' });
    await hub.exchange.asExchange(async (transaction) => {
      await transaction.query(
        `update exchange.account set confirmed_at = null, founding_document = null where id = 'dormant'`,
      );
      await transaction.query(`delete from exchange.role_of_account where account_id = 'postless'`);
      await setLocked(transaction, { kind: 'ACCOUNT', id: 'locked', isLocked: true }, admin());
    });
    const late = totpCode(SEEDED.totpSecret, new Date(hub.clock.ms + 300_000));
    const changes = [
      { password: 'wrong horse battery' },
      { password: '' },
      { code: late },
      { code: '' },
      ...['nobody', 'dormant', 'locked', 'demo', 'postless', '', "' or 1=1 --", 'Chen'].map(
        (account) => ({ account }),
      ),
    ];
    for (const change of changes) {
      const { status, body } = await signIn(change);
      expect([change, status, body]).toEqual([change, 401, REFUSED]);
      hub.clock.ms += 5000; // Who fails three times waits four seconds.
    }
    expect(new Set(hub.events.map(({ event }) => event))).toEqual(new Set(['SIGN_IN_REFUSED']));
  });

  test('does as much work for an account that is none as for a wrong password', async () => {
    // The least of three: what else the process does only adds.
    const least = async (work: () => Promise<unknown>) => {
      const times: number[] = [];
      for (let at = 0; at < 3; at += 1) {
        times.push(await cpuMsOf(work));
      }
      return Math.min(...times);
    };
    const guess = (account: string) => () => signIn({ account, password: 'wrong horse battery' });
    const passwordHash = await hashPassword(SEEDED.password);
    await hub.exchange.asExchange((transaction) =>
      transaction.query(`update exchange.account set password_hash = $1`, [passwordHash]),
    );
    const hashing = await least(() => hashPassword('x'));
    expect(await least(guess('chen'))).toBeGreaterThan(hashing / 2);
    expect(await least(guess('nobody'))).toBeGreaterThan(hashing / 2);
  });

  test('S2S4 MUST take each code once, on all gateways together', async () => {
    const gateways = [gateway, await hub.gateway()];
    const tries = Array.from({ length: 6 }, (_, at) => signIn({}, {}, gateways[at % 2]));
    const statuses = (await Promise.all(tries)).map(({ status }) => status);
    expect(statuses.filter((status) => status === 200)).toEqual([200]);
    expect(statuses.filter((status) => ![200, 401, 429].includes(status))).toEqual([]);
    hub.clock.ms += 30_000; // One step of codes, wherever in a step the clock stands.
    const earlier = totpCode(SEEDED.totpSecret, new Date(hub.clock.ms - 30_000));
    expect((await signIn({ code: earlier })).status).toBe(401);
    expect((await signIn()).status).toBe(200);
  });

  test('S2S5 MUST NOT look at more than ten failures of an account from an address or its network', async () => {
    const tries = Array.from({ length: 12 }, () => signIn({ password: 'wrong' }));
    const statuses = (await Promise.all(tries)).map(({ status }) => status);
    expect(statuses.sort()).toEqual([...Array<number>(3).fill(401), ...Array<number>(9).fill(429)]);
    const { status, text, headers } = await signIn();
    expect([status, text, headers['retry-after']]).toEqual([
      429,
      expect.stringContaining('TOO_MANY_REQUESTS'),
      '4',
    ]);

    const proxied = await hub.gateway({ trustedProxies: ['127.0.0.1'] });
    const from = (address: string) => ({ 'x-forwarded-for': address });
    const network = Array.from({ length: 5 }, (_, at) =>
      signIn({ password: 'wrong' }, from(`2001:db8::${String(at)}`), proxied),
    );
    const refused = (await Promise.all(network)).filter(({ status }) => status === 429);
    expect(refused).toHaveLength(2);
    hub.clock.ms += 900_000;
    expect((await signIn()).status).toBe(200);
  });

  const REFUSALS = [401, 401, 401, 429];

  test('S2S14 MUST know a browser that signed in before by a cookie, with a count of its own', async () => {
    const known = await signIn();
    const [device = '', session = ''] = known.headers['set-cookie'] ?? [];
    expect(device).toMatch(
      /^rivergate_device_[0-9a-f]{12}=[\w.-]+; Path=\/oauth\/sign-in; Max-Age=15552000; HttpOnly; SameSite=Strict$/,
    );
    expect(session).toMatch(/^rivergate_session=/);
    const [cookie = ''] = device.split(';');
    hub.clock.ms += 31_000;
    const tries: number[] = [];
    for (let at = 0; at < 4; at += 1) tries.push((await signIn({ password: 'wrong' })).status);
    expect(tries).toEqual(REFUSALS);
    expect((await signIn()).status).toBe(429);
    expect((await signIn({}, { cookie })).status).toBe(200);
    hub.clock.ms += 31_000;
    const own: number[] = [];
    for (let at = 0; at < 4; at += 1)
      own.push((await signIn({ password: 'wrong' }, { cookie })).status);
    expect(own).toEqual(REFUSALS);
  });

  test('S2S6 MUST have a password that was given out changed before it opens anything', async () => {
    await seedPerson(hub.exchange, { id: 'wu', isPasswordInitial: true });
    const account = 'wu';
    const first = await signIn({ account });
    expect([first.status, first.text]).toEqual([
      403,
      expect.stringContaining('TRANSITION_REFUSED'),
    ]);
    const easy = await signIn({ account, newPassword: 'short' });
    expect([easy.status, easy.text]).toEqual([400, expect.stringContaining('12 to 256')]);
    expect((await signIn({ account, newPassword: SEEDED.password })).status).toBe(400);
    const newPassword = 'another horse battery';
    expect((await signIn({ account, newPassword, password: 'wrong' })).status).toBe(401);
    expect((await signIn({ account, newPassword })).status).toBe(200);
    hub.clock.ms += 31_000;
    expect((await signIn({ account })).status).toBe(401);
    expect((await signIn({ account, password: newPassword })).status).toBe(200);
  });

  test.each<[string, object]>([
    ['no JSON', { headers: { 'content-type': 'application/json' }, form: '{' }],
    ['a list', { json: [] }],
    ['nothing', { json: null }],
    ['no code', { json: { account: 'chen', password: 'x' } }],
    ['a number as code', { json: { account: 'chen', password: 'x', code: 123456 } }],
    ['an object as account', { json: { account: {}, password: 'x', code: '1' } }],
    ['a form', { form: { account: 'chen', password: 'x', code: '1' } }],
    ['U+0000 in the account', { json: { account: 'ch\0en', password: 'x', code: '1' } }],
    ['U+0000 in the password', { json: { account: 'chen', password: '\0', code: '1' } }],
    ['U+0000 in the code', { json: { account: 'chen', password: 'x', code: '12\0' } }],
    [
      'U+0000 in the next password',
      { json: { account: 'chen', password: 'x', code: '1', newPassword: 'a\0b' } },
    ],
    ['an endless password', { json: { account: 'chen', password: 'x'.repeat(600), code: '1' } }],
  ])('refuses %s', async (_, asked) => {
    const { status, text } = await gateway.ask('/oauth/sign-in', { method: 'POST', ...asked });
    expect([status, text]).toEqual([400, expect.stringContaining('BAD_REQUEST')]);
  });

  test('takes no text that another site can send without asking', async () => {
    const { status } = await signIn({}, { 'content-type': 'text/plain' });
    expect(status).toBe(415);
  });

  test('opens nothing when the event cannot be written to the audit log', async () => {
    const unrecorded = await hub.gateway({
      note: () => Promise.reject(new TypeError('no record')),
    });
    const answer = await signIn({}, {}, unrecorded);
    expect([answer.status, answer.cookie]).toEqual([500, '']);
  });
});

describe('requests of other sites', () => {
  const paths = ['/oauth/sign-in', '/oauth/sign-out', '/oauth/purpose', '/oauth/demo'];
  const foreign: ReadonlyArray<Record<string, string>> = [
    { 'sec-fetch-site': 'cross-site' },
    { 'sec-fetch-site': 'same-site' },
    { origin: 'https://evil.example' },
    { origin: 'null' },
    { origin: 'http://127.0.0.1:1' },
  ];
  test.each(paths.flatMap((path) => foreign.map((headers) => [path, headers] as const)))(
    'S2S7 MUST be refused at %s with %j',
    async (path, headers) => {
      const json = { account: 'chen', password: SEEDED.password, code: hub.code(), purpose: null };
      const answer = await gateway.ask(path, { json, headers });
      expect([answer.status, answer.cookie]).toEqual([400, '']);
      expect(answer.text).toContain('This request came from another site');
    },
  );

  test('our own are not', async () => {
    const headers = { origin: gateway.url, 'sec-fetch-site': 'same-origin' };
    expect((await signIn({}, headers)).status).toBe(200);
    hub.clock.ms += 31_000;
    expect((await signIn({}, { origin: 'http://hub.test' })).status).toBe(200);
  });
});

describe('a session', () => {
  test('S2S8 MUST end everywhere when its person signs out', async () => {
    const other = await hub.gateway();
    const cookie = await cookieOf();
    expect((await who(cookie, other)).status).toBe(200);
    const out = await gateway.ask('/oauth/sign-out', { method: 'POST', headers: { cookie } });
    expect([out.status, out.headers['set-cookie']]).toEqual([
      204,
      ['rivergate_session=; Path=/; Max-Age=0; HttpOnly; SameSite=Strict'],
    ]);
    expect([(await who(cookie)).status, (await who(cookie, other)).status]).toEqual([401, 401]);
    expect(hub.events.at(-1)).toEqual({ event: 'SIGN_OUT', subject: 'chen', facts: {} });
    const again = await gateway.ask('/oauth/sign-out', { method: 'POST', headers: { cookie } });
    expect(again.status).toBe(204);
  });

  test('S9S1 MUST end on every gateway once its person has chosen another password', async () => {
    const other = await hub.gateway();
    const cookies = [await cookieOf(), await cookieOf(other)];
    for (const cookie of cookies) expect((await who(cookie, other)).status).toBe(200);
    const newPassword = 'another horse battery';
    const { cookie, status } = await signIn({ newPassword });
    expect(status).toBe(200);
    // Longer than a gateway takes a session for what it was a moment ago.
    hub.clock.ms += 2001;
    for (const at of [gateway, other]) {
      for (const before of cookies) expect((await who(before, at)).status).toBe(401);
      expect((await who(cookie, at)).status).toBe(200);
    }
    expect(hub.events.map(({ event }) => event)).toContain('PASSWORD_CHANGED');
  });

  test('S9S6 MUST NOT be opened by a password that was changed while it was looked at', async () => {
    const passwordHash = await hashPassword('another horse battery');
    const asked = await hub.exchange.asExchange(async (transaction) => {
      await transaction.query(`select from exchange.account where id = 'chen' for update`);
      const waiting = signIn();
      const isWaiting = `select from pg_locks join pg_stat_activity using (pid)
        where not granted and datname = current_database()`;
      while ((await transaction.query(isWaiting)).length === 0) await setTimeout(20);
      const change = `update exchange.account set password_hash = $1 where id = 'chen'`;
      await transaction.query(change, [passwordHash]);
      return { waiting };
    });
    expect((await asked.waiting).status).toBe(401);
    hub.clock.ms += 31_000;
    expect((await signIn({ password: 'another horse battery' })).status).toBe(200);
  });

  test('S9S2 MUST end when somebody signs in over it', async () => {
    await seedPerson(hub.exchange, { id: 'wu' });
    const before = await cookieOf();
    const after = await signIn({ account: 'wu' }, { cookie: before });
    expect((await who(after.cookie)).body['caller']).toMatchObject({ subject: 'wu' });
    expect((await who(before)).status).toBe(401);
    // A refused one ends nothing.
    expect((await signIn({ password: 'wrong' }, { cookie: after.cookie })).status).toBe(401);
    expect((await who(after.cookie)).status).toBe(200);
  });

  test.each(['Password1234!', 'chen-is-my-name', '江门市环境保护局2026', 'x'.repeat(300)])(
    'S9S3 MUST NOT be opened with a new password that is easy (%j), and the reason is given in Chinese, too',
    async (newPassword) => {
      const { status, body } = await signIn({ newPassword });
      expect([status, body]).toEqual([
        400,
        {
          errors: [
            {
              message: expect.stringContaining('newPassword'),
              extensions: expect.objectContaining({
                code: 'PASSWORD_REFUSED',
                messageZh: expect.stringMatching(/口令/),
              }),
            },
          ],
        },
      ]);
    },
  );

  test('S2S9 MUST end when it rests too long, and in any case after hours', async () => {
    const cookie = await cookieOf();
    for (let minutes = 0; minutes < 8 * 60 - 20; minutes += 20) {
      expect([minutes, (await who(cookie)).status]).toEqual([minutes, 200]);
      hub.clock.ms += 20 * 60_000;
    }
    expect((await who(cookie)).status).toBe(200);
    hub.clock.ms += 20 * 60_000;
    expect((await who(cookie)).status).toBe(401);
    const idle = await cookieOf();
    hub.clock.ms += 30 * 60_000;
    expect((await who(idle)).status).toBe(401);
  });

  test('S2S10 MUST be void as soon as what its person may do has changed', async () => {
    const other = await hub.gateway();
    const account = { kind: 'ACCOUNT', id: 'chen' } as const;
    const cookie = await cookieOf();
    expect((await who(cookie, other)).status).toBe(200);
    await hub.exchange.asExchange((transaction) => revokeAll(transaction, account, admin()));
    expect((await who(cookie, other)).status).toBe(401);
    hub.clock.ms += 31_000;
    const later = await cookieOf();
    expect((await who(later, other)).status).toBe(200);
    await hub.exchange.asExchange((transaction) =>
      removeRole(transaction, { account: 'chen', post: 'HANDLER' }, admin()),
    );
    expect((await who(later, other)).status).toBe(401);
  });

  test('S2S11 MUST read as its roles are now, those of a bureau within its districts', async () => {
    const posts = [
      { post: 'DISTRICT_BUREAU', districts: ['440705', '440703'] },
      { post: 'ANALYST' },
    ] as const;
    await seedPerson(hub.exchange, { id: 'fang', organisation: department('environment'), posts });
    const { cookie } = await signIn({ account: 'fang' });
    expect((await who(cookie)).body['caller']).toMatchObject({
      roles: ['ANALYST', 'DISTRICT_BUREAU'],
      districts: ['440703', '440705'],
    });
  });

  test('of a partner is none until its organisation is confirmed', async () => {
    const partner = { id: 'institute', kind: 'PARTNER', nameZh: '研究院', nameEn: null } as const;
    await hub.exchange.asExchange((transaction) =>
      registerOrganisation(transaction, { ...partner, sponsor: 'water' }, admin()),
    );
    const organisation = { kind: 'PARTNER', id: 'institute' } as const;
    await seedPerson(hub.exchange, { id: 'qian', organisation, posts: [{ post: 'PARTNER' }] });
    expect((await signIn({ account: 'qian' })).status).toBe(401);
    await hub.exchange.asExchange((transaction) =>
      transaction.query(
        `update exchange.organisation set confirmed_at = now(), founding_document = 'x'`,
      ),
    );
    expect((await signIn({ account: 'qian' })).status).toBe(200);
  });

  test('S2S12 MUST show its person who they are, and nothing secret', async () => {
    const purposesOf = () => Promise.resolve(['灌溉水源调查', '洪水预警']);
    const granted = await hub.gateway({ purposesOf });
    const cookie = await cookieOf(granted);
    const session = () => granted.ask('/oauth/session', { headers: { cookie } });
    const choose = (purpose: unknown) =>
      granted.ask('/oauth/purpose', { json: { purpose }, headers: { cookie } });
    const { body } = await session();
    expect(body).toEqual({
      account: 'chen',
      kind: 'PERSON',
      via: 'SESSION',
      organisation: { kind: 'DEPARTMENT', id: 'water' },
      posts: [{ post: 'HANDLER', nameZh: '数据管理经办', nameEn: 'Handler (steward)' }],
      districts: null,
      sources: null,
      purposes: ['灌溉水源调查', '洪水预警'],
      purpose: null,
      expiresAt: expect.stringMatching(/Z$/),
    });
    expect((await choose('洪水预警')).status).toBe(204);
    expect((await session()).body['purpose']).toBe('洪水预警');
    expect((await choose('赤潮预警')).status).toBe(400);
    expect((await choose(7)).status).toBe(400);
    expect((await choose(null)).status).toBe(204);
    expect((await session()).body['purpose']).toBe(null);
    expect((await granted.ask('/oauth/purpose', { json: { purpose: null } })).status).toBe(401);
  });

  test('that has ended is taken from the browser that asks about it', async () => {
    const cookie = await cookieOf();
    hub.clock.ms += 9 * 3_600_000;
    const answer = await gateway.ask('/oauth/session', { headers: { cookie } });
    expect([answer.status, answer.cookie]).toEqual([401, 'rivergate_session=']);
  });

  test('of nobody shows that one asks as the public', async () => {
    expect((await gateway.ask('/oauth/session')).body).toMatchObject({
      account: 'public',
      via: 'NONE',
      posts: [{ post: 'PUBLIC' }],
      expiresAt: null,
    });
  });
});

describe('POST /oauth/demo', () => {
  const demo = (at: TestGateway, headers: Record<string, string> = {}, account = 'demo-li') =>
    at.ask('/oauth/demo', { json: { account }, headers });
  beforeEach(() => seedPerson(hub.exchange, { id: 'demo-li', isDemonstration: true }));

  test('S2D1 MUST sign in to a demonstration account with one click, from this machine', async () => {
    const at = await hub.gateway({ isDemonstration: true });
    const answer = await demo(at);
    expect(answer.status).toBe(200);
    expect((await who(answer.cookie, at)).body['caller']).toMatchObject({ subject: 'demo-li' });
    expect((await at.ask('/oauth/demo')).body).toEqual({
      accounts: [
        {
          account: 'demo-li',
          nameZh: '测试 demo-li',
          organisation: { kind: 'DEPARTMENT', id: 'water' },
          posts: ['HANDLER'],
        },
      ],
    });
    const local = { host: `localhost:${new URL(at.url).port}` };
    expect((await demo(at, local)).status).toBe(200);
    expect((await demo(at, {}, 'chen')).status).toBe(401);
    expect((await who(answer.cookie)).status).toBe(401);
  });

  test('S2D2 MUST NOT where the hub is no demonstration, has real data, or is configured not to', async () => {
    const real = () => Promise.resolve(true);
    const ended = await hub.gateway({ isDemonstration: true, hasRealData: real });
    const without = await hub.gateway({ isDemonstration: true, hasOneClick: false });
    for (const at of [gateway, ended, without]) {
      const answers = [await demo(at), await at.ask('/oauth/demo')];
      expect(answers.map(({ status }) => status)).toEqual([403, 403]);
      expect(answers[0]?.text).toContain('NOT_PERMITTED');
    }
  });

  test.each<Record<string, string>>([
    { host: 'hub.example' },
    { host: 'localhost.evil.example' },
    { host: '127.0.0.1.evil.example' },
    { 'x-forwarded-for': '127.0.0.1' },
    { forwarded: 'for=127.0.0.1' },
    { via: '1.1 proxy' },
    { 'cf-connecting-ip': '127.0.0.1' },
    { 'x-forwarded-proto': 'https' },
    { host: '0.0.0.0' },
  ])('S2D3 MUST NOT by another name, or through a proxy: %j', async (headers) => {
    const at = await hub.gateway({ isDemonstration: true });
    expect((await demo(at, headers)).status).toBe(403);
  });
});
