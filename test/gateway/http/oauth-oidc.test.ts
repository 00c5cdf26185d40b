import { generateKeyPairSync } from 'node:crypto';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { randomSecret } from '../../../shared/identity/secret';
import type { OutsideIssuer } from '../../../shared/config/outside-issuers';
import { department, seedClient, seedPerson } from '../../setup/identity-database';
import { ISSUER, oauthHub, type OauthHub, type TestGateway } from '../setup/oauth-hub';
import { CLIENT, tinyIssuer, type TinyIssuer } from '../setup/tiny-issuer';

let hub: OauthHub;
let gateway: TestGateway;
let outside: TinyIssuer;
let folder: string;

const settings = (change: Partial<OutsideIssuer> = {}): OutsideIssuer => ({
  name: 'city',
  issuer: outside.url,
  audience: 'hub',
  jwksUrl: `${outside.url}/keys`,
  departments: ['water'],
  clientId: CLIENT.id,
  clientSecretFile: join(folder, 'secret'),
  ...change,
});

beforeEach(async () => {
  folder = mkdtempSync(join(tmpdir(), 'oidc-'));
  writeFileSync(join(folder, 'secret'), `${CLIENT.secret}\n`);
  outside = await tinyIssuer();
  hub = await oauthHub();
  gateway = await hub.gateway({ outsideIssuers: [settings()] });
  await seedPerson(hub.exchange, { id: 'chen', outside: { issuer: outside.url, subject: 'u-1' } });
});
afterEach(async () => {
  await hub.close();
  await outside.close();
  rmSync(folder, { recursive: true });
});

interface Trip {
  readonly at?: TestGateway;
  readonly back?: (address: URL) => void;
  readonly cookie?: string;
}

/** A browser's way to the issuer and back; `back` may change the address on which it comes back. */
async function trip({ at = gateway, back, cookie }: Trip = {}) {
  const start = await at.ask('/oauth/start/city');
  const address = outside.authorize(String(start.headers.location));
  back?.(address);
  const path = `${address.pathname}${address.search}`;
  return at.ask(path, { headers: { cookie: cookie ?? start.cookie } });
}

