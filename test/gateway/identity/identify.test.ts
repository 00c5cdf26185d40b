import { generateKeyPairSync } from 'node:crypto';
import { readdirSync, rmSync } from 'node:fs';
import type { ServerResponse } from 'node:http';
import { join } from 'node:path';
import { keyId } from '../../../shared/identity/keys/gateway-keys';
import { mintAccessToken } from '../../../shared/identity/access-token';
import { rotateTokenKey } from '../../../shared/identity/keys/token-keys';
import { randomSecret } from '../../../shared/identity/secret';
import type { OutsideIssuer } from '../../../shared/config/outside-issuers';
import { setLocked } from '../../../subgraphs/exchange/accounts/members/lock-member.store';
import {
  ADMINISTRATOR,
  department,
  SEEDED,
  seedClient,
  seedPerson,
} from '../../setup/identity-database';
import { person } from '../../shared/sharing/sharing-fixtures';
import { ISSUER, oauthHub, type OauthHub, type TestGateway } from '../setup/oauth-hub';
import { jwkOf, tinyIssuer, type TinyIssuer } from '../setup/tiny-issuer';

let hub: OauthHub;
let gateway: TestGateway;
beforeEach(async () => {
  hub = await oauthHub();
  gateway = await hub.gateway();
});
afterEach(() => hub.close());

const caller = person('water', 'HANDLER', { subject: 'chen' });
const mint = (change: object = {}) =>
  mintAccessToken(
    hub.keys.tokens().signing,
    { ...caller, ...change },
    {
      issuer: ISSUER,
      lifeMinutes: 5,
      now: new Date(hub.clock.ms),
    },
  );
const who = (headers: Record<string, string | string[]>, at = gateway) =>
  at.ask('/who', { headers });
const by = (token: string, at = gateway) => who({ authorization: `Bearer ${token}` }, at);

const UNAUTHENTICATED = {
  errors: [
    {
      message: 'The token or session is not valid here.',
      extensions: {
        code: 'UNAUTHENTICATED',
        remedy:
          'Get a new token at /oauth/token, or sign in again; without one, you read as the public.',
      },
    },
  ],
};

