import { createPublicKey, generateKeyPairSync, randomUUID } from 'node:crypto';
import fc from 'fast-check';
import { RiverGateError } from '../../../shared/errors/rivergate-error';
import { mintAccessToken, verifyAccessToken } from '../../../shared/identity/access-token';
import type { Caller } from '../../../shared/identity/caller';
import { keyId } from '../../../shared/identity/keys/gateway-keys';
import { es256, hs, ps256, rs256, rsa, STRANGER, tokenOf, type Signer } from './token-forgery';
import { runs } from '../../setup/runs';

const pair = generateKeyPairSync('rsa', { modulusLength: 2048 });
const kid = keyId(pair.publicKey);
const keys = new Map([[kid, pair.publicKey]]);
const publicPem = pair.publicKey.export({ type: 'spki', format: 'pem' }).toString();
const now = new Date('2026-11-23T10:00:00Z');
const nowS = now.getTime() / 1000;
const terms = { issuer: 'https://hub.example', lifeMinutes: 5, now };
const person: Caller = {
  subject: 'chen',
  kind: 'PERSON',
  organisation: { kind: 'DEPARTMENT', id: 'water' },
  roles: ['HANDLER'],
  districts: null,
  sources: null,
  purpose: null,
  generation: 3,
};

const HEADER = { alg: 'RS256', typ: 'at+jwt', kid };
const honest = () => ({
  iss: terms.issuer,
  aud: 'rivergate',
  sub: 'chen',
  jti: randomUUID(),
  iat: nowS - 10,
  exp: nowS + 200,
  kind: 'PERSON',
  organisation: { kind: 'DEPARTMENT', id: 'water' },
  roles: ['HANDLER'],
  districts: null as unknown,
  sources: null as unknown,
  purpose: null as unknown,
  generation: 3 as unknown,
});
const signer = rs256(pair.privateKey);

/** A token that is honest but for these parameters and claims; undefined takes one away. */
function forged(claims: object, header: object = {}, by: Signer = signer): string {
  return tokenOf({ ...HEADER, ...header }, { ...honest(), ...claims }, by);
}

const faults: string[] = [];

function outcome(token: unknown): string {
  try {
    verifyAccessToken(token, keys, { ...terms, onFault: (fault) => faults.push(fault) });
    return 'accepted';
  } catch (thrown) {
    if (!(thrown instanceof RiverGateError)) throw thrown;
    return JSON.stringify([thrown.code, thrown.message, thrown.extensions]);
  }
}

const REFUSED = JSON.stringify([
  'UNAUTHENTICATED',
  'The token or session is not valid here.',
  {
    code: 'UNAUTHENTICATED',
    remedy:
      'Get a new token at /oauth/token, or sign in again; without one, you read as the public.',
  },
]);

describe('an access token', () => {
  test('S2T1 MUST identify the caller, as it was issued', () => {
    const callers: ReadonlyArray<Caller> = [
      person,
      { ...person, kind: 'MACHINE', subject: 'client-water', roles: ['DEPARTMENT_SYSTEM'] },
      { ...person, roles: ['DISTRICT_BUREAU'], districts: ['440705'], purpose: '灌溉水源调查' },
      {
        ...person,
        organisation: { kind: 'ENTERPRISE', id: 'mill' },
        roles: ['ENTERPRISE'],
        sources: ['pollution-source-001'],
      },
    ];
    for (const caller of callers) {
      const minted = mintAccessToken({ kid, key: pair.privateKey }, caller, terms);
      expect(verifyAccessToken(minted.token, keys, terms)).toEqual({
        caller,
        tokenId: minted.tokenId,
        issuedAtMs: now.getTime(),
        expiresAtMs: now.getTime() + 300_000,
      });
    }
    expect(outcome(forged({}))).toBe('accepted');
  });

  test('S2T2 MUST be accepted until its end, and not from then on', () => {
    const { token, expiresAtMs } = mintAccessToken({ kid, key: pair.privateKey }, person, terms);
    const at = (ms: number) => () =>
      verifyAccessToken(token, keys, { ...terms, now: new Date(ms) });
    expect(at(expiresAtMs - 1)().caller).toEqual(person);
    expect(at(expiresAtMs)).toThrow('not valid here');
    expect(at(now.getTime() - 5000)().caller).toEqual(person);
    expect(at(now.getTime() - 6000)).toThrow('not valid here');
  });
});

