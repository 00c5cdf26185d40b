import { generateKeyPairSync, randomUUID, type KeyObject } from 'node:crypto';
import { sign, type Algorithm } from 'jsonwebtoken';
import { openRates } from '../../../gateway/rates/rates';
import { randomSecret } from '../../../shared/identity/secret';
import { confirmKey } from '../../../subgraphs/exchange/accounts/clients/confirm-key.store';
import { registerKey } from '../../../subgraphs/exchange/accounts/clients/register-key.store';
import { retireKey } from '../../../subgraphs/exchange/accounts/clients/retire-key.store';
import { person } from '../../shared/sharing/sharing-fixtures';
import { basic, ISSUER, oauthHub, type OauthHub, type TestGateway } from '../setup/oauth-hub';
import { seedClient } from '../../setup/identity-database';

const WIDE = {
  publicRequestsPerMinute: 1e6,
  publicCostPerMinute: 1e9,
  requestsPerMinute: 1e6,
  costPerMinute: 1e9,
};
const TYPE = 'urn:ietf:params:oauth:client-assertion-type:jwt-bearer';
const client = 'client-gauge';
const li = person('water', 'HANDLER', { subject: 'li' });
const zhao = person('water', 'APPROVER', { subject: 'zhao' });
const admin = person('environment', 'ADMINISTRATOR', { subject: 'admin' });
const stranger = person('ocean', 'HANDLER', { subject: 'hai' });

const pair = generateKeyPairSync('ec', { namedCurve: 'P-256' });
const other = generateKeyPairSync('ec', { namedCurve: 'P-256' });
const jwkOf = (key: KeyObject, more: object = {}) =>
  JSON.stringify({ ...key.export({ format: 'jwk' }), kid: 'k1', ...more });

let hub: OauthHub;
let gateway: TestGateway;
beforeEach(async () => {
  hub = await oauthHub();
  gateway = await hub.gateway();
  await seedClient(hub.exchange, { id: client, secret: randomSecret() });
});
afterEach(() => hub.close());

const act = (by = li) => ({ by, now: new Date(hub.clock.ms) });
const register = (jwk = jwkOf(pair.publicKey), by = li) =>
  hub.exchange.asExchange((transaction) => registerKey(transaction, { client, jwk }, act(by)));
const confirm = (by = zhao) =>
  hub.exchange.asExchange((transaction) => confirmKey(transaction, { client, kid: 'k1' }, act(by)));

interface Change {
  readonly claims?: object;
  readonly header?: object;
  readonly key?: KeyObject;
}
function assertion({ claims = {}, header = {}, key = pair.privateKey }: Change = {}): string {
  const nowS = Math.floor(hub.clock.ms / 1000);
  const said = {
    iss: client,
    sub: client,
    aud: ISSUER,
    jti: randomUUID(),
    iat: nowS,
    exp: nowS + 60,
  };
  const algorithm: Algorithm = 'ES256';
  return sign({ ...said, ...claims }, key, {
    algorithm,
    header: { alg: algorithm, kid: 'k1', ...header },
  });
}
const token = (client_assertion: string, form: object = {}, headers: object = {}) =>
  gateway.ask('/oauth/token', {
    form: {
      grant_type: 'client_credentials',
      client_assertion_type: TYPE,
      client_assertion,
      ...form,
    },
    headers: { ...headers },
  });

test('S2O9 MUST give a token for an assertion, once two stewards of its department put the key to work', async () => {
  await expect(register(undefined, admin)).rejects.toMatchObject({ code: 'NOT_PERMITTED' });
  await expect(register(undefined, stranger)).rejects.toMatchObject({ code: 'NOT_PERMITTED' });
  await register();
  expect((await token(assertion())).status).toBe(401);
  await expect(confirm(li)).rejects.toMatchObject({ code: 'TWO_PERSONS_NEEDED' });
  await confirm();
  const answer = await token(assertion());
  expect([answer.status, answer.body['token_type']]).toEqual([200, 'Bearer']);
  const asked = await gateway.ask('/who', {
    headers: { authorization: `Bearer ${String(answer.body['access_token'])}` },
  });
  expect(asked.body).toMatchObject({ caller: { subject: client, kind: 'MACHINE' } });
  await hub.exchange.asExchange((transaction) =>
    retireKey(transaction, { client, kid: 'k1' }, act(li)),
  );
  expect((await token(assertion())).status).toBe(401);
});

