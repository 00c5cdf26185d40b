import { createPublicKey, type JsonWebKey } from 'node:crypto';
import { verify } from 'jsonwebtoken';
import { rotateTokenKey } from '../../../shared/identity/keys/token-keys';
import { randomSecret } from '../../../shared/identity/secret';
import { setLocked } from '../../../subgraphs/exchange/accounts/members/lock-member.store';
import { ADMINISTRATOR, seedClient } from '../../setup/identity-database';
import { basic, ISSUER, oauthHub, type OauthHub, type TestGateway } from '../setup/oauth-hub';

let hub: OauthHub;
let gateway: TestGateway;
const secret = randomSecret();
const id = 'client-gauge';
const GRANT = { grant_type: 'client_credentials' };

beforeEach(async () => {
  hub = await oauthHub();
  gateway = await hub.gateway();
  await seedClient(hub.exchange, { id, secret });
});
afterEach(() => hub.close());

const token = (form: object = {}, headers: object = basic(id, secret), at = gateway) =>
  at.ask('/oauth/token', { form: { ...GRANT, ...form }, headers: { ...headers } });
const bearer = async () => String((await token()).body['access_token']);
const who = (text: string, at = gateway) =>
  at.ask('/who', { headers: { authorization: `Bearer ${text}` } });