const WRONG_VALUES: ReadonlyArray<unknown> = [
  undefined,
  null,
  true,
  false,
  0,
  1,
  -1,
  1.5,
  1e300,
  '',
  ' ',
  '0',
  'NaN',
  'x'.repeat(300),
  '\u0000',
  '江门',
  'a b',
  [],
  {},
  [[]],
  [null],
  [''],
  ['x', 'x'],
  { kind: 'DEPARTMENT' },
  { id: 'water' },
  { toString: 'x' },
  { length: 1 },
];
const GOOD_CLAIMS = honest();
const typed = Object.keys(GOOD_CLAIMS).flatMap((claim) =>
  WRONG_VALUES.filter(
    (value) =>
      // What each of these may be.
      !(value === null && ['districts', 'sources', 'purpose'].includes(claim)) &&
      !(claim === 'purpose' && typeof value === 'string' && /^[^\u0000]{1,200}$/.test(value)) &&
      !(claim === 'generation' && (value === 0 || value === 1)) &&
      !(['sub', 'jti'].includes(claim) && (value === '0' || value === 'NaN')),
  ).map(
    (value) =>
      [
        `${claim} is ${JSON.stringify(value)?.slice(0, 40) ?? 'missing'}`,
        forged({ [claim]: value }),
      ] as const,
  ),
);

const raw = (payload: string, header: unknown = HEADER) => tokenOf(header, payload, signer);
const json = (change: object = {}) => JSON.stringify({ ...honest(), ...change });
const good = forged({});
const [head = '', payload = '', signature = ''] = good.split('.');

