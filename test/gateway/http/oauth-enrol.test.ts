import { totpCode } from '../../../shared/identity/totp';
import { registerAccount } from '../../../subgraphs/exchange/accounts/register-account';
import { resetFactor } from '../../../subgraphs/exchange/accounts/reset-factor.store';
import { collectHalf } from '../../../subgraphs/exchange/accounts/enrolment/collect-half.store';
import { confirmMember } from '../../../subgraphs/exchange/accounts/members/confirm-member.store';
import { setLocked } from '../../../subgraphs/exchange/accounts/members/lock-member.store';
import type { SignInFactor } from '../../../shared/identity/enrolment-half';
import {
  ADMINISTRATOR,
  department,
  SEEDED,
  seedPerson,
  steward,
} from '../../setup/identity-database';
import { oauthHub, type OauthHub, type TestGateway } from '../setup/oauth-hub';

let hub: OauthHub;
let gateway: TestGateway;
beforeEach(async () => {
  hub = await oauthHub();
  gateway = await hub.gateway();
  await seedPerson(hub.exchange, { id: 'chen', posts: [{ post: 'ANALYST' }] });
});
afterEach(() => hub.close());

const PASSWORD = 'lamps along the quiet quay';
const act = (by = ADMINISTRATOR) => ({ by, now: new Date(hub.clock.ms) });
const li = () => act(steward('water', 'li'));

/** Resets, and what the administrator is shown of it. */
const reset = (factor: SignInFactor, account = 'chen') =>
  hub.exchange
    .asExchange((transaction) => resetFactor(transaction, { account, factor }, act()))
    .then(({ issued }) => issued.half);
const collect = (factors: ReadonlyArray<SignInFactor>, by = li(), account = 'chen') =>
  hub.exchange
    .asExchange((transaction) => collectHalf(transaction, { account, factors }, by))
    .then(({ issued }) => issued.half);
const enrol = (halves: ReadonlyArray<string>, chosen: object = {}, account = 'chen') =>
  gateway.ask('/oauth/enrol', { json: { account, halves, ...chosen } });
const signIn = (password: string, code: string, account = 'chen') =>
  gateway.ask('/oauth/sign-in', { json: { account, password, code } });
const codeOf = (secret: string) => totpCode(secret, new Date(hub.clock.ms));
const secretIn = (body: Readonly<Record<string, unknown>>) =>
  (body['secondFactor'] as { secret: string }).secret;

const REFUSED = [401, expect.stringContaining('ENROLMENT_REFUSED')];