describe('POST /oauth/token', () => {
  test('S2O1 MUST give a machine a short-lived token by which every gateway knows it', async () => {
    const answer = await token();
    expect(answer).toMatchObject({
      status: 200,
      headers: { 'cache-control': 'no-store', pragma: 'no-cache' },
      body: { token_type: 'Bearer', expires_in: 300, access_token: expect.any(String) },
    });
    const other = await hub.gateway();
    expect((await who(String(answer.body['access_token']), other)).body).toEqual({
      caller: {
        subject: id,
        kind: 'MACHINE',
        organisation: { kind: 'DEPARTMENT', id: 'water' },
        roles: ['DEPARTMENT_SYSTEM'],
        districts: null,
        sources: null,
        purpose: null,
        generation: 0,
      },
      via: 'TOKEN',
      tokenId: expect.any(String),
      issuedAtMs: Math.floor(hub.clock.ms / 1000) * 1000,
      expiresAtMs: Math.floor(hub.clock.ms / 1000) * 1000 + 300_000,
    });
    hub.clock.ms += 301_000;
    expect((await who(String(answer.body['access_token']), other)).status).toBe(401);
  });

  test('takes credentials in the form, and form-encoded in HTTP Basic', async () => {
    const inForm = await token({ client_id: id, client_secret: secret }, {});
    const encoded = await token({}, basic(encodeURIComponent(id), secret.replaceAll('-', '%2D')));
    const named = await token({ client_id: id });
    expect([inForm.status, encoded.status, named.status]).toEqual([200, 200, 200]);
  });

  const REFUSED = {
    error: 'invalid_client',
    error_description: 'Client or secret is wrong, or the client is not in use.',
  };

  test('S2O2 MUST say the same to an unknown client, a wrong secret, a dormant and a locked one', async () => {
    await seedClient(hub.exchange, { id: 'client-dormant', secret });
    await seedClient(hub.exchange, { id: 'client-locked', secret });
    await hub.exchange.asExchange(async (transaction) => {
      await transaction.query(
        `update exchange.client set confirmed_at = null, founding_document = null where id = 'client-dormant'`,
      );
      const locked = { kind: 'CLIENT', id: 'client-locked', isLocked: true } as const;
      await setLocked(transaction, locked, { by: ADMINISTRATOR, now: new Date(hub.clock.ms) });
    });
    const tried = [
      basic('client-nobody', secret),
      basic(id, randomSecret()),
      basic(id, 'short'),
      basic('client-dormant', secret),
      basic('client-locked', secret),
    ];
    for (const headers of tried) {
      const { status, body, headers: answered } = await token({}, headers);
      expect([status, body]).toEqual([401, REFUSED]);
      expect(answered['www-authenticate']).toBe('Basic realm="rivergate"');
    }
    const inForm = await token({ client_id: id, client_secret: 'wrong' }, {});
    expect([inForm.status, inForm.body]).toEqual([401, REFUSED]);
    expect(hub.events.map(({ event, subject }) => [event, subject])).toEqual(
      ['unknown', id, id, 'client-dormant', 'client-locked', id].map((who) => [
        'TOKEN_REFUSED',
        who,
      ]),
    );
  });

  test.each<[string, string | Record<string, string>, object, number, string]>([
    ['no grant type', {}, {}, 400, 'invalid_request'],
    ['a password grant', { grant_type: 'password' }, {}, 400, 'unsupported_grant_type'],
    [
      'a parameter twice',
      'grant_type=client_credentials&grant_type=client_credentials',
      {},
      400,
      'invalid_request',
    ],
    ['a scope', { ...GRANT, scope: 'all' }, {}, 400, 'invalid_scope'],
    ['no client', GRANT, { authorization: undefined }, 400, 'invalid_request'],
    ['a bearer token', GRANT, { authorization: 'Bearer x' }, 400, 'invalid_request'],
    ['Basic of nothing', GRANT, { authorization: 'Basic ' }, 400, 'invalid_request'],
    ['Basic without a colon', GRANT, { authorization: 'Basic eA==' }, 400, 'invalid_request'],
    ['Basic with broken encoding', GRANT, basic(id, '%E0%A4'), 400, 'invalid_request'],
    [
      'Basic twice',
      GRANT,
      { authorization: [basic(id, secret).authorization, 'Basic eA=='] },
      400,
      'invalid_request',
    ],
    ['both ways', { ...GRANT, client_id: id, client_secret: secret }, {}, 400, 'invalid_request'],
    ['another name in the form', { ...GRANT, client_id: 'client-x' }, {}, 400, 'invalid_request'],
    ['a purpose that was not granted', { ...GRANT, purpose: 'x' }, {}, 400, 'invalid_request'],
    ['JSON', GRANT, { 'content-type': 'application/json' }, 400, 'invalid_request'],
    ['text', GRANT, { 'content-type': 'text/plain' }, 400, 'invalid_request'],
    [
      'U+0000 in the client',
      { ...GRANT, client_id: 'a\0', client_secret: 'b' },
      { authorization: undefined },
      400,
      'invalid_request',
    ],
    [
      'U+0000 in a secret',
      { ...GRANT, client_id: 'a', client_secret: '\0' },
      { authorization: undefined },
      400,
      'invalid_request',
    ],
    ['U+0000 in HTTP Basic', GRANT, basic('client\0', secret), 400, 'invalid_request'],
    ['U+0000 in the purpose', { ...GRANT, purpose: '\0' }, {}, 400, 'invalid_request'],
    ['a body without end', 'x'.repeat(20_000), {}, 400, 'invalid_request'],
  ])('refuses %s as RFC 6749 says', async (_, form, change, status, error) => {
    const all = { ...basic(id, secret), ...change };
    const headers = Object.fromEntries(
      Object.entries(all).filter(([, value]) => value !== undefined),
    );
    const answer = await gateway.ask('/oauth/token', { form, headers });
    expect([answer.status, answer.body['error']]).toEqual([status, error]);
    expect(answer.text).not.toContain(secret);
  });

  test('S2O3 MUST take a purpose among those granted, and no other', async () => {
    const purposesOf = ({ id: of }: { readonly id: string }) =>
      Promise.resolve(of === 'water' ? ['灌溉水源调查'] : ['赤潮预警']);
    const granted = await hub.gateway({ purposesOf });
    const answer = await token({ purpose: '灌溉水源调查' }, basic(id, secret), granted);
    expect(answer.body['purpose']).toBe('灌溉水源调查');
    const { caller } = (await who(String(answer.body['access_token']), granted)).body as {
      caller: { purpose: string };
    };
    expect(caller.purpose).toBe('灌溉水源调查');
    expect((await token({ purpose: '赤潮预警' }, basic(id, secret), granted)).status).toBe(400);
  });

  test('S2O4 MUST slow down who fails at a client from an address, on all gateways together', async () => {
    const gateways = [gateway, await hub.gateway()];
    const wrong = (at: number) => token({}, basic(id, 'wrong'), gateways[at % 2]);
    const outcomes = await Promise.all(Array.from({ length: 14 }, (_, at) => wrong(at)));
    expect(outcomes.map(({ status }) => status).sort()).toEqual([
      ...Array<number>(3).fill(401),
      ...Array<number>(11).fill(429),
    ]);
    const right = await token();
    expect([right.status, right.body['error']]).toEqual([429, 'temporarily_unavailable']);
    expect(right.headers['retry-after']).toBe('4');
    hub.clock.ms += 4000;
    expect((await token()).status).toBe(200);
    expect((await token({}, basic(id, 'wrong'))).status).toBe(401); // The series has ended.
  });

  test('S2O8 MUST NOT refuse a right secret because of two hundred failures at other names', async () => {
    const names = Array.from({ length: 200 }, (_, at) => `client-guess-${String(at)}`);
    const statuses: number[] = [];
    for (const name of names) statuses.push((await token({}, basic(name, secret))).status);
    expect(new Set(statuses)).toEqual(new Set([401]));
    expect((await token()).status).toBe(200);
  });

  test('counts what succeeds as no failure', async () => {
    for (let at = 0; at < 30; at += 1) expect((await token()).status).toBe(200);
  });

  test('S2O5 MUST NOT write a secret or a token into the log or the audit log', async () => {
    const issued = await bearer();
    await who(issued);
    await token({}, basic(id, randomSecret()));
    await gateway.ask(`/oauth/token?client_secret=${secret}`, { form: GRANT });
    const written = [...hub.lines, ...hub.faults, JSON.stringify(hub.events)].join('\n');
    for (const part of [
      secret,
      issued,
      issued.split('.')[2] ?? '',
      basic(id, secret).authorization,
    ])
      expect(written).not.toContain(part);
    expect(written).toContain('/oauth/token');
  });

  test('tells anyone who asks while the database is away that it is not his fault', async () => {
    const away = await hub.gateway({
      database: { asIdentity: () => Promise.reject(new TypeError('connection refused')) },
    });
    const answer = await token({}, basic(id, secret), away);
    expect([answer.status, answer.text]).toEqual([
      503,
      expect.stringContaining('DATABASE_UNAVAILABLE'),
    ]);
    expect(answer.text).not.toContain('connection refused');
  });
});