const CLAIMS: ReadonlyArray<readonly [string, string]> = [
  ['another issuer', forged({ iss: 'https://other.example' })],
  ['the issuer with a slash', forged({ iss: `${terms.issuer}/` })],
  ['the issuer in capitals', forged({ iss: terms.issuer.toUpperCase() })],
  ['a list with the audience', forged({ aud: ['rivergate'] })],
  ['another audience', forged({ aud: 'water' })],
  ['the audience in capitals', forged({ aud: 'RiverGate' })],
  ['an end that is past', forged({ iat: nowS - 200, exp: nowS - 1 })],
  ['an end that is now', forged({ exp: nowS })],
  ['an end before its beginning', forged({ iat: nowS + 4, exp: nowS + 3 })],
  ['an end as text', forged({ exp: String(nowS + 100) })],
  ['an end in ms', forged({ exp: now.getTime() + 100_000 })],
  ['a fraction as end', forged({ exp: nowS + 100.5 })],
  ['a life of an hour', forged({ exp: nowS + 3600 })],
  ['a life a second too long', forged({ iat: nowS, exp: nowS + 301 })],
  ['a beginning to come', forged({ iat: nowS + 6 })],
  ['a beginning far off', forged({ iat: nowS + 86_400, exp: nowS + 86_700 })],
  ['nbf to come', forged({ nbf: nowS + 60 })],
  ['nbf as text', forged({ nbf: String(nowS - 60) })],
  ['nbf null', forged({ nbf: null })],
  ['nbf a fraction', forged({ nbf: nowS - 0.5 })],
  ['sub nobody', forged({ sub: 'public' })],
  ['kind nobody', forged({ kind: 'NOBODY' })],
  [
    'nobody in full',
    forged({ sub: 'public', kind: 'NOBODY', organisation: null, roles: ['PUBLIC'] }),
  ],
  ['kind in small letters', forged({ kind: 'person' })],
  ['an unknown role', forged({ roles: ['HANDLER', 'ROOT'] })],
  ['a role in small letters', forged({ roles: ['handler'] })],
  ['a role of the prototype', forged({ roles: ['toString'] })],
  ['a role __proto__', forged({ roles: ['__proto__'] })],
  ['a role constructor', forged({ roles: ['constructor'] })],
  ['the role of everybody', forged({ roles: ['PUBLIC'] })],
  ['a role twice', forged({ roles: ['HANDLER', 'HANDLER'] })],
  ['a nested post', forged({ roles: [['HANDLER']] })],
  ['posts as an object', forged({ roles: { 0: 'HANDLER', length: 1 } })],
  ['posts as text', forged({ roles: 'HANDLER' })],
  ['many roles', forged({ roles: Array.from({ length: 30 }, () => 'HANDLER') })],
  ['an auditor who is analyst', forged({ roles: ['RECORD_AUDITOR', 'ANALYST'] })],
  ['an administrator who is handler', forged({ roles: ['ADMINISTRATOR', 'HANDLER'] })],
  ['a partner in a department', forged({ roles: ['PARTNER'] })],
  ['a system that is a person', forged({ roles: ['DEPARTMENT_SYSTEM'] })],
  ['an analyst that is a machine', forged({ kind: 'MACHINE', roles: ['ANALYST'] })],
  ['a publisher of water', forged({ roles: ['PUBLISHER'] })],
  ['an exchange operator of water', forged({ roles: ['EXCHANGE_OPERATOR'] })],
  ['a bureau without districts', forged({ roles: ['DISTRICT_BUREAU'] })],
  [
    'an enterprise without sources',
    forged({ organisation: { kind: 'ENTERPRISE', id: 'mill' }, roles: ['ENTERPRISE'] }),
  ],
  ['an organisation of another kind', forged({ organisation: { kind: 'CITY', id: 'water' } })],
  [
    'an organisation of a kind of the prototype',
    forged({ organisation: { kind: 'toString', id: 'water' } }),
  ],
  [
    'an organisation with an odd id',
    forged({ organisation: { kind: 'DEPARTMENT', id: '../water' } }),
  ],
  ['an organisation in capitals', forged({ organisation: { kind: 'DEPARTMENT', id: 'Water' } })],
  [
    'an organisation with more',
    forged({ organisation: { kind: 'DEPARTMENT', id: 'water', admin: true } }),
  ],
  ['an organisation as a list', forged({ organisation: ['DEPARTMENT', 'water'] })],
  [
    'an organisation whose id is a list',
    forged({ organisation: { kind: 'DEPARTMENT', id: ['water'] } }),
  ],
  ['no districts', forged({ districts: [] })],
  ['a district as number', forged({ districts: [440705] })],
  ['a district of seven digits', forged({ districts: ['4407050'] })],
  ['a district with a line break', forged({ districts: ['440705\n'] })],
  ['a district twice', forged({ districts: ['440705', '440705'] })],
  ['districts as text', forged({ districts: '440705' })],
  [
    'too many districts',
    forged({ districts: Array.from({ length: 101 }, (_, at) => String(440_000 + at)) }),
  ],
  ['an odd source', forged({ sources: ["x' or 1=1"] })],
  ['a purpose with a line break', forged({ purpose: 'a\nb' })],
  ['a purpose with half a letter', forged({ purpose: '\ud800' })],
  ['a long purpose', forged({ purpose: 'x'.repeat(201) })],
  ['sub with a line break', forged({ sub: 'chen\n' })],
  ['sub in Chinese', forged({ sub: '陈' })],
  ['a long sub', forged({ sub: 'x'.repeat(129) })],
];

