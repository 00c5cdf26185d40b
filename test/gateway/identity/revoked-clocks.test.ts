import { accountOf } from '../../../gateway/identity/subject.queries';
import { isRevoked } from '../../../gateway/identity/revoked';
import { hashSecret, randomSecret } from '../../../shared/identity/secret';
import { revocationsNow } from '../../../subgraphs/exchange/accounts/revocations.queries';
import type { MemberKey } from '../../../subgraphs/exchange/accounts/members/member-key';
import { revokeAll } from '../../../subgraphs/exchange/accounts/members/revoke-member.store';
import { ADMINISTRATOR, seedClient, seedPerson } from '../../setup/identity-database';
import { basic, oauthHub, type OauthHub, type TestGateway } from '../setup/oauth-hub';

let hub: OauthHub;
const secret = randomSecret();
const OFFSETS_MS = [-5000, -1, 0, 1, 5000];
const PAIRS = OFFSETS_MS.flatMap((gateway) => OFFSETS_MS.map((other) => [gateway, other] as const));

beforeAll(async () => {
  hub = await oauthHub();
  await seedPerson(hub.exchange, { id: 'chen' });
  await seedClient(hub.exchange, { id: 'client-gauge', secret });
});
afterAll(() => hub.close());

const at = (offsetMs: number) => new Date(hub.clock.ms + offsetMs);
/** A gateway whose wall clock is so far from the hub's. */
const gatewayAt = (offsetMs: number, revocations?: object) =>
  hub.gateway({
    now: () => at(offsetMs),
    ...(revocations && { revocationsNow: () => ({ tokens: [], subjects: [], ...revocations }) }),
  });
const rowOf = (id: string) =>
  hub.exchange.database.asIdentity(async (transaction) => {
    const row = await accountOf(transaction, id);
    if (!row) throw new TypeError('The person is not there.');
    return row;
  });
const open = async (gateway: TestGateway, row?: Awaited<ReturnType<typeof rowOf>>) => {
  const person = row ?? (await rowOf('chen'));
  const { cookie } = await hub.exchange.database.asIdentity((transaction) =>
    gateway.identity.sessions.open(transaction, person, 'PASSWORD'),
  );
  return { cookie: `rivergate_session=${cookie}` };
};
const token = async (gateway: TestGateway) => {
  const form = { grant_type: 'client_credentials' };
  const headers = basic('client-gauge', secret);
  const { body } = await gateway.ask('/oauth/token', { headers, form });
  return { authorization: `Bearer ${String(body['access_token'])}` };
};
const both = async (gateway: TestGateway) => [await open(gateway), await token(gateway)];
const statuses = async (gateway: TestGateway, presented: ReadonlyArray<object>) =>
  Promise.all(
    presented.map(async (one) => (await gateway.ask('/who', { headers: { ...one } })).status),
  );

/** Voids all of both, by an exchange whose clock is so far off; what the sharing state says then. */
const revoke = (offsetMs: number) =>
  hub.exchange.asExchange(async (transaction) => {
    const act = { by: ADMINISTRATOR, now: at(offsetMs) };
    const members: MemberKey[] = [
      { kind: 'ACCOUNT', id: 'chen' },
      { kind: 'CLIENT', id: 'client-gauge' },
    ];
    for (const member of members) await revokeAll(transaction, member, act);
    return revocationsNow(transaction, new Date(0));
  });

describe('a revocation, by clocks up to five seconds apart', () => {
  test.each(PAIRS)(
    'S2V1 MUST void what a gateway %d ms off issued before, and nothing issued after, revoked %d ms off',
    async (gatewayMs, exchangeMs) => {
      const gateway = await gatewayAt(gatewayMs);
      const before = await both(gateway);
      expect(await statuses(gateway, before)).toEqual([200, 200]);
      const revocations = await revoke(exchangeMs);
      const after = await both(gateway);
      for (const seen of [gateway, await gatewayAt(gatewayMs, revocations)])
        expect(await statuses(seen, [...before, ...after])).toEqual([401, 401, 200, 200]);
    },
  );

  test('S2V2 MUST void a session that is opened after it for a person who proved who it is before', async () => {
    const gateway = await gatewayAt(5000);
    const row = await rowOf('chen');
    await revoke(-5000);
    const late = await open(gateway, row);
    expect(await statuses(gateway, [late, await open(gateway)])).toEqual([401, 200]);
  });

  test('S2V3 MUST count on where the row of an earlier one has been taken away', async () => {
    const gateway = await gatewayAt(0);
    await revoke(0);
    const issued = await both(gateway);
    await hub.exchange.asExchange(({ query }) => query('delete from exchange.revocation'));
    expect(await statuses(gateway, issued)).toEqual([200, 200]);
    const bare = await both(gateway);
    await revoke(0);
    expect(await statuses(await gatewayAt(0), [...issued, ...bare])).toEqual([401, 401, 401, 401]);
  });

  test('S2V4 MUST be numbered by the database, whatever number is written', async () => {
    const write = `insert into exchange.revocation (kind, id, revoked_at, expires_at, generation)
      values ('SUBJECT', 'chen', now(), now() + interval '1 hour', 0)
      on conflict (kind, id) do update set generation = 0 returning generation`;
    const [{ first }, { second }] = await hub.exchange.asExchange(async ({ query }) => {
      const [one] = await query<{ generation: number }>(write);
      const [other] = await query<{ generation: number }>(write);
      return [{ first: one?.generation ?? 0 }, { second: other?.generation ?? 0 }] as const;
    });
    expect([first > 0, second > first]).toEqual([true, true]);
  });

  test('S2V5 MUST void a session that the database knows no number of', async () => {
    const cookie = randomSecret();
    await revoke(0);
    await hub.exchange.asExchange(({ query }) =>
      query(
        `insert into exchange.session (id, account_id, via, created_at, last_seen_at, expires_at)
         values ($1, 'chen', 'PASSWORD', $2, $2, $3)`,
        [hashSecret(cookie), at(60_000), at(3_600_000)],
      ),
    );
    const asked = { cookie: `rivergate_session=${cookie}` };
    expect(await statuses(await gatewayAt(0), [asked])).toEqual([401]);
  });
});

describe('a token of another issuer, whose clock alone says when', () => {
  const REVOKED_MS = 1_000_000;
  const revocations = { tokens: [], subjects: [['chen', 8, REVOKED_MS] as const] };
  test.each([
    ['before', 8, -1, true],
    ['at once', 8, 0, true],
    ['within what the clock may be ahead', 8, 5000, true],
    ['later', 8, 5001, false],
    ['later, for a person as known before', 7, 5001, true],
  ])('S2V6 is void where it was issued %s', (_, generation, ms, isVoid) => {
    const issued = { subject: 'chen', tokenId: 'city:t', generation };
    const issuedOutsideAtMs = REVOKED_MS + ms;
    expect(isRevoked(revocations, { ...issued, issuedOutsideAtMs })).toBe(isVoid);
    expect(isRevoked(revocations, { ...issued, subject: 'li', issuedOutsideAtMs })).toBe(false);
  });
});