describe('POST /oauth/revoke', () => {
  const revoke = (text: string, headers: object = basic(id, secret)) =>
    gateway.ask('/oauth/revoke', { form: { token: text }, headers: { ...headers } });

  test('S2O6 MUST void a token on every gateway at once', async () => {
    const [first, second] = [await bearer(), await bearer()];
    const other = await hub.gateway();
    expect((await revoke(first)).status).toBe(200);
    const outcomes = [who(first), who(first, other), who(second), who(second, other)];
    expect((await Promise.all(outcomes)).map(({ status }) => status)).toEqual([401, 401, 200, 200]);
    expect(hub.events.map(({ event }) => event)).toEqual(['TOKEN_REVOKED']);
  });

  test('MUST NOT void the token of another client', async () => {
    const other = randomSecret();
    await seedClient(hub.exchange, { id: 'client-other', secret: other });
    const text = await bearer();
    const answer = await revoke(text, basic('client-other', other));
    expect([answer.status, answer.body['error']]).toEqual([400, 'unauthorized_client']);
    expect((await who(text)).status).toBe(200);
  });

  test('answers 200 to what is no living token, and 401 to nobody', async () => {
    expect((await revoke('x')).status).toBe(200);
    expect((await revoke(await bearer(), basic(id, 'wrong'))).status).toBe(401);
    const empty = await gateway.ask('/oauth/revoke', { form: {}, headers: basic(id, secret) });
    expect([empty.status, empty.body['error']]).toEqual([400, 'invalid_request']);
  });
});

describe('what is published to everybody', () => {
  test('S2O7 MUST hold the public keys alone, those that rotation brings too', async () => {
    const keysNow = async () =>
      (await gateway.ask('/.well-known/jwks.json')).body['keys'] as Record<string, string>[];
    const [first, ...others] = await keysNow();
    expect(others).toEqual([]);
    expect(Object.keys(first ?? {}).sort()).toEqual(['alg', 'e', 'kid', 'kty', 'n', 'use']);
    const key = createPublicKey({ key: first as JsonWebKey, format: 'jwk' });
    expect(
      verify(await bearer(), key, { algorithms: ['RS256'], ignoreExpiration: true }),
    ).toMatchObject({
      iss: ISSUER,
      aud: 'rivergate',
      sub: id,
    });

    hub.clock.ms += 5000; // Beyond the moment at which the first key's file was written.
    const early = await bearer();
    rotateTokenKey(hub.keyFolder, { now: new Date(hub.clock.ms), lifeMinutes: 5 });
    hub.clock.ms += 11_000;
    expect(await keysNow()).toHaveLength(2);
    const late = await bearer();
    expect(late.split('.')[0]).not.toBe(early.split('.')[0]);
    expect([(await who(early)).status, (await who(late)).status]).toEqual([200, 200]);
  });

  test('says where everything is', async () => {
    expect((await gateway.ask('/.well-known/oauth-authorization-server')).body).toMatchObject({
      issuer: ISSUER,
      token_endpoint: `${ISSUER}/oauth/token`,
      revocation_endpoint: `${ISSUER}/oauth/revoke`,
      jwks_uri: `${ISSUER}/.well-known/jwks.json`,
      grant_types_supported: ['client_credentials'],
    });
  });
});