describe('a request', () => {
  test('S2I1 MUST be the public when it brings nothing', async () => {
    expect((await who({})).body).toMatchObject({
      caller: { kind: 'NOBODY' },
      via: 'NONE',
      tokenId: null,
    });
    expect((await who({ cookie: 'theme=dark' })).body).toMatchObject({ via: 'NONE' });
  });

  test('is known by a bearer token, whatever case its scheme has', async () => {
    const { token } = mint();
    for (const scheme of ['Bearer', 'bearer', 'BEARER'])
      expect((await who({ authorization: `${scheme} ${token}` })).body).toMatchObject({
        caller,
        via: 'TOKEN',
      });
  });

  const session = `rivergate_session=${randomSecret()}`;
  test.each<[string, (token: string) => Record<string, string | string[]>]>([
    [
      'two authorization headers',
      (token) => ({ authorization: [`Bearer ${token}`, `Bearer ${token}`] }),
    ],
    ['two tokens', (token) => ({ authorization: `Bearer ${token}, Bearer ${token}` })],
    ['an empty authorization header', () => ({ authorization: '' })],
    ['a scheme without a token', () => ({ authorization: 'Bearer' })],
    ['a token without a scheme', (token) => ({ authorization: token })],
    ['HTTP Basic', () => ({ authorization: 'Basic eDp5' })],
    ['Digest', () => ({ authorization: 'Digest username="x"' })],
    ['two blanks', (token) => ({ authorization: `Bearer  ${token}` })],
    ['a tab', (token) => ({ authorization: `Bearer\t${token}` })],
    ['a letter beyond ASCII', (token) => ({ authorization: `Bearer ${token}\u00e9` })],
    ['quotes', (token) => ({ authorization: `Bearer "${token}"` })],
    ['a token cut short', (token) => ({ authorization: `Bearer ${token.slice(0, -9)}` })],
    ['an unknown session', () => ({ cookie: session })],
    ['an empty session', () => ({ cookie: 'rivergate_session=' })],
    ['a short session', () => ({ cookie: 'rivergate_session=x' })],
    ['a session in quotes', () => ({ cookie: session.replace('=', '="').concat('"') })],
    ['two sessions', () => ({ cookie: `${session}; ${session}` })],
    ['a session in two headers', () => ({ cookie: [session, session] })],
    [
      'a token beside a session',
      (token) => ({ authorization: `Bearer ${token}`, cookie: session }),
    ],
    ['a purpose of nobody', () => ({ 'rivergate-purpose': 'x' })],
    [
      'a purpose that was not granted',
      (token) => ({ authorization: `Bearer ${token}`, 'rivergate-purpose': 'x' }),
    ],
    [
      'two purposes',
      (token) => ({ authorization: `Bearer ${token}`, 'rivergate-purpose': ['x', 'x'] }),
    ],
    [
      'a purpose of broken encoding',
      (token) => ({ authorization: `Bearer ${token}`, 'rivergate-purpose': '%E6' }),
    ],
  ])('S2I2 MUST be refused with %s, always in the same words', async (_, headers) => {
    const { status, body } = await who(headers(mint().token));
    expect([status, body]).toEqual([401, UNAUTHENTICATED]);
  });

  test('S2I7 MUST be refused with a token beside a session, or a session twice, although each is good', async () => {
    await seedPerson(hub.exchange, { id: 'chen' });
    const json = { account: 'chen', password: SEEDED.password, code: hub.code() };
    const { cookie } = await gateway.ask('/oauth/sign-in', { json });
    const authorization = `Bearer ${mint().token}`;
    const asked: ReadonlyArray<Record<string, string | string[]>> = [
      { cookie },
      { authorization },
      { cookie, authorization },
      { cookie: `${cookie}; ${cookie}` },
      { cookie: [cookie, cookie] },
    ];
    const statuses = [];
    for (const headers of asked) statuses.push((await who(headers)).status);
    expect(statuses).toEqual([200, 200, 401, 401, 401]);
  });

  test('S2I8 MUST be refused when its key was taken away, although it was valid a moment ago', async () => {
    const { token } = mint();
    const [first = ''] = readdirSync(hub.keyFolder).filter((file) => file.startsWith('token-'));
    expect([(await by(token)).status, (await by(token)).status]).toEqual([200, 200]);
    rotateTokenKey(hub.keyFolder, { now: new Date(hub.clock.ms), lifeMinutes: 5 });
    hub.clock.ms += 2000;
    expect((await by(token)).status).toBe(200);
    rmSync(join(hub.keyFolder, first));
    hub.clock.ms += 2000;
    expect((await by(token)).status).toBe(401);
  });

  test('S2I3 MUST NOT accept the token of another hub', async () => {
    const other = await hub.gateway({ issuer: () => 'http://other.test' });
    expect((await by(mint().token, other)).status).toBe(401);
  });

  test('S2I4 MUST choose its purpose among those granted to its organisation', async () => {
    const purposesOf = ({ id }: { readonly id: string }) =>
      Promise.resolve(id === 'water' ? ['灌溉水源调查'] : []);
    const at = await hub.gateway({ purposesOf });
    const asked = (purpose: string, token = mint().token) =>
      who(
        { authorization: `Bearer ${token}`, 'rivergate-purpose': encodeURIComponent(purpose) },
        at,
      );
    expect((await asked('灌溉水源调查')).body).toMatchObject({
      caller: { purpose: '灌溉水源调查' },
    });
    expect((await asked('赤潮预警')).status).toBe(401);
    const other = mint({ organisation: department('ocean') }).token;
    expect((await asked('灌溉水源调查', other)).status).toBe(401);
  });

  test('S2I5 MUST be refused once the sharing state says that it is revoked', async () => {
    const [first, second] = [mint({ generation: 7 }), mint({ generation: 7 })];
    const statuses = async (revocations: object) => {
      const state = { tokens: [], subjects: [], ...revocations };
      const at = await hub.gateway({ revocationsNow: () => state });
      return Promise.all([first, second].map(async ({ token }) => (await by(token, at)).status));
    };
    expect(await statuses({})).toEqual([200, 200]);
    expect(await statuses({ tokens: [first.tokenId] })).toEqual([401, 200]);
    const at = hub.clock.ms + 60_000; // What a clock says has no part in it.
    expect(await statuses({ subjects: [['chen', 8, at]] })).toEqual([401, 401]);
    expect(await statuses({ subjects: [['chen', 7, at]] })).toEqual([200, 200]);
    expect(await statuses({ subjects: [['li', 8, at]] })).toEqual([200, 200]);
  });

  test('S2I6 MUST be refused by what the database says while the sharing state is stale, and with 503 where it says nothing', async () => {
    const { token } = mint();
    await seedPerson(hub.exchange, { id: 'chen' });
    const act = { by: ADMINISTRATOR, now: new Date(hub.clock.ms) };
    expect((await by(token)).status).toBe(200);
    await hub.exchange.asExchange((transaction) =>
      setLocked(transaction, { kind: 'ACCOUNT', id: 'chen', isLocked: true }, act),
    );
    expect((await by(token)).status).toBe(401);
    const blind = await hub.gateway({
      database: { asIdentity: () => Promise.reject(new TypeError('away')) },
    });
    const answer = await by(token, blind);
    expect([answer.status, answer.text]).toEqual([
      503,
      expect.stringContaining('SHARING_STATE_STALE'),
    ]);
    expect((await who({}, blind)).status).toBe(200);
  });
});