const HEADERS: ReadonlyArray<readonly [string, string]> = [
  ...[
    'jwk',
    'jku',
    'x5u',
    'x5c',
    'x5t',
    'x5t#S256',
    'crit',
    'b64',
    'zip',
    'cty',
    'enc',
    'p2c',
    'epk',
    'exp',
    '__proto__x',
  ].flatMap((name) =>
    [null, true, 'x', [], {}, ['b64'], 'https://evil.example/keys'].map(
      (value) =>
        [`${name} in the header: ${JSON.stringify(value)}`, forged({}, { [name]: value })] as const,
    ),
  ),
  [
    'its own key embedded',
    forged(
      {},
      { jwk: STRANGER.rsa.publicKey.export({ format: 'jwk' }) },
      rs256(STRANGER.rsa.privateKey),
    ),
  ],
  [
    '__proto__ in the header',
    raw(json(), `{"alg":"RS256","typ":"at+jwt","kid":"${kid}","__proto__":{"alg":"none"}}`),
  ],
  ...[
    undefined,
    null,
    1,
    '',
    'jwt',
    'JWT',
    'AT+JWT',
    'at+JWT',
    'application/at+jwt',
    'at+jwt ',
    ['at+jwt'],
    'rivergate-permit+jwt',
  ].map((typ) => [`typ ${JSON.stringify(typ) ?? 'missing'}`, forged({}, { typ })] as const),
  ...[
    undefined,
    null,
    1,
    '',
    'x',
    `${kid} `,
    kid.slice(1),
    [kid],
    { kid },
    '../../etc/passwd',
    "' or 1=1",
    '__proto__',
    'constructor',
    '0',
  ].map(
    (other) => [`kid ${JSON.stringify(other) ?? 'missing'}`, forged({}, { kid: other })] as const,
  ),
  ...[
    'none',
    'None',
    'NONE',
    'nOnE',
    '',
    ' none',
    'rs256',
    'Rs256',
    'RS256 ',
    'RS255',
    'RS384',
    'RS512',
    'PS256',
    'HS256',
    'ES256',
    'EdDSA',
    null,
    undefined,
    0,
    true,
    ['RS256'],
    { alg: 'RS256' },
  ].flatMap((alg) => [
    [`alg ${JSON.stringify(alg) ?? 'missing'}, signed well`, forged({}, { alg })] as const,
    [
      `alg ${JSON.stringify(alg) ?? 'missing'}, signature of nothing`,
      forged({}, { alg }, () => Buffer.from([0])),
    ] as const,
    [
      `alg ${JSON.stringify(alg) ?? 'missing'}, no signature`,
      forged({}, { alg }).replace(/[^.]*$/, ''),
    ] as const,
  ]),
  ['HS256 with the public key as PEM', forged({}, { alg: 'HS256' }, hs('sha256', publicPem))],
  [
    'HS256 with the public key without its last line break',
    forged({}, { alg: 'HS256' }, hs('sha256', publicPem.trim())),
  ],
  [
    'HS256 with the public key as DER',
    forged(
      {},
      { alg: 'HS256' },
      hs('sha256', pair.publicKey.export({ type: 'spki', format: 'der' })),
    ),
  ],
  ['HS256 with the kid', forged({}, { alg: 'HS256' }, hs('sha256', kid))],
  ['HS256 with nothing', forged({}, { alg: 'HS256' }, hs('sha256', ''))],
  ['HS512 with the public key', forged({}, { alg: 'HS512' }, hs('sha512', publicPem))],
  ['RS256 that is HS256', forged({}, {}, hs('sha256', publicPem))],
  ['PS256 with the right key', forged({}, { alg: 'PS256' }, ps256(pair.privateKey))],
  ['RS256 that is PS256', forged({}, {}, ps256(pair.privateKey))],
  ['RS384 with the right key', forged({}, { alg: 'RS384' }, rsa('sha384', pair.privateKey))],
  ['RS512 with the right key', forged({}, { alg: 'RS512' }, rsa('sha512', pair.privateKey))],
  ['RS256 over SHA-1', forged({}, {}, rsa('sha1', pair.privateKey))],
  ['ES256 of a stranger', forged({}, { alg: 'ES256' }, es256(STRANGER.ec.privateKey))],
  ['RS256 of a stranger under a known kid', forged({}, {}, rs256(STRANGER.rsa.privateKey))],
  [
    'RS256 of a stranger under his kid',
    forged({}, { kid: keyId(STRANGER.rsa.publicKey) }, rs256(STRANGER.rsa.privateKey)),
  ],
];