describe('POST /oauth/enrol', () => {
  test('S9E1 MUST let a person choose a password with both halves and the second factor it has', async () => {
    const first = await reset('PASSWORD');
    const second = await collect(['PASSWORD']);
    expect((await signIn(SEEDED.password, hub.code())).status).toBe(401);
    const look = await enrol([first, second]);
    expect([look.status, look.body]).toEqual([
      200,
      { account: 'chen', isEnrolled: false, factors: ['PASSWORD'], secondFactor: null },
    ]);
    const wrong = await enrol([first, second], { newPassword: PASSWORD, code: '000000' });
    expect([wrong.status, wrong.text]).toEqual(REFUSED);
    const done = await enrol([second.toUpperCase(), first.replaceAll('-', ' ')], {
      newPassword: PASSWORD,
      code: hub.code(),
    });
    expect([done.status, done.body['isEnrolled']]).toEqual([200, true]);
    expect((await signIn(PASSWORD, hub.code())).status).toBe(401); // The code was taken.
    hub.clock.ms += 31_000;
    expect((await signIn(PASSWORD, hub.code())).status).toBe(200);
    const again = await enrol([first, second], { newPassword: SEEDED.password, code: hub.code() });
    expect([again.status, again.text]).toEqual(REFUSED);
    expect(hub.events.filter(({ event }) => event === 'ENROLLED')).toEqual([
      { event: 'ENROLLED', subject: 'chen', facts: { factors: 'PASSWORD' } },
    ]);
  });

  test('S9E2 MUST ask for the password where the second factor was reset, and show one new secret', async () => {
    const first = await reset('SECOND_FACTOR');
    const second = await collect(['SECOND_FACTOR']);
    const [one, other] = [await enrol([first, second]), await enrol([first, second])];
    const secret = secretIn(one.body);
    expect(secret).toMatch(/^[A-Z2-7]{32}$/);
    expect(secretIn(other.body)).toBe(secret);
    expect(secret).not.toBe(SEEDED.totpSecret);
    const chosen = { newPassword: PASSWORD, code: codeOf(secret) };
    expect((await enrol([first, second], chosen)).status).toBe(401);
    const password = SEEDED.password;
    expect((await enrol([first, second], { password, code: hub.code() })).status).toBe(401);
    expect((await enrol([first, second], { password, code: codeOf(secret) })).status).toBe(200);
    expect((await signIn(password, codeOf(secret))).status).toBe(401);
    hub.clock.ms += 31_000;
    expect((await signIn(password, hub.code())).status).toBe(401);
    expect((await signIn(password, codeOf(secret))).status).toBe(200);
  });

  test('S9E3 MUST let a new person in once two stewards have confirmed it, in whichever order', async () => {
    const posts = [{ post: 'ANALYST' }] as const;
    const wu = { id: 'wu', nameZh: '吴工', organisation: department('water'), posts };
    const { issued } = await hub.exchange.asExchange((transaction) =>
      registerAccount(transaction, wu, act()),
    );
    const second = await collect(['PASSWORD', 'SECOND_FACTOR'], li(), 'wu');
    const halves = [issued.half, second];
    const secret = secretIn((await enrol(halves, {}, 'wu')).body);
    const easy = await enrol(halves, { newPassword: 'Password12345', code: codeOf(secret) }, 'wu');
    expect([easy.status, easy.body['errors']]).toEqual([
      400,
      [
        expect.objectContaining({
          extensions: expect.objectContaining({
            code: 'PASSWORD_REFUSED',
            messageZh: expect.stringContaining('常用口令'),
          }),
        }),
      ],
    ]);
    const chosen = { newPassword: PASSWORD, code: codeOf(secret) };
    expect((await enrol(halves, chosen, 'wu')).status).toBe(200);
    hub.clock.ms += 31_000;
    expect((await signIn(PASSWORD, codeOf(secret), 'wu')).status).toBe(401);
    for (const by of [li(), act(steward('water', 'zhao', 'APPROVER'))])
      await hub.exchange.asExchange((transaction) =>
        confirmMember(transaction, { kind: 'ACCOUNT', id: 'wu', version: 1 }, by),
      );
    hub.clock.ms += 31_000;
    expect((await signIn(PASSWORD, codeOf(secret), 'wu')).status).toBe(200);
  });

  test('S9E4 MUST refuse in the same words one half, halves of an earlier reset, of another account, after 24 hours, or of a locked account', async () => {
    await seedPerson(hub.exchange, { id: 'wu' });
    const early = await reset('PASSWORD');
    const earlier = await collect(['PASSWORD']);
    const first = await reset('PASSWORD');
    const chosen = { newPassword: PASSWORD, code: hub.code() };
    // Nobody has collected the other half yet.
    const tries: ReadonlyArray<string>[] = [
      [first, first],
      [first, ''],
      [early, earlier],
      [first, earlier],
    ];
    const second = await collect(['PASSWORD']);
    tries.push([second, second], [early, second], ['', second]);
    const answers = [];
    for (const halves of tries) {
      answers.push(await enrol(halves, chosen));
      hub.clock.ms += 16 * 60_000; // The wait after a series of failures is over.
    }
    answers.push(await enrol([first, second], chosen, 'wu'));
    answers.push(await enrol([first, second], chosen, 'nobody'));
    const account = { kind: 'ACCOUNT', id: 'chen' } as const;
    const lock = (isLocked: boolean) =>
      hub.exchange.asExchange((transaction) =>
        setLocked(transaction, { ...account, isLocked }, act()),
      );
    await lock(true);
    hub.clock.ms += 16 * 60_000;
    answers.push(await enrol([first, second], { ...chosen, code: hub.code() }));
    await lock(false);
    hub.clock.ms += 24 * 3_600_000;
    answers.push(await enrol([first, second], { ...chosen, code: hub.code() }));
    expect(new Set(answers.map(({ status, text }) => `${String(status)} ${text}`))).toEqual(
      new Set([expect.stringMatching(/^401 .*ENROLMENT_REFUSED/)]),
    );
  });

  test('S9E5 MUST count failures as those of signing in', async () => {
    const first = await reset('PASSWORD');
    const guess = () => enrol([first, 'aaaaa-aaaaa-aaaaa-aaaaa']);
    const statuses = [];
    for (let at = 0; at < 11; at += 1) statuses.push((await guess()).status);
    expect(statuses).toEqual([...Array<number>(3).fill(401), ...Array<number>(8).fill(429)]);
    expect((await signIn(SEEDED.password, hub.code())).status).toBe(429);
    expect(new Set(hub.events.map(({ event }) => event))).toEqual(new Set(['SIGN_IN_REFUSED']));
  });

  test('S9E6 MUST end every session of the person', async () => {
    const { cookie } = await signIn(SEEDED.password, hub.code());
    const other = await hub.gateway();
    hub.clock.ms += 31_000;
    const first = await reset('PASSWORD');
    const second = await collect(['PASSWORD']);
    await enrol([first, second], { newPassword: PASSWORD, code: hub.code() });
    for (const at of [gateway, other])
      expect((await at.ask('/who', { headers: { cookie } })).status).toBe(401);
  });

  test.each<[string, object]>([
    ['no halves', { account: 'chen' }],
    ['one half', { account: 'chen', halves: ['x'] }],
    ['three halves', { account: 'chen', halves: ['x', 'y', 'z'] }],
    ['a number for a code', { account: 'chen', halves: ['x', 'y'], code: 123456 }],
    ['an endless half', { account: 'chen', halves: ['x'.repeat(600), 'y'] }],
    ['a list', []],
  ])('refuses %s', async (_, json) => {
    const { status, text } = await gateway.ask('/oauth/enrol', { json });
    expect([status, text]).toEqual([400, expect.stringContaining('BAD_REQUEST')]);
  });

  test('S9E7 MUST be refused to another site', async () => {
    const headers = { origin: 'https://evil.example' };
    const json = { account: 'chen', halves: ['x', 'y'] };
    expect((await gateway.ask('/oauth/enrol', { json, headers })).status).toBe(400);
  });

  test('S9E8 MUST NOT leave a half or a secret in the audit log, the log or the database', async () => {
    const first = await reset('SECOND_FACTOR');
    const second = await collect(['SECOND_FACTOR']);
    const secret = secretIn((await enrol([first, second])).body);
    const stored = await hub.exchange.asExchange(async (transaction) => [
      await transaction.query('select * from exchange.enrolment'),
      await transaction.query('select * from exchange.account'),
      await transaction.query('select * from exchange.member_change'),
    ]);
    const text = JSON.stringify([stored, hub.events, hub.lines, hub.faults]);
    expect(text).toContain('sha256:');
    for (const one of [first, second, first.replaceAll('-', ''), secret, SEEDED.totpSecret])
      expect(text).not.toContain(one);
  });
});