describe('a token of an outside issuer', () => {
  let outside: TinyIssuer;
  let at: TestGateway;
  const settings = (change: Partial<OutsideIssuer> = {}): OutsideIssuer => ({
    name: 'city',
    issuer: outside.url,
    audience: 'hub',
    jwksUrl: `${outside.url}/keys`,
    departments: ['water'],
    ...change,
  });
  beforeEach(async () => {
    outside = await tinyIssuer('rsa', () => hub.clock.ms);
    at = await hub.gateway({ outsideIssuers: [settings()] });
    await seedPerson(hub.exchange, {
      id: 'chen',
      outside: { issuer: outside.url, subject: 'u-1' },
    });
  });
  afterEach(() => outside.close());

  test('S2X1 MUST make its bearer whom the hub has registered, with the roles given here', async () => {
    const claims = {
      roles: ['APPROVER'],
      organisation: { kind: 'DEPARTMENT', id: 'ocean' },
      purpose: 'x',
    };
    expect((await by(outside.accessToken(claims), at)).body).toMatchObject({
      via: 'OUTSIDE_TOKEN',
      tokenId: expect.stringMatching(/^city:/),
      caller: {
        subject: 'chen',
        organisation: department('water'),
        roles: ['HANDLER'],
        purpose: null,
      },
    });
    await seedClient(hub.exchange, {
      id: 'client-gauge',
      secret: randomSecret(),
      outside: { issuer: outside.url, subject: 'm-1' },
    });
    const machine = await by(
      outside.accessToken({ sub: 'm-1', aud: ['other', 'hub'] }, { typ: 'JWT' }),
      at,
    );
    expect(machine.body).toMatchObject({ caller: { subject: 'client-gauge', kind: 'MACHINE' } });
    expect((await by(mint().token, at)).body).toMatchObject({ via: 'TOKEN' });
  });

  test('S2X2 MUST NOT speak for a department that is not among the issuer’s', async () => {
    await seedPerson(hub.exchange, {
      id: 'lin',
      organisation: department('ocean'),
      outside: { issuer: outside.url, subject: 'u-2' },
    });
    expect((await by(outside.accessToken({ sub: 'u-2' }), at)).status).toBe(401);
    const wider = await hub.gateway({
      outsideIssuers: [settings({ departments: ['water', 'ocean'] })],
    });
    expect((await by(outside.accessToken({ sub: 'u-2' }), wider)).status).toBe(200);
  });

  const stranger = generateKeyPairSync('rsa', { modulusLength: 2048 });
  const nowS = () => Math.floor(hub.clock.ms / 1000);
  test.each<[string, (issuer: TinyIssuer) => string]>([
    ['an unknown subject', ({ accessToken }) => accessToken({ sub: 'u-9' })],
    ['the account as subject', ({ accessToken }) => accessToken({ sub: 'chen' })],
    ['another audience', ({ accessToken }) => accessToken({ aud: 'other' })],
    ['other audiences', ({ accessToken }) => accessToken({ aud: ['other'] })],
    ['an audience that is no text', ({ accessToken }) => accessToken({ aud: ['hub', 7] })],
    ['no audience', ({ accessToken }) => accessToken({ aud: undefined })],
    ['an unknown issuer', ({ accessToken }) => accessToken({ iss: 'http://127.0.0.1:1' })],
    ['our own issuer', ({ accessToken }) => accessToken({ iss: ISSUER })],
    ['no issuer', ({ accessToken }) => accessToken({ iss: undefined })],
    ['an end that is past', ({ accessToken }) => accessToken({ exp: nowS() - 1 })],
    ['no end', ({ accessToken }) => accessToken({ exp: undefined })],
    ['a life of two days', ({ accessToken }) => accessToken({ exp: nowS() + 2 * 86_400 })],
    ['a beginning to come', ({ accessToken }) => accessToken({ iat: nowS() + 60 })],
    ['no id', ({ accessToken }) => accessToken({ jti: undefined })],
    ['the nonce of an ID token', ({ accessToken }) => accessToken({ nonce: 'x' })],
    ['the hash of an ID token', ({ accessToken }) => accessToken({ at_hash: 'x' })],
    ['another type', ({ accessToken }) => accessToken({}, { typ: 'dpop+jwt' })],
    ['an unknown key', ({ accessToken }) => accessToken({}, { kid: 'x' })],
    [
      'an embedded key',
      ({ accessToken }) => accessToken({}, { jwk: stranger.publicKey.export({ format: 'jwk' }) }),
    ],
    ['a stranger’s signature', ({ accessToken }) => accessToken({}, {}, stranger.privateKey)],
    ['none', ({ accessToken }) => accessToken({}, { alg: 'none' })],
    ['another algorithm', ({ accessToken }) => accessToken({}, { alg: 'PS256' })],
  ])('S2X3 MUST be refused with %s, always in the same words', async (_, forged) => {
    const { status, body } = await by(forged(outside), at);
    expect([status, body]).toEqual([401, UNAUTHENTICATED]);
  });

  test('S2X4 MUST be refused for an account that is locked, and once its subject was revoked', async () => {
    const token = outside.accessToken();
    expect((await by(token, at)).status).toBe(200);
    await hub.exchange.asExchange((transaction) =>
      setLocked(
        transaction,
        { kind: 'ACCOUNT', id: 'chen', isLocked: true },
        {
          by: ADMINISTRATOR,
          now: new Date(hub.clock.ms),
        },
      ),
    );
    expect((await by(token, at)).status).toBe(401);
    hub.clock.ms += 5000; // What was known of the account for a moment is forgotten.
    expect((await by(outside.accessToken(), at)).status).toBe(401);
  });

  test('S2X5 MUST NOT make the hub ask for keys more than once in a while, whatever kid comes', async () => {
    for (let at2 = 0; at2 < 20; at2 += 1)
      await by(outside.accessToken({}, { kid: `k-${String(at2)}` }), at);
    expect(outside.fetches).toBe(1);
    expect((await by(outside.accessToken(), at)).status).toBe(200);
    expect(outside.fetches).toBe(1);
  });

  test('S2X6 MUST be known by a key that the issuer took into use, and not by one that it took away', async () => {
    const early = outside.accessToken();
    expect((await by(early, at)).status).toBe(200);
    const next = { ...stranger, kid: keyId(stranger.publicKey) };
    outside.jwks = { keys: [jwkOf(next)] };
    const late = () =>
      outside.accessToken({ exp: nowS() + 300 }, { kid: next.kid }, next.privateKey);
    expect((await by(late(), at)).status).toBe(401); // Asked a moment ago.
    hub.clock.ms += 31_000;
    expect([(await by(late(), at)).status, (await by(early, at)).status]).toEqual([200, 401]);
  });

  test('S2X7 MUST be of the algorithm that its key pins', async () => {
    const curve = await tinyIssuer('ec', () => hub.clock.ms);
    const issuers = [
      settings(),
      settings({ name: 'curve', issuer: curve.url, jwksUrl: `${curve.url}/keys` }),
    ];
    const both = await hub.gateway({ outsideIssuers: issuers });
    await seedPerson(hub.exchange, { id: 'lin', outside: { issuer: curve.url, subject: 'u-1' } });
    expect((await by(curve.accessToken(), both)).body).toMatchObject({
      caller: { subject: 'lin' },
    });
    expect((await by(curve.accessToken({ iss: outside.url }), both)).status).toBe(401);
    await curve.close();
  });

  test.each<[string, (key: TinyIssuer['key']) => unknown]>([
    ['for encryption', (key) => ({ keys: [jwkOf(key, { use: 'enc' })] })],
    ['for another algorithm', (key) => ({ keys: [jwkOf(key, { alg: 'RS512' })] })],
    [
      'that is private',
      ({ kid, privateKey }) => ({ keys: [{ ...privateKey.export({ format: 'jwk' }), kid }] }),
    ],
    ['that is a secret', ({ kid }) => ({ keys: [{ kty: 'oct', k: 'AAAA', kid }] })],
    ['without a name', (key) => ({ keys: [jwkOf(key, { kid: undefined })] })],
    ['twice under one name', (key) => ({ keys: [jwkOf(key), jwkOf(key)] })],
    ['in no set', (key) => [jwkOf(key)]],
    ['that is none', () => ({ keys: [null, 7, {}, { kty: 'RSA', kid: 'x' }] })],
  ])('S2X8 MUST NOT be verified by a key %s', async (_, jwks) => {
    outside.jwks = jwks(outside.key);
    expect((await by(outside.accessToken(), at)).status).toBe(401);
  });

  const redirected = (response: ServerResponse) =>
    response.writeHead(302, { location: '/keys' }).end();
  const endless = (response: ServerResponse) => {
    response.writeHead(200);
    response.write('{"keys":[');
    for (let sent = 0; sent < 40; sent += 1) response.write(' '.repeat(10_000));
  };
  test.each<[string, (response: ServerResponse) => void]>([
    ['an error', (response) => response.writeHead(500).end()],
    ['a redirect', redirected],
    ['no JSON', (response) => response.end('keys')],
    ['no end', endless],
    ['a closed connection', (response) => response.destroy()],
  ])(
    'S2X9 MUST be refused while the issuer answers with %s, and accepted with the keys known last',
    async (_, jwksAnswer) => {
      outside.jwksAnswer = jwksAnswer as (response: ServerResponse) => void;
      expect((await by(outside.accessToken(), at)).status).toBe(401);
      expect(hub.faults.some((fault) => fault.includes('cannot be fetched'))).toBe(true);
      outside.jwksAnswer = null;
      hub.clock.ms += 31_000;
      expect((await by(outside.accessToken(), at)).status).toBe(200);
      outside.jwksAnswer = jwksAnswer as (response: ServerResponse) => void;
      hub.clock.ms += 601_000;
      const token = () => outside.accessToken({ exp: nowS() + 60 });
      expect((await by(token(), at)).status).toBe(200);
      hub.clock.ms += 3_001_000;
      expect((await by(token(), at)).status).toBe(401);
    },
  );

  test('is accepted beside a session’s person in one process', async () => {
    const { cookie } = await at.ask('/oauth/sign-in', {
      json: { account: 'wu', password: SEEDED.password, code: hub.code() },
    });
    expect(cookie).toBe('');
    await seedPerson(hub.exchange, { id: 'wu' });
    const session = await at.ask('/oauth/sign-in', {
      json: { account: 'wu', password: SEEDED.password, code: hub.code() },
    });
    expect((await who({ cookie: session.cookie }, at)).body).toMatchObject({
      caller: { subject: 'wu' },
    });
    expect((await by(outside.accessToken(), at)).body).toMatchObject({
      caller: { subject: 'chen' },
    });
  });
});