describe('an assertion', () => {
  beforeEach(async () => {
    await register();
    await confirm();
  });

  test.each<[string, Change, object]>([
    ['is for the token endpoint', { claims: { aud: `${ISSUER}/oauth/token` } }, {}],
    ['is for a list of us alone', { claims: { aud: [ISSUER] } }, {}],
    ['is of the type of all JWTs', { header: { typ: 'JWT' } }, {}],
    ['is of its own type', { header: { typ: 'client-authentication+jwt' } }, {}],
    ['has its client named beside it', {}, { client_id: client }],
  ])('is taken where it %s', async (_, change, form) => {
    expect((await token(assertion(change), form)).status).toBe(200);
  });

  test.each<[string, () => Change, object]>([
    ['is signed by another key', () => ({ key: other.privateKey }), {}],
    ['names another key', () => ({ header: { kid: 'k2' } }), {}],
    ['is for somebody else', () => ({ claims: { aud: 'https://other.example' } }), {}],
    ['is for several', () => ({ claims: { aud: [ISSUER, 'https://other.example'] } }), {}],
    ['is of another issuer', () => ({ claims: { iss: 'client-other' } }), {}],
    ['is of another subject', () => ({ claims: { iss: 'client-other', sub: 'client-other' } }), {}],
    ['has expired', () => ({ claims: { exp: Math.floor(hub.clock.ms / 1000) - 1 } }), {}],
    ['lives too long', () => ({ claims: { exp: Math.floor(hub.clock.ms / 1000) + 3600 } }), {}],
    ['has no jti', () => ({ claims: { jti: undefined } }), {}],
    [
      'brings a key of its own',
      () => ({ header: { jwk: other.publicKey.export({ format: 'jwk' }) } }),
      {},
    ],
    ['is an access token', () => ({ header: { typ: 'at+jwt' } }), {}],
    ['has another client named beside it', () => ({}), { client_id: 'client-other' }],
  ])('S2O10 MUST be refused where it %s', async (_, change, form) => {
    const answer = await token(assertion(change()), form);
    expect([answer.status, answer.body['error']]).toEqual([401, 'invalid_client']);
  });

  test('S2O11 MUST work once, on all gateways together', async () => {
    const one = assertion();
    const outcomes = await Promise.all(Array.from({ length: 4 }, () => token(one)));
    expect(outcomes.map(({ status }) => status).sort()).toEqual([200, 401, 401, 401]);
  });

  test.each<[string, object, object]>([
    ['a secret beside it', { client_secret: 'x' }, {}],
    ['HTTP Basic beside it', {}, basic(client, 'x')],
    ['another type', { client_assertion_type: 'urn:x' }, {}],
    ['no assertion', { client_assertion: '' }, {}],
  ])('is malformed with %s', async (_, form, headers) => {
    const answer = await token(assertion(), form, headers);
    expect([answer.status, answer.body['error']]).toEqual([400, 'invalid_request']);
  });

  test('S2O13 MUST be accepted from an address where assertions of others, and malformed ones, failed', async () => {
    gateway = await hub.gateway({ rates: openRates(WIDE) });
    const wrong = [
      ...Array.from({ length: 40 }, (_, at) => `client-x${String(at % 4)}`).map((sub) =>
        assertion({ claims: { iss: sub, sub }, key: other.privateKey }),
      ),
      ...['', '.', 'x.y.z', assertion({ claims: { sub: 'client-*' } })].map((text) => text || '-'),
      ...Array.from({ length: 130 }, () => assertion({ claims: { iss: 'client-other' } })),
    ];
    const statuses = new Set<number>();
    for (const one of wrong) statuses.add((await token(one)).status);
    expect([...statuses].sort()).toEqual([401, 429]);
    expect((await token(assertion())).status).toBe(200);
  });

  test('S2O14 MUST wait, signature unseen, where its own client failed from this address', async () => {
    for (let at = 0; at < 3; at += 1)
      expect((await token(assertion({ key: other.privateKey }))).status).toBe(401);
    const refused = await token(assertion());
    expect([refused.status, refused.body['error'], refused.headers['retry-after']]).toEqual([
      429,
      'temporarily_unavailable',
      '4',
    ]);
    const elsewhere = await hub.gateway({ trustedProxies: ['127.0.0.1'] });
    const form = { grant_type: 'client_credentials', client_assertion_type: TYPE };
    const moved = await elsewhere.ask('/oauth/token', {
      form: { ...form, client_assertion: assertion() },
      headers: { 'x-forwarded-for': '198.51.100.7' },
    });
    expect(moved.status).toBe(200);
    hub.clock.ms += 4000;
    expect((await token(assertion())).status).toBe(200);
    expect((await token(assertion({ key: other.privateKey }))).status).toBe(401);
    expect((await token(assertion())).status).toBe(200);
  });

  test('S2O15 MUST be accepted beside a volley of right ones of its client', async () => {
    const volley = await Promise.all(Array.from({ length: 12 }, () => token(assertion())));
    expect(new Set(volley.map(({ status }) => status))).toEqual(new Set([200]));
  });

  test('S2O12 MUST be accepted from an address that failed at the secret of its client', async () => {
    for (let at = 0; at < 5; at += 1)
      await gateway.ask('/oauth/token', {
        form: { grant_type: 'client_credentials' },
        headers: basic(client, 'wrong'),
      });
    expect((await token(assertion())).status).toBe(200);
  });
});

test.each<[string, string]>([
  ['its private half', jwkOf(pair.privateKey)],
  ['no kid', jwkOf(pair.publicKey, { kid: undefined })],
  ['a kid with a blank', jwkOf(pair.publicKey, { kid: 'a b' })],
  ['a weak key', jwkOf(generateKeyPairSync('rsa', { modulusLength: 1024 }).publicKey)],
  ['a shared secret', JSON.stringify({ kty: 'oct', k: 'AAAA', kid: 'k1' })],
  ['a list', '[]'],
  ['no JSON', 'x\0'],
])('a key with %s is none', async (_, jwk) => {
  await expect(register(jwk)).rejects.toMatchObject({ code: 'BAD_USER_INPUT' });
});

test('a client has four keys at most, each by one name', async () => {
  await register();
  await expect(register()).rejects.toMatchObject({ code: 'TRANSITION_REFUSED' });
  for (const kid of ['k2', 'k3', 'k4']) await register(jwkOf(other.publicKey, { kid }));
  await expect(register(jwkOf(other.publicKey, { kid: 'k5' }))).rejects.toMatchObject({
    code: 'TRANSITION_REFUSED',
  });
});