const FORMS: ReadonlyArray<readonly [string, unknown]> = [
  ...[
    undefined,
    null,
    0,
    {},
    [],
    '',
    '.',
    '..',
    '...',
    'x',
    'a.b',
    'a.b.c',
    'a.b.c.d',
    '\u0000',
    '江.门.市',
    [good],
    { token: good },
    Buffer.from(good),
  ].map(
    (token) => [`the token ${JSON.stringify(token)?.slice(0, 30) ?? 'undefined'}`, token] as const,
  ),
  ['a blank before', ` ${good}`],
  ['a blank behind', `${good} `],
  ['a line break behind', `${good}\n`],
  ['a zero behind', `${good}\u0000`],
  ['padding in the header', `${head}=.${payload}.${signature}`],
  ['padding in the payload', `${head}.${payload}==.${signature}`],
  ['padding in the signature', `${head}.${payload}.${signature}==`],
  ['a blank within', `${head}.${payload.slice(0, 8)} ${payload.slice(8)}.${signature}`],
  ['a line break within', `${head}.${payload.slice(0, 8)}\n${payload.slice(8)}.${signature}`],
  ['a fourth part', `${good}.${signature}`],
  ['a fourth part that is empty', `${good}.`],
  ['an empty first part', `.${payload}.${signature}`],
  ['an empty second part', `${head}..${signature}`],
  ['an empty third part', `${head}.${payload}.`],
  ['no third part', `${head}.${payload}`],
  [
    'five parts, as of an encrypted token',
    `${head}.${payload}.${signature}.${payload}.${signature}`,
  ],
  ['parts in another order', `${payload}.${head}.${signature}`],
  ['the signature of another token', `${head}.${payload}.${forged({}).split('.')[2] ?? ''}`],
  [
    'the payload of another token',
    `${head}.${forged({ sub: 'li' }).split('.')[1] ?? ''}.${signature}`,
  ],
  ['a signature cut short', `${head}.${payload}.${signature.slice(0, -4)}`],
  ['a signature that goes on', `${head}.${payload}.${signature}AAAA`],
  ['a signature of zeros', `${head}.${payload}.${'A'.repeat(signature.length)}`],
  ['base64 of the other alphabet', `${head}.${payload}.${'+/'.repeat(171)}`],
  ['a payload that is no JSON', raw('sub=chen')],
  ['a payload that is a list', raw('[]')],
  ['a payload that is null', raw('null')],
  ['a payload that is text', raw('"chen"')],
  ['a payload of a number', raw('1')],
  ['a payload with a trailing comma', raw(json().replace(/\}$/, ',}'))],
  ['a payload with more behind', raw(`${json()}{}`)],
  ['a payload with a byte order mark', raw(`\ufeff${json()}`)],
  [
    'a payload that is not UTF-8',
    `${head}.${Buffer.concat([Buffer.from(json({ x: 1 })).subarray(0, -1), Buffer.from([0xff, 0x7d])]).toString('base64url')}.${signature}`,
  ],
  ['a header that is no JSON', raw(json(), 'RS256')],
  ['a header that is a list', raw(json(), '[]')],
  ['a header that is null', raw(json(), 'null')],
  ['a header within a list', raw(json(), [HEADER])],
  ['sub twice', raw(json().replace('{', '{"sub":"admin",'))],
  ['sub twice, once escaped', raw(json().replace('{', '{"s\\u0075b":"admin",'))],
  ['exp twice', raw(json().replace('{', '{"exp":1,'))],
  ['a key twice deep within', raw(json({ x: 0 }).replace('"x":0', '"x":[{"a":1,"a":2}]'))],
  [
    'the kind of organisation twice',
    raw(json().replace('"kind":"DEPARTMENT"', '"kind":"PARTNER","kind":"DEPARTMENT"')),
  ],
  ['alg twice', raw(json(), `{"alg":"none","alg":"RS256","typ":"at+jwt","kid":"${kid}"}`)],
  [
    'alg twice, once escaped',
    raw(json(), `{"\\u0061lg":"none","alg":"RS256","typ":"at+jwt","kid":"${kid}"}`),
  ],
  ['kid twice', raw(json(), `{"alg":"RS256","typ":"at+jwt","kid":"x","kid":"${kid}"}`)],
  ['an end of infinity', raw(json().replace(/"exp":\d+/, '"exp":1e999'))],
  ['an end that is not a number', raw(json().replace(/"exp":\d+/, '"exp":NaN'))],
  ['a huge token', forged({ x: 'x'.repeat(10_000) })],
  ['a huge header', forged({}, { kid: 'x'.repeat(10_000) })],
  ['a megabyte', 'a'.repeat(1_000_000)],
  ['a megabyte of dots', '.'.repeat(1_000_000)],
  ['deep nesting', raw(json({ x: 0 }).replace('"x":0', `"x":${'['.repeat(2000)}`))],
  ['only `__proto__`', raw(`{"__proto__":${json()}}`)],
  ['only `constructor`', raw(`{"constructor":{"prototype":${json()}}}`)],
];

