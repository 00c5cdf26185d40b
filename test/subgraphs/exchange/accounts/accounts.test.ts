import { EVERY_ROW } from '../../../../shared/data/row-bounds';
import type { Transaction } from '../../../../shared/data/database';
import type { Caller } from '../../../../shared/identity/caller';
import { registerAccount } from '../../../../subgraphs/exchange/accounts/register-account';
import { resetFactor } from '../../../../subgraphs/exchange/accounts/reset-factor.store';
import { confirmSecret } from '../../../../subgraphs/exchange/accounts/clients/confirm-secret.store';
import { registerClient } from '../../../../subgraphs/exchange/accounts/clients/register-client';
import { retireSecret } from '../../../../subgraphs/exchange/accounts/clients/retire-secret.store';
import { rotateSecret } from '../../../../subgraphs/exchange/accounts/clients/rotate-secret.store';
import { confirmMember } from '../../../../subgraphs/exchange/accounts/members/confirm-member.store';
import { revokeAll } from '../../../../subgraphs/exchange/accounts/members/revoke-member.store';
import { setLocked } from '../../../../subgraphs/exchange/accounts/members/lock-member.store';
import type { MemberKey } from '../../../../subgraphs/exchange/accounts/members/member-key';
import { registerOrganisation } from '../../../../subgraphs/exchange/accounts/organisations/register-organisation.store';
import { linkOutside } from '../../../../subgraphs/exchange/accounts/link-outside.store';
import { assignRole } from '../../../../subgraphs/exchange/accounts/members/assign-role.store';
import { removeRole } from '../../../../subgraphs/exchange/accounts/members/remove-role.store';
import { revocationsNow } from '../../../../subgraphs/exchange/accounts/revocations.queries';
import {
  ADMINISTRATOR,
  department,
  identityDatabase,
  seedPerson,
  steward,
  type IdentityDatabase,
} from '../../../setup/identity-database';
import { person } from '../../../shared/sharing/sharing-fixtures';

let hub: IdentityDatabase;
beforeEach(async () => {
  hub = await identityDatabase();
});
afterEach(() => hub.close());

const now = new Date('2026-11-23T10:00:00Z');
const by = (caller: Caller) => ({ by: caller, now });
const admin = by(ADMINISTRATOR);
const first = by(steward('water', 'li'));
const second = by(steward('water', 'zhao', 'APPROVER'));
const chen = {
  id: 'chen',
  nameZh: '陈工',
  organisation: department('water'),
  posts: [{ post: 'ANALYST' }],
} as const;
const account = { kind: 'ACCOUNT', id: 'chen' } as const;

const run = <T>(work: (transaction: Transaction) => Promise<T>) => hub.asExchange(work);
const register = (change: object = {}, act = admin) =>
  run((transaction) => registerAccount(transaction, { ...chen, ...change }, act));
const confirm = async (act: typeof first, key: MemberKey = account) => {
  const version = await versionOf(key);
  return run((transaction) => confirmMember(transaction, { ...key, version }, act));
};
/** How many changes a steward sees who reads it now. */
const versionOf = async ({ kind, id }: MemberKey) => {
  const [row] = await run((transaction) =>
    transaction.query<{ version: number }>(
      'select count(*)::int as version from exchange.member_change where kind = $1 and member_id = $2',
      [kind, id],
    ),
  );
  return row?.version ?? 0;
};
const codeOf = (work: Promise<unknown>) =>
  work.then(
    () => 'done',
    (thrown: unknown) => (thrown as { code?: string }).code ?? String(thrown),
  );
/** Lets `other` begin, and come as far as it can, while a transaction that did `one` is still open. */
async function meanwhile<T>(
  one: (transaction: Transaction) => Promise<unknown>,
  other: () => Promise<T>,
): Promise<{ readonly value: T }> {
  let begun: Promise<T> | undefined;
  let isSettled = false;
  await run(async (transaction) => {
    await one(transaction);
    begun = other().finally(() => (isSettled = true));
    begun.catch(() => undefined); // Looked at below.
    while (!isSettled && !(await isSomebodyWaiting(transaction)));
  });
  if (!begun) throw new TypeError('The other one has begun by now.');
  return { value: await begun };
}

