import type { SignInFactor } from '../../../shared/identity/enrolment-half';
import { totpCode } from '../../../shared/identity/totp';
import { resetFactor } from '../../../subgraphs/exchange/accounts/reset-factor.store';
import { collectHalf } from '../../../subgraphs/exchange/accounts/enrolment/collect-half.store';
import { setLocked } from '../../../subgraphs/exchange/accounts/members/lock-member.store';
import { ADMINISTRATOR, SEEDED, seedPerson, steward } from '../../setup/identity-database';
import { oauthHub, type OauthHub, type TestGateway } from '../setup/oauth-hub';

let hub: OauthHub;
let gateway: TestGateway;
beforeEach(async () => {
  hub = await oauthHub();
  gateway = await hub.gateway();
  for (const id of ['chen', 'wu']) await seedPerson(hub.exchange, { id });
});
afterEach(() => hub.close());

const signIn = async (change: object = {}) => {
  const sent = { account: 'chen', password: SEEDED.password, code: hub.code(), ...change };
  const answer = await gateway.ask('/oauth/sign-in', { json: sent });
  hub.clock.ms += 31_000;
  expect(answer.status).toBe(200);
  return String(answer.headers['set-cookie']?.[0]).split(';', 1)[0] ?? '';
};
const isKnown = async (cookie: string, account = 'chen') =>
  (await gateway.identity.devices.deviceIn(['Cookie', cookie], account)) !== null;
const act = (by = ADMINISTRATOR) => ({ by, now: new Date(hub.clock.ms) });
const reset = (factor: SignInFactor) =>
  hub.exchange.asExchange((transaction) =>
    resetFactor(transaction, { account: 'chen', factor }, act()),
  );
const lock = (isLocked: boolean) =>
  hub.exchange.asExchange((transaction) =>
    setLocked(transaction, { kind: 'ACCOUNT', id: 'chen', isLocked }, act()),
  );

describe('a browser that signed in before', () => {
  test('S2S22 MUST be a stranger once another browser has set the password, and that one known', async () => {
    const [before, ofWu] = [await signIn(), await signIn({ account: 'wu' })];
    expect(await isKnown(before)).toBe(true);
    const setting = await signIn({ newPassword: 'another horse battery' });
    expect([await isKnown(before), await isKnown(setting)]).toEqual([false, true]);
    expect(await isKnown(ofWu, 'wu')).toBe(true);
  });

  test.each<[string, () => Promise<unknown>]>([
    ['its password was reset', () => reset('PASSWORD')],
    ['its second factor was reset', () => reset('SECOND_FACTOR')],
    ['its account was locked', () => lock(true)],
    ['its account was locked and unlocked', () => lock(true).then(() => lock(false))],
  ])('S2S23 MUST be a stranger once %s', async (_, change) => {
    const [before, ofWu] = [await signIn(), await signIn({ account: 'wu' })];
    await change();
    expect([await isKnown(before), await isKnown(ofWu, 'wu')]).toEqual([false, true]);
  });

  test('S2S24 MUST be a stranger once the person has enrolled again', async () => {
    const { issued } = await reset('SECOND_FACTOR');
    const collected = await hub.exchange.asExchange((transaction) =>
      collectHalf(
        transaction,
        { account: 'chen', factors: ['SECOND_FACTOR'] },
        act(steward('water', 'li')),
      ),
    );
    const between = await gateway.identity.devices.cookieFor('chen');
    const cookie = `${between.name}=${between.value}`;
    expect(await isKnown(cookie)).toBe(true);
    const halves = [issued.half, collected.issued.half];
    const enrol = (chosen: object = {}) =>
      gateway.ask('/oauth/enrol', { json: { account: 'chen', halves, ...chosen } });
    const { body } = await enrol();
    const { secret } = body['secondFactor'] as { secret: string };
    const code = totpCode(secret, new Date(hub.clock.ms));
    expect((await enrol({ code, password: SEEDED.password })).status).toBe(200);
    expect(await isKnown(cookie)).toBe(false);
  });

  test('is known again after all else that changes its account', async () => {
    const before = await signIn();
    await signIn();
    await hub.exchange.asExchange((transaction) =>
      transaction.query(`update exchange.account set name_zh = '陈', totp_sealed = totp_sealed`),
    );
    expect(await isKnown(before)).toBe(true);
  });
});