const PAIRS: ReadonlyArray<readonly [string, string]> = CLAIMS.slice(0, 24).flatMap(([one], at) => {
  const [other] = HEADERS[at * 5] ?? ['x'];
  const [, claims] = (CLAIMS[at]?.[1] ?? '..').split('.');
  const [header] = (HEADERS[at * 5]?.[1] ?? '..').split('.');
  const input = `${header ?? ''}.${claims ?? ''}`;
  return [[`${one}, and ${other}`, `${input}.${signer(input).toString('base64url')}`] as const];
});

const ALL = [...typed, ...CLAIMS, ...HEADERS, ...FORMS, ...PAIRS];

describe(`S2T3 MUST refuse each of ${String(ALL.length)} forged tokens with exactly the same 401`, () => {
  test.each(ALL)('%s', (_, token) => {
    expect(outcome(token)).toBe(REFUSED);
  });

  test('they are several hundred, and the log hears why', () => {
    expect(ALL.length).toBeGreaterThan(400);
    expect(new Set(faults).size).toBeGreaterThan(30);
    for (const fault of faults) expect(fault).not.toContain(signature.slice(0, 12));
  });
});

describe('a token that was tampered with', () => {
  test('S2T4 MUST be refused whichever of its bits was turned', () => {
    const bytes = Buffer.from(good);
    for (let bit = 0; bit < bytes.length * 8; bit += 1) {
      const turned = Buffer.from(bytes);
      turned[bit >> 3] = (turned[bit >> 3] ?? 0) ^ (1 << (bit & 7));
      expect([bit, outcome(turned.toString('latin1'))]).toEqual([bit, REFUSED]);
    }
  });

  test('S2T5 MUST be refused however it was mutated, and nothing else is thrown', () => {
    const mutation = fc.oneof(
      fc.record({
        at: fc.nat(good.length - 1),
        with: fc.string({ unit: 'binary', maxLength: 5 }),
        drop: fc.nat(8),
      }),
      fc.record({
        at: fc.nat(good.length - 1),
        with: fc.constantFrom('.', '=', 'A', '-', '_', ''),
        drop: fc.nat(2),
      }),
    );
    fc.assert(
      fc.property(mutation, ({ at, with: text, drop }) => {
        const mutated = good.slice(0, at) + text + good.slice(at + drop);
        return outcome(mutated) === (mutated === good ? 'accepted' : REFUSED);
      }),
      runs(400, 20_000),
    );
    fc.assert(fc.property(fc.anything(), (token) => outcome(token) === REFUSED));
    fc.assert(
      fc.property(
        fc.json(),
        fc.json(),
        (header, claims) => outcome(tokenOf(header, claims, signer)) === REFUSED,
      ),
    );
  });

  test('claims that the hub does not know are ignored, those of the prototype too', () => {
    const odd = raw(
      json({ x: 1 }).replace(
        '"x":1',
        '"__proto__":{"roles":["ADMINISTRATOR"]},"constructor":1,"hasOwnProperty":2',
      ),
    );
    expect(verifyAccessToken(odd, keys, terms).caller).toEqual(person);
    expect(Object.prototype).not.toHaveProperty('roles');
  });
});

test('a key of another kind under a known kid verifies nothing', () => {
  const others = new Map([[kid, createPublicKey(STRANGER.ec.privateKey)]]);
  for (const token of [good, forged({}, { alg: 'ES256' }, es256(STRANGER.ec.privateKey))])
    expect(() => verifyAccessToken(token, others, terms)).toThrow('not valid here');
});