async function isSomebodyWaiting(transaction: Transaction): Promise<boolean> {
  const [row] = await transaction.query<{ count: number }>(
    `select count(*) from pg_locks l join pg_stat_activity a using (pid)
     where not l.granted and a.datname = current_database()`,
  );
  return (row?.count ?? 0) > 0;
}

const isInUse = async (id = 'chen') => {
  const [row] = await run((transaction) =>
    transaction.query<{ inUse: boolean }>(
      'select confirmed_at is not null as "inUse" from exchange.account where id = $1',
      [id],
    ),
  );
  return row?.inUse;
};

describe('an account', () => {
  test('S2A1 MUST be dormant until two stewards of its department have confirmed it', async () => {
    const { event, issued } = await register();
    expect(event).toEqual({
      event: 'ACCOUNT_REGISTERED',
      subject: 'admin',
      facts: { account: 'chen', department: 'water', posts: 'ANALYST' },
    });
    expect(issued).toEqual({
      half: expect.stringMatching(/^[a-z2-9]{5}(-[a-z2-9]{5}){3}$/),
      factors: ['PASSWORD', 'SECOND_FACTOR'],
      expiresAt: '2026-11-24T10:00:00.000Z',
    });
    expect(await isInUse()).toBe(false);
    expect((await confirm(first)).event).toBe('ACCOUNT_CONFIRMED_ONCE');
    expect(await isInUse()).toBe(false);
    expect(await confirm(second)).toEqual({
      event: 'ACCOUNT_CONFIRMED',
      subject: 'zhao',
      facts: { account: 'chen', department: 'water', version: 1 },
    });
    expect(await isInUse()).toBe(true);
    expect(await codeOf(confirm(by(steward('water', 'wu'))))).toBe('TRANSITION_REFUSED');
  });

  test.each<[string, (transaction: Transaction) => Promise<unknown>]>([
    [
      'its password was reset',
      (t) => resetFactor(t, { account: 'chen', factor: 'PASSWORD' }, admin),
    ],
    [
      'its second factor was reset',
      (t) => resetFactor(t, { account: 'chen', factor: 'SECOND_FACTOR' }, admin),
    ],
    ['a role was given', (t) => assignRole(t, { account: 'chen', post: 'HANDLER' }, admin)],
    ['its role was removed', (t) => removeRole(t, { account: 'chen', post: 'ANALYST' }, admin)],
  ])('S8A14 MUST NOT be confirmed by who read it before %s', async (_, change) => {
    await register();
    const seen = await versionOf(account);
    await confirm(first);
    await run(change);
    for (const act of [by(steward('water', 'wu')), second]) {
      const unseen = run((transaction) =>
        confirmMember(transaction, { ...account, version: seen }, act),
      );
      await expect(unseen).rejects.toMatchObject({
        code: 'TRANSITION_REFUSED',
        extensions: { version: seen + 1 },
      });
    }
    expect(await isInUse()).toBe(false);
  });

  test('S2A2 MUST NOT be confirmed by one person twice, by itself, or by who registered it', async () => {
    await register();
    await run((transaction) =>
      transaction.query(`update exchange.account set registered_by = 'sun' where id = 'chen'`),
    );
    expect(await codeOf(confirm(by(steward('water', 'chen'))))).toBe('TWO_PERSONS_NEEDED');
    expect(await codeOf(confirm(by(steward('water', 'sun'))))).toBe('TWO_PERSONS_NEEDED');
    await confirm(first);
    expect(await codeOf(confirm(first))).toBe('TWO_PERSONS_NEEDED');
    expect(await codeOf(confirm(by(steward('water', 'li', 'APPROVER'))))).toBe(
      'TWO_PERSONS_NEEDED',
    );
    const bypass = run((transaction) =>
      transaction.query(
        `update exchange.account set confirmed_by_2 = 'li', confirmed_at = now() where id = 'chen'`,
      ),
    );
    expect(await codeOf(bypass)).toBe('23514');
  });

  test.each<[string, Caller]>([
    ['a steward of another department', steward('ocean', 'li')],
    ['an analyst', person('water', 'ANALYST')],
    ['the administrator', ADMINISTRATOR],
    ['a machine', { ...steward('water', 'li'), kind: 'MACHINE' }],
  ])('S2A3 MUST NOT be confirmed by %s', async (_, caller) => {
    await register();
    expect(await codeOf(confirm(by(caller)))).toBe('NOT_PERMITTED');
  });

  test('S2A4 MUST be registered by an administrator of the bureau or of its own department', async () => {
    const refused = [
      steward('water', 'li'),
      person('ocean', 'ADMINISTRATOR'),
      person('environment', 'ANALYST'),
      { ...ADMINISTRATOR, organisation: { kind: 'PARTNER', id: 'environment' } } as const,
    ];
    for (const caller of refused)
      expect(await codeOf(register({}, by(caller)))).toBe('NOT_PERMITTED');
    expect(await codeOf(register({}, by(person('water', 'ADMINISTRATOR'))))).toBe('done');
    expect(await codeOf(register({ id: 'chen2' }))).toBe('done');
  });

  test.each<[string, object, RegExp]>([
    ['a name that is in use', {}, /"chen", or its outside identity, is in use/],
    ['the name of nobody', { id: 'public' }, /An id has the form/],
    ['the name of a machine', { id: 'client-x' }, /An id has the form/],
    ['a name in capitals', { id: 'Chen' }, /An id has the form/],
    [
      'a department that is none',
      { id: 'wu', organisation: department('fire') },
      /No department of the plan/,
    ],
    [
      'an organisation that is none',
      { id: 'wu', organisation: { kind: 'PARTNER', id: 'x' } },
      /No partner is registered/,
    ],
    ['no role', { id: 'wu', posts: [] }, /No role is held/],
    [
      'a role of machines',
      { id: 'wu', posts: [{ post: 'DEPARTMENT_SYSTEM' }] },
      /not held by a PERSON/,
    ],
    [
      'a role of another department',
      { id: 'wu', posts: [{ post: 'PUBLISHER' }] },
      /only held in environment and weather/,
    ],
    [
      'a role of partners',
      { id: 'wu', posts: [{ post: 'PARTNER' }] },
      /not held in an organisation of kind DEPARTMENT/,
    ],
    [
      'a bureau without district',
      { id: 'wu', posts: [{ post: 'DISTRICT_BUREAU' }] },
      /requires at least one district/,
    ],
    [
      'a district of another city',
      { id: 'wu', posts: [{ post: 'DISTRICT_BUREAU', districts: ['440106'] }] },
      /No district of the city/,
    ],
    [
      'a watcher who reads',
      { id: 'wu', posts: [{ post: 'RECORD_AUDITOR' }, { post: 'ANALYST' }] },
      /RECORD_AUDITOR cannot be combined/,
    ],
    ['an empty display name', { id: 'wu', nameZh: '' }, /A name is one line/],
  ])('is refused with %s', async (_, change, message) => {
    await register();
    await expect(register(change)).rejects.toMatchObject({
      code: 'BAD_USER_INPUT',
      message: expect.stringMatching(message),
    });
  });

  test('S2A5 MUST be confirmed once and once only when many confirm at the same time', async () => {
    await register();
    const stewards = ['a', 'b', 'c', 'd', 'e', 'f'].map((id) => by(steward('water', id)));
    const outcomes = await Promise.all(stewards.map((act) => codeOf(confirm(act))));
    expect(outcomes.sort()).toEqual([
      ...Array<string>(4).fill('TRANSITION_REFUSED'),
      'done',
      'done',
    ]);
  });

  test('S2A13 MUST NOT be confirmed as if nobody had, while somebody is confirming it', async () => {
    await register();
    const { value } = await meanwhile(
      (transaction) => confirmMember(transaction, { ...account, version: 1 }, first),
      () => confirm(second),
    );
    expect(value.event).toBe('ACCOUNT_CONFIRMED');
    expect(await isInUse()).toBe(true);
  });
});

