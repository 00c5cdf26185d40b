import { generateKeyPairSync } from 'node:crypto';
import { mintAccessToken, verifyAccessToken } from '../../../shared/identity/access-token';
import { PUBLIC_CALLER, type Caller } from '../../../shared/identity/caller';
import {
  generateGatewayKey,
  signingKey,
  trustedKeys,
} from '../../../shared/identity/keys/gateway-keys';
import { mintPermit, verifyPermit, type PermitToMint } from '../../../shared/identity/permit';
import { es256, hs, rs256, STRANGER, tokenOf } from './token-forgery';

const pair = generateGatewayKey();
const key = signingKey(pair.privateKeyPem);
const keys = trustedKeys([pair.publicKeyPem]);
const now = new Date('2026-11-23T10:00:00Z');
const nowS = now.getTime() / 1000;
const caller: Caller = {
  subject: 'chen',
  kind: 'PERSON',
  organisation: { kind: 'DEPARTMENT', id: 'ocean' },
  roles: ['ANALYST'],
  districts: null,
  sources: null,
  purpose: '赤潮预警',
  generation: 3,
};
const facts: PermitToMint = {
  department: 'water',
  caller,
  requestId: 'r-1',
  bodyHash: 'hash-of-the-body',
  record: 17,
  cases: [],
  now,
};
const CASE = {
  ...{ id: 'case-1', department: 'water', stationId: 'xihai', indicator: 'w21003' },
  ...{ from: '2026-11-01T00:00:00Z', to: '2026-11-02T00:00:00Z' },
};
const good = mintPermit(key, facts);

const HEADER = { alg: 'ES256', typ: 'rivergate-permit+jwt', kid: key.kid };
const CLAIMS = {
  ...{ iss: 'rivergate-gateway', aud: 'water', iat: nowS, exp: nowS + 30, jti: 'p-1' },
  ...{ sub: 'chen', kind: 'PERSON', organisation: caller.organisation, roles: ['ANALYST'] },
  ...{ districts: null, sources: null, purpose: null, generation: 0, requestId: 'r-1', record: 17 },
  ...{ hashAlg: 'sha256', bodyHash: 'hash-of-the-body' },
};
const forged = (claims: object, header: object = {}, by = es256(key.key)) =>
  tokenOf({ ...HEADER, ...header }, { ...CLAIMS, ...claims }, by);

function outcome(token: unknown, change: { department?: string; now?: Date } = {}): string {
  try {
    verifyPermit(token, keys, { department: 'water', now, ...change });
    return 'accepted';
  } catch (thrown) {
    return String(thrown);
  }
}

const REFUSED =
  'A department answers only what a gateway permits for it, and this permit is not valid here.';

describe('a permit', () => {
  test('S2P1 MUST give one department the caller, by which request, with which place in the audit log', () => {
    for (const asked of [
      facts,
      { ...facts, cases: [CASE] },
      { ...facts, record: null },
      { ...facts, caller: PUBLIC_CALLER },
    ]) {
      expect(verifyPermit(mintPermit(key, asked), keys, { department: 'water', now })).toEqual({
        caller: asked.caller,
        requestId: 'r-1',
        bodyHash: 'hash-of-the-body',
        record: asked.record,
        cases: asked.cases,
        issuedAtMs: now.getTime(),
        permitId: expect.stringMatching(/^[0-9a-f-]{36}$/),
        expiresAtMs: now.getTime() + 30_000,
      });
    }
    expect(outcome(forged({}))).toBe('accepted');
  });

  test('S2P2 MUST NOT be good at another department, or 30 seconds later', () => {
    const later = (ms: number) => ({ now: new Date(now.getTime() + ms) });
    expect(outcome(good, { department: 'ocean' })).toBe(REFUSED);
    expect(outcome(good, later(29_999))).toBe('accepted');
    expect(outcome(good, later(30_000))).toBe(REFUSED);
    expect(outcome(good, later(-6000))).toBe(REFUSED);
  });

  const accessPair = generateKeyPairSync('rsa', { modulusLength: 2048 });
  const terms = { issuer: 'rivergate-gateway', lifeMinutes: 1, now };

  test('S2P3 MUST NOT pass for an access token, nor an access token for a permit', () => {
    const access = mintAccessToken({ kid: key.kid, key: accessPair.privateKey }, caller, terms);
    expect(outcome(access.token)).toBe(REFUSED);
    expect(() => verifyAccessToken(good, keys, terms)).toThrow('not valid here');
  });

  test.each<readonly [string, unknown]>([
    ['another issuer', forged({ iss: 'someone' })],
    ['a list of departments', forged({ aud: ['water'] })],
    ['a longer life', forged({ exp: nowS + 31 })],
    ['no end', forged({ exp: undefined })],
    ['no id', forged({ jti: undefined })],
    ['no request', forged({ requestId: undefined })],
    ['a request with a blank', forged({ requestId: 'r 1' })],
    ['no body', forged({ bodyHash: undefined })],
    ['another hash', forged({ hashAlg: 'md5' })],
    ['no place', forged({ record: undefined })],
    ['a negative place', forged({ record: -1 })],
    ['half a place', forged({ record: 1.5 })],
    ['a place as text', forged({ record: '17' })],
    ['cases that are none', forged({ cases: 'all' })],
    ['a case without a station', forged({ cases: [{ ...CASE, stationId: undefined }] })],
    ['a case with more', forged({ cases: [{ ...CASE, assignees: ['chen'] }] })],
    ['an unknown role', forged({ roles: ['ROOT'] })],
    ['nobody with roles', forged({ sub: 'public', kind: 'NOBODY', organisation: null })],
    ['nobody with another name', forged({ kind: 'NOBODY', organisation: null, roles: ['PUBLIC'] })],
    ['an auditor who reads', forged({ roles: ['RECORD_AUDITOR', 'ANALYST'] })],
    ['another type', forged({}, { typ: 'at+jwt' })],
    ['the type of a signed request', forged({}, { typ: 'rivergate-request+jwt' })],
    ['no key id', forged({}, { kid: undefined })],
    ['crit', forged({}, { crit: ['exp'] })],
    ['none', forged({}, { alg: 'none' })],
    ['RS256', forged({}, { alg: 'RS256' }, rs256(accessPair.privateKey))],
    ['the public key as a secret', forged({}, { alg: 'HS256' }, hs('sha256', pair.publicKeyPem))],
    ['a stranger', forged({}, {}, es256(STRANGER.ec.privateKey))],
    ['nothing', undefined],
    ['text', 'permit'],
    ['a blank behind', `${good} `],
  ])('S2P4 MUST refuse %s, always in the same words', (_, token) => {
    expect(outcome(token)).toBe(REFUSED);
  });

  test('S2P5 MUST be refused whichever of its bits was turned', () => {
    const bytes = Buffer.from(good);
    for (let bit = 0; bit < bytes.length * 8; bit += 1) {
      const turned = Buffer.from(bytes);
      turned[bit >> 3] = (turned[bit >> 3] ?? 0) ^ (1 << (bit & 7));
      expect([bit, outcome(turned.toString('latin1'))]).toEqual([bit, REFUSED]);
    }
  });
});
