import { askers } from '../../../gateway/http/askers';
import { openRates } from '../../../gateway/rates/rates';
import { createLog } from '../../../shared/server/log';
import { createHttpServer, listening } from '../../../shared/server/http-server';
import { accessFor } from '../../../shared/sharing/access-decisions';
import { revokeAll } from '../../../subgraphs/exchange/accounts/members/revoke-member.store';
import { setLocked } from '../../../subgraphs/exchange/accounts/members/lock-member.store';
import { ADMINISTRATOR, SEEDED, seedPerson } from '../../setup/identity-database';
import { oauthHub, type OauthHub, type TestGateway } from '../setup/oauth-hub';

let hub: OauthHub;
let gateway: TestGateway;
let url: string;
const closing: (() => Promise<void>)[] = [];
beforeEach(async () => {
  hub = await oauthHub();
  gateway = await hub.gateway();
  await seedPerson(hub.exchange, { id: 'chen' });
  url = await asking();
});
afterEach(async () => {
  for (const close of closing.splice(0)) await close();
  await hub.close();
});

/** A server that says who asks, as `/graphql` knows it: three requests a minute for the public, many for persons. */
async function asking(): Promise<string> {
  const askersOf = askers({
    accessFor: async ({ raw }) => {
      const { identified, hasEndedSession } = await gateway.identity.identifyAsker(raw.rawHeaders);
      const { caller } = identified;
      const now = new Date(hub.clock.ms);
      return { access: accessFor({ state: null, isFresh: false, caller, now }), hasEndedSession };
    },
    rates: openRates({
      publicRequestsPerMinute: 3,
      publicCostPerMinute: 1000,
      requestsPerMinute: 500,
      costPerMinute: 1000,
    }),
  });
  const server = createHttpServer({ log: createLog({ level: 'silent' }) });
  server.get('/asked', { onRequest: askersOf.identify }, (request, reply) => {
    const { access } = askersOf.scopeParts(request, reply);
    return { who: access?.caller.subject, hasSignedIn: askersOf.hasSignedIn(request) };
  });
  closing.push(() => server.close());
  return listening(server, { host: '127.0.0.1', port: 0 });
}

const asked = async (headers: Record<string, string>) => {
  const response = await fetch(`${url}/asked`, { headers });
  const body = (await response.json()) as object;
  const policy = response.headers.get('ratelimit-policy')?.split(',', 1)[0];
  const [ended, cookie] = ['rivergate-session', 'set-cookie'].map((name) =>
    response.headers.get(name),
  );
  return { status: response.status, body, policy, ended, cookie };
};
const sessionOf = async () => {
  const sent = { account: 'chen', password: SEEDED.password, code: hub.code() };
  return (await gateway.ask('/oauth/sign-in', { json: sent })).cookie;
};
const admin = () => ({ by: ADMINISTRATOR, now: new Date(hub.clock.ms) });
const chen = { kind: 'ACCOUNT', id: 'chen' } as const;

const AS_THE_PUBLIC = {
  status: 200,
  body: { who: 'public', hasSignedIn: false },
  policy: '"requests";q=3;w=60',
  ended: 'ended',
  cookie: 'rivergate_session=; Path=/; Max-Age=0; HttpOnly; SameSite=Strict',
};

describe('a browser at /graphql', () => {
  test('asks as its person while its session lives, and is counted as that', async () => {
    const cookie = await sessionOf();
    const body = { who: 'chen', hasSignedIn: true };
    const policy = '"requests";q=500;w=60';
    for (let at = 0; at < 5; at += 1)
      expect(await asked({ cookie })).toEqual({
        status: 200,
        body,
        policy,
        ended: null,
        cookie: null,
      });
  });

  test.each<[string, (cookie: string) => unknown]>([
    ['has expired', () => void (hub.clock.ms += 8 * 3_600_000)],
    ['rested too long', () => void (hub.clock.ms += 30 * 60_000)],
    [
      'was signed out of',
      (cookie) => gateway.ask('/oauth/sign-out', { method: 'POST', headers: { cookie } }),
    ],
    [
      'was revoked',
      () => hub.exchange.asExchange((transaction) => revokeAll(transaction, chen, admin())),
    ],
    [
      'is of an account that was locked',
      () =>
        hub.exchange.asExchange((transaction) =>
          setLocked(transaction, { ...chen, isLocked: true }, admin()),
        ),
    ],
  ])('S9S5 MUST be answered and counted as the public where its session %s', async (_, end) => {
    const cookie = await sessionOf();
    expect((await asked({ cookie })).body).toEqual({ who: 'chen', hasSignedIn: true });
    await end(cookie);
    hub.clock.ms += 2001; // Longer than a gateway takes a session for what it was a moment ago.
    for (let at = 0; at < 3; at += 1) expect(await asked({ cookie })).toEqual(AS_THE_PUBLIC);
    expect(await asked({ cookie })).toMatchObject({
      status: 429,
      body: { errors: [{ extensions: { code: 'TOO_MANY_REQUESTS' } }] },
    });
  });

  test('S9S4 MUST be refused with a token beside its session, ended or not', async () => {
    const headers = { cookie: 'rivergate_session=x', authorization: 'Bearer x' };
    expect(await asked(headers)).toMatchObject({
      status: 401,
      body: { errors: [{ extensions: { code: 'UNAUTHENTICATED' } }] },
      ended: null,
    });
  });
});