describe('posts', () => {
  beforeEach(async () => {
    await register();
    await confirm(first);
    await confirm(second);
  });
  const give = (given: Parameters<typeof assignRole>[1], act = admin) =>
    run((transaction) => assignRole(transaction, given, act));
  const take = (post: 'ANALYST' | 'HANDLER') =>
    run((transaction) => removeRole(transaction, { account: 'chen', post }, admin));

  test('S2A6 MUST make their holder dormant when one is given or taken, until confirmed again', async () => {
    expect(await give({ account: 'chen', post: 'HANDLER' })).toEqual({
      event: 'POST_GIVEN',
      subject: 'admin',
      facts: { account: 'chen', department: 'water', post: 'HANDLER' },
    });
    expect(await isInUse()).toBe(false);
    await confirm(first);
    await confirm(second);
    expect(await isInUse()).toBe(true);
    expect((await take('ANALYST')).event).toBe('POST_TAKEN');
    expect(await isInUse()).toBe(false);
    const revoked = await run((transaction) => revocationsNow(transaction, now));
    expect(revoked).toEqual({
      tokens: [],
      subjects: [['chen', expect.any(Number), now.getTime()]],
    });
  });

  test('S2A7 MUST NOT join a watch over the exchange with reading it', async () => {
    const watcher = give({ account: 'chen', post: 'RECORD_AUDITOR' });
    await expect(watcher).rejects.toThrow('RECORD_AUDITOR cannot be combined');
    const bypass = run((transaction) =>
      transaction.query(
        `insert into exchange.role_of_account values ('chen', 'RECORD_AUDITOR', 'RELEASED', null, null, now(), 'x')`,
      ),
    );
    expect(await codeOf(bypass)).toBe('23514');
  });

  test('S2A8 MUST NOT be joined by two that are given at the same moment', async () => {
    await take('ANALYST');
    const put = (post: string, reads: string): [string, string[]] => [
      `insert into exchange.role_of_account values ('chen', $1, $2, null, null, now(), 'x')`,
      [post, reads],
    ];
    const { value } = await meanwhile(
      (transaction) => transaction.query(...put('RECORD_AUDITOR', 'RELEASED')),
      () => codeOf(run((transaction) => transaction.query(...put('ANALYST', 'SHARED')))),
    );
    expect(value).toBe('23514');
  });

  test('are held once, and taken only where they are held', async () => {
    expect(await codeOf(give({ account: 'chen', post: 'ANALYST' }))).toBe('TRANSITION_REFUSED');
    expect(await codeOf(take('HANDLER'))).toBe('TRANSITION_REFUSED');
    expect(await codeOf(give({ account: 'wu', post: 'ANALYST' }))).toBe('BAD_USER_INPUT');
    expect(await codeOf(give({ account: 'chen', post: 'HANDLER' }, first))).toBe('NOT_PERMITTED');
  });
});