describe('sign-in at an outside issuer', () => {
  test('S2F1 MUST lead there with state, nonce and PKCE, none of which the browser’s scripts see', async () => {
    const start = await gateway.ask('/oauth/start/city');
    expect(start.status).toBe(303);
    const asked = new URL(String(start.headers.location));
    expect(asked.origin + asked.pathname).toBe(`${outside.url}/authorize`);
    expect(Object.fromEntries(asked.searchParams)).toEqual({
      client_id: CLIENT.id,
      response_type: 'code',
      redirect_uri: `${ISSUER}/oauth/callback`,
      scope: 'openid',
      state: expect.stringMatching(/^[\w-]{43}$/),
      nonce: expect.stringMatching(/^[\w-]{43}$/),
      code_challenge: expect.stringMatching(/^[\w-]{43}$/),
      code_challenge_method: 'S256',
    });
    expect(String(start.headers['set-cookie'])).toMatch(
      /^rivergate_oidc=city\.[\w.-]+; Path=\/oauth\/callback; Max-Age=600; HttpOnly; SameSite=Lax$/,
    );
  });

  test('S2F2 MUST open a session for the account that is linked, by a page of ours', async () => {
    const answer = await trip();
    expect([answer.status, answer.headers['content-type']]).toEqual([
      200,
      'text/html; charset=utf-8',
    ]);
    expect(answer.text).toContain('<meta http-equiv="refresh" content="0;url=/">');
    expect(answer.headers['set-cookie']).toEqual([
      'rivergate_oidc=; Path=/oauth/callback; Max-Age=0; HttpOnly; SameSite=Lax',
      expect.stringMatching(/^rivergate_session=[\w-]{43}; Path=\/; HttpOnly; SameSite=Strict$/),
    ]);
    const who = await gateway.ask('/who', { headers: { cookie: answer.cookie } });
    expect(who.body).toMatchObject({
      via: 'SESSION',
      caller: { subject: 'chen', roles: ['HANDLER'] },
    });
    expect(hub.events).toEqual([{ event: 'SIGN_IN', subject: 'chen', facts: { via: 'OIDC' } }]);
    const written = hub.lines.join('\n');
    for (const part of ['code=', 'state=', answer.cookie.split('=')[1] ?? ''])
      expect(written).not.toContain(part);
  });

  test('finds its way by settings alone, too', async () => {
    const endpoints = {
      authorizationEndpoint: `${outside.url}/authorize`,
      tokenEndpoint: `${outside.url}/token`,
    };
    const at = await hub.gateway({ outsideIssuers: [settings(endpoints)] });
    expect((await trip({ at })).status).toBe(200);
  });

  test.each<[string, (address: URL) => void]>([
    ['another state', (address) => address.searchParams.set('state', 'x'.repeat(43))],
    ['no state', (address) => address.searchParams.delete('state')],
    ['another code', (address) => address.searchParams.set('code', 'x')],
    ['no code', (address) => address.searchParams.delete('code')],
    ['another issuer', (address) => address.searchParams.set('iss', 'https://evil.example')],
    ['no issuer', (address) => address.searchParams.delete('iss')],
    ['an error', (address) => (address.search = '?error=access_denied')],
    ['nothing', (address) => (address.search = '')],
  ])('S2F3 MUST be refused when the browser comes back with %s', async (_, back) => {
    const answer = await trip({ back: (address) => void back(address) });
    expect([answer.status, answer.text]).toEqual([401, expect.stringContaining('SIGN_IN_REFUSED')]);
    expect(String(answer.headers['set-cookie'])).not.toContain('rivergate_session');
  });

  test('S2F4 MUST be refused in a browser that did not start it, or started another', async () => {
    const other = await gateway.ask('/oauth/start/city');
    for (const cookie of [
      '',
      'rivergate_oidc=',
      'rivergate_oidc=city.a.b.c',
      other.cookie,
      `${other.cookie}; ${other.cookie}`,
    ])
      expect((await trip({ cookie })).status).toBe(401);
  });

  const nowS = () => Math.floor(Date.now() / 1000);
  test.each<[string, () => void]>([
    ['another nonce', () => (outside.idToken = { nonce: 'x' })],
    ['no nonce', () => (outside.idToken = { nonce: undefined })],
    ['another audience', () => (outside.idToken = { aud: 'other' })],
    ['another issuer', () => (outside.idToken = { iss: 'https://evil.example' })],
    ['an end that is past', () => (outside.idToken = { iat: nowS() - 900, exp: nowS() - 600 })],
    ['no subject', () => (outside.idToken = { sub: undefined })],
    [
      'a stranger’s signature',
      () => (outside.idTokenKey = generateKeyPairSync('rsa', { modulusLength: 2048 }).privateKey),
    ],
    ['a subject whom nobody knows', () => (outside.idToken = { sub: 'u-9' })],
  ])('S2F5 MUST be refused with %s in the ID token', async (_, change) => {
    change();
    expect((await trip()).status).toBe(401);
  });

  test('S2F6 MUST NOT be for a department that is not among the issuer’s, nor for a machine', async () => {
    await seedPerson(hub.exchange, {
      id: 'lin',
      organisation: department('ocean'),
      outside: { issuer: outside.url, subject: 'u-2' },
    });
    await seedClient(hub.exchange, {
      id: 'client-gauge',
      secret: randomSecret(),
      outside: { issuer: outside.url, subject: 'm-1' },
    });
    for (const sub of ['u-2', 'm-1']) {
      outside.idToken = { sub };
      expect((await trip()).status).toBe(401);
    }
  });

  test('is not offered by an unknown issuer, by one for machines alone, or while it is away', async () => {
    const machines: { clientId?: string } & OutsideIssuer = { ...settings() };
    delete machines.clientId;
    const at = await hub.gateway({ outsideIssuers: [machines] });
    await outside.close();
    const answers = [
      await gateway.ask('/oauth/start/unknown'),
      await gateway.ask('/oauth/start/__proto__'),
      await at.ask('/oauth/start/city'),
      await gateway.ask('/oauth/start/city'),
    ];
    expect(answers.map(({ status }) => status)).toEqual([400, 400, 400, 400]);
  });
});