describe('what was issued', () => {
  test('S2A9 MUST be void once the account is locked, reset, linked or revoked', async () => {
    await seedPerson(hub, { id: 'wu' });
    const wu = { kind: 'ACCOUNT', id: 'wu' } as const;
    const issuer = 'https://id.example';
    const acts: Record<string, (transaction: Transaction) => Promise<unknown>> = {
      lock: (transaction) => setLocked(transaction, { ...wu, isLocked: true }, admin),
      revoke: (transaction) => revokeAll(transaction, wu, admin),
      totp: (transaction) =>
        resetFactor(transaction, { account: 'wu', factor: 'SECOND_FACTOR' }, admin),
      password: (transaction) =>
        resetFactor(transaction, { account: 'wu', factor: 'PASSWORD' }, admin),
      link: (transaction) => linkOutside(transaction, { ...wu, issuer, subject: 'w' }, first),
    };
    for (const [name, act] of Object.entries(acts)) {
      await run((transaction) =>
        transaction.query(
          `insert into exchange.session values ($1, 'wu', 'PASSWORD', null, now(), now(), now())`,
          [name],
        ),
      );
      await run(act);
      const [row] = await run((transaction) =>
        transaction.query('select count(*) from exchange.session where revoked_at is null'),
      );
      expect([name, row]).toEqual([name, { count: 0 }]);
      // Who resets has one half alone: the confirmation stays. Another way to sign in ends it.
      expect([name, await isInUse('wu')]).toEqual([name, name !== 'link']);
    }
    const revoked = await run((transaction) => revocationsNow(transaction, now));
    expect(revoked.subjects).toEqual([['wu', expect.any(Number), now.getTime()]]);
  });

  test('of members is void when their organisation is locked', async () => {
    const partner = { id: 'institute', kind: 'PARTNER', nameZh: '研究院', nameEn: null } as const;
    await run((transaction) =>
      registerOrganisation(transaction, { ...partner, sponsor: 'water' }, admin),
    );
    const organisation = { kind: 'PARTNER', id: 'institute' } as const;
    await seedPerson(hub, { id: 'qian', organisation, posts: [{ post: 'PARTNER' }] });
    const key = { kind: 'ORGANISATION', id: 'institute' } as const;
    expect((await confirm(first, key)).event).toBe('ORGANISATION_CONFIRMED_ONCE');
    expect((await confirm(second, key)).event).toBe('ORGANISATION_CONFIRMED');
    await run((transaction) => setLocked(transaction, { ...key, isLocked: true }, admin));
    const revoked = await run((transaction) => revocationsNow(transaction, now));
    expect(revoked.subjects).toEqual([['qian', expect.any(Number), now.getTime()]]);
    const later = new Date(now.getTime() + 26 * 3_600_000);
    expect(await run((transaction) => revocationsNow(transaction, later))).toEqual({
      tokens: [],
      subjects: [],
    });
  });

  test('S2A10 MUST be linked with an outside identity by two stewards, and by no administrator', async () => {
    await seedPerson(hub, { id: 'wu' });
    const link = (act: typeof first) =>
      codeOf(
        run((transaction) =>
          linkOutside(
            transaction,
            { kind: 'ACCOUNT', id: 'wu', issuer: 'https://id.example', subject: 'w' },
            act,
          ),
        ),
      );
    expect(await link(admin)).toBe('NOT_PERMITTED');
    expect(await link(by(steward('water', 'wu')))).toBe('TWO_PERSONS_NEEDED');
    expect(await link(first)).toBe('done');
    const wu = { kind: 'ACCOUNT', id: 'wu' } as const;
    expect(await codeOf(confirm(first, wu))).toBe('TWO_PERSONS_NEEDED');
    expect((await confirm(second, wu)).event).toBe('ACCOUNT_CONFIRMED');
  });
});

describe('a client', () => {
  const key = { kind: 'CLIENT', id: 'client-gauge' } as const;
  const client = {
    id: key.id,
    nameZh: '水位采集系统',
    organisation: department('water'),
    post: { post: 'DEPARTMENT_SYSTEM' },
  } as const;
  const hashes = async () => {
    const [row] = await run((transaction) =>
      transaction.query<Record<string, string | null>>(
        'select secret_hash as now, previous_secret_hash as before, next_secret_hash as next from exchange.client',
      ),
    );
    return row;
  };

  test('S2A11 MUST work with a new secret only once two stewards have confirmed it, and with the old one until retired', async () => {
    const registered = await run((transaction) => registerClient(transaction, client, admin));
    expect(JSON.stringify(registered)).not.toMatch(/[\w-]{43}/);
    await confirm(first, key);
    await confirm(second, key);
    const rotate = (act: typeof first) =>
      run((transaction) => rotateSecret(transaction, key.id, act));
    const confirmNext = (act: typeof first) =>
      run((transaction) => confirmSecret(transaction, key.id, act));
    const developer = by(person('water', 'DEPARTMENT_DEVELOPER', { subject: 'dev' }));
    expect(await hashes()).toEqual({ now: null, before: null, next: null });
    for (const stranger of [admin, by(steward('ocean', 'li')), by(person('water', 'ANALYST'))])
      expect(await codeOf(rotate(stranger))).toBe('NOT_PERMITTED');
    await rotate(developer);
    expect(await codeOf(confirmNext(admin))).toBe('NOT_PERMITTED');
    expect((await confirmNext(first)).event).toBe('SECRET_CONFIRMED_ONCE');
    expect(await codeOf(confirmNext(first))).toBe('TWO_PERSONS_NEEDED');
    expect((await hashes())?.['now']).toBe(null);
    expect((await confirmNext(second)).event).toBe('SECRET_CONFIRMED');
    const old = await hashes();
    // A steward who makes it has confirmed it once.
    await rotate(first);
    expect(await codeOf(confirmNext(first))).toBe('TWO_PERSONS_NEEDED');
    expect((await confirmNext(second)).event).toBe('SECRET_CONFIRMED');
    expect(await hashes()).toEqual({ now: expect.anything(), before: old?.['now'], next: null });
    await run((transaction) => retireSecret(transaction, key.id, admin));
    expect((await hashes())?.['before']).toBe(null);
    expect(await codeOf(confirmNext(second))).toBe('TRANSITION_REFUSED');
  });

  test('is refused with a role of persons, or a name that is no machine', async () => {
    const put = (change: object) =>
      codeOf(run((transaction) => registerClient(transaction, { ...client, ...change }, admin)));
    expect(await put({ post: { post: 'ANALYST' } })).toBe('BAD_USER_INPUT');
    expect(await put({ id: 'gauge' })).toBe('BAD_USER_INPUT');
    expect(await put({})).toBe('done');
    expect(await put({})).toBe('BAD_USER_INPUT');
  });
});

describe('the database', () => {
  const as = async (role: 'reader' | 'identity', sql: string) => {
    if (role === 'reader') return codeOf(hub.database.reader('exchange', EVERY_ROW).query(sql));
    return codeOf(hub.database.asIdentity((transaction) => transaction.query(sql)));
  };

  test.each<['reader' | 'identity', string, string]>([
    ['reader', 'select password_hash from exchange.account', '42501'],
    ['reader', 'select totp_secret from exchange.account', '42501'],
    ['reader', 'select secret_hash from exchange.client', '42501'],
    ['reader', 'select next_secret_hash from exchange.client', '42501'],
    ['reader', 'select 1 from exchange.session', '42501'],
    ['reader', 'select id, confirmed_at from exchange.account', 'done'],
    ['identity', 'update exchange.account set confirmed_at = now()', '42501'],
    ['identity', 'update exchange.account set locked_at = null', '42501'],
    [
      'identity',
      'insert into exchange.role_of_account select * from exchange.role_of_account',
      '42501',
    ],
    ['identity', 'delete from exchange.role_of_account', '42501'],
    ['identity', 'update exchange.client set secret_hash = null', '42501'],
    ['identity', 'select 1 from reference.duty', '42501'],
    ['identity', 'update exchange.account set totp_last_step = 1', 'done'],
    ['identity', 'update exchange.enrolment set steward_half_hash = null', '42501'],
    ['reader', 'select totp_sealed from exchange.account', '42501'],
    ['reader', 'select issuer_half_hash from exchange.enrolment', '42501'],
  ])('S2A12 MUST let the %s %j: %s', async (role, sql, outcome) => {
    expect(await as(role, sql)).toBe(outcome);
  });
});
