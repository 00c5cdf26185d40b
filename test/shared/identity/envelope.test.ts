import { createHash, randomUUID } from 'node:crypto';
import { sign } from 'jsonwebtoken';
import { RiverGateError } from '../../../shared/errors/rivergate-error';
import { SIGNATURE_HEADER, signRequest, verifyRequest } from '../../../shared/identity/envelope';
import {
  generateGatewayKey,
  signingKey,
  trustedKeys,
} from '../../../shared/identity/keys/gateway-keys';
import { replayMemory } from '../../../shared/identity/replay-memory';

const pair = generateGatewayKey();
const key = signingKey(pair.privateKeyPem);
const keys = trustedKeys([pair.publicKeyPem]);
const now = new Date('2026-05-01T00:00:00Z');
const body = '{"query":"{ __typename }"}';
const bodyHash = createHash('sha256').update(body).digest('base64url');
const later = (seconds: number) => new Date(now.getTime() + seconds * 1000);
const good = () => signRequest(key, { department: 'water', body, requestId: 'r-1', now });
const check = (header: string | undefined, change = {}, memory = replayMemory()) =>
  verifyRequest(keys, { department: 'water', header, body, now, ...change }, memory);

function forged(claims: object, header: object = {}): string {
  const seconds = Math.floor(now.getTime() / 1000);
  const honest = {
    iss: 'rivergate-gateway',
    aud: 'water',
    iat: seconds,
    exp: seconds + 30,
    jti: randomUUID(),
    requestId: 'r-1',
    hashAlg: 'sha256',
    bodyHash,
  };
  return sign(JSON.parse(JSON.stringify({ ...honest, ...claims })), key.key, {
    algorithm: 'ES256',
    header: { alg: 'ES256', typ: 'rivergate-request+jwt', kid: key.kid, ...header },
  });
}

function faultOf(run: () => unknown): string {
  try {
    run();
  } catch (thrown) {
    if (thrown instanceof RiverGateError) return `${thrown.code}: ${thrown.message}`;
    throw thrown;
  }
  return 'accepted';
}

const refusal = (fault: string) =>
  `REQUEST_UNSIGNED: A subgraph answers only requests signed by a gateway, but ${fault}.`;

describe('the envelope of a request', () => {
  test('says which request and which key, once it holds', () => {
    expect(SIGNATURE_HEADER).toBe('rivergate-signature');
    const facts = { requestId: 'r-1', bodyHash, kid: key.kid };
    expect(check(good())).toEqual({ ...facts, traceparent: null });
    expect(check(forged({}))).toEqual({ ...facts, traceparent: null });
    const traceparent = 'as the gateway sent it';
    expect(check(forged({ traceparent }))).toEqual({ ...facts, traceparent });
  });

  test.each([
    ['no header', () => check(undefined), 'the signature is missing'],
    ['no token', () => check('x'), 'it is not a token'],
    [
      'another department',
      () => check(good(), { department: 'ocean' }),
      'it is for another department',
    ],
    ['another body', () => check(good(), { body: `${body} ` }), 'the body is not the signed one'],
    [
      'a head of the audit log that was not signed',
      () => check(good(), { auditHead: 'aGVhZA' }),
      'the head of the audit log is not the signed one',
    ],
    ['another issuer', () => check(forged({ iss: 'someone' })), 'it was not issued by a gateway'],
    [
      'a longer life',
      () => check(forged({ exp: Math.floor(now.getTime() / 1000) + 3600 })),
      'it lives too long',
    ],
    ['no end', () => check(forged({ exp: undefined })), 'it has no lifetime'],
    ['no id', () => check(forged({ jti: undefined })), 'it has no id'],
    [
      'another hash',
      () => check(forged({ hashAlg: 'md5' })),
      'the hash of the body is of another kind',
    ],
    ['another type', () => check(forged({}, { typ: 'JWT' })), 'it is a token of another type'],
    ['an unknown key', () => check(forged({}, { kid: 'x' })), 'its key is unknown here'],
    ['a crit header', () => check(forged({}, { crit: ['b64'] })), 'it demands an extension'],
    [
      'a changed signature',
      () => check(`${good().slice(0, -8)}AAAAAAAA`),
      'the signature does not hold',
    ],
  ])('refuses %s', (_, run, fault) => {
    expect(faultOf(run)).toBe(refusal(fault));
  });

  test('refuses a token signed with the public key as if it were a secret', () => {
    const confused = sign({ aud: 'water' }, pair.publicKeyPem, {
      algorithm: 'HS256',
      header: { alg: 'HS256', typ: 'rivergate-request+jwt', kid: key.kid },
    });
    expect(faultOf(() => check(confused))).toBe(refusal('it was signed in another way'));
  });

  test('refuses a signature by a stranger under a known key id', () => {
    const stranger = { ...signingKey(generateGatewayKey().privateKeyPem), kid: key.kid };
    const header = signRequest(stranger, { department: 'water', body, requestId: 'r', now });
    expect(faultOf(() => check(header))).toBe(refusal('the signature does not hold'));
  });

  test.each([
    [-5, 'accepted'],
    [5, 'accepted'],
    [34.9, 'accepted'],
    [
      -6,
      'CLOCK_SKEWED: The clock of this machine is 6.0 s behind that of the gateway that signed; at most 5 s are allowed.',
    ],
    [
      36,
      'CLOCK_SKEWED: The clock of this machine is 36.0 s ahead of that of the gateway that signed; at most 5 s are allowed.',
    ],
  ])('where the clock here shows %d s more, it is %s', (seconds, outcome) => {
    expect(faultOf(() => check(good(), { now: later(seconds) }))).toBe(outcome);
  });

  test('covers the head of the audit log that goes with it', () => {
    const header = signRequest(key, {
      ...{ department: 'water', body, requestId: 'r-1', now },
      auditHead: 'aGVhZA',
    });
    expect(check(header, { auditHead: 'aGVhZA' })).toMatchObject({ requestId: 'r-1' });
    const other = refusal('the head of the audit log is not the signed one');
    expect(faultOf(() => check(header, { auditHead: 'aGVhZB' }))).toBe(other);
    expect(faultOf(() => check(header))).toBe(other);
  });

  test('accepts a request once, however the wall clock jumps meanwhile', () => {
    let ms = 0;
    const memory = replayMemory({ clock: { monotonicMs: () => ms } });
    const [header, late] = [
      good(),
      signRequest(key, {
        ...{ department: 'water', body, requestId: 'r-2', now: later(3600) },
      }),
    ];
    check(header, { now: later(-5) }, memory);
    check(late, { now: later(3600) }, memory); // The clock jumps an hour ahead,
    for (ms of [1, 20_000, 49_999])
      // and back; it may go from one end of the tolerance to the other.
      expect(faultOf(() => check(header, { now: later(34.9) }, memory))).toBe(
        'REQUEST_REPLAYED: This signed request was received before.',
      );
  });
});

describe('replayMemory', () => {
  test('forgets what cannot be accepted any more, and nothing before', () => {
    let ms = 0;
    const memory = replayMemory({ capacity: 2, clock: { monotonicMs: () => ms } });
    expect(memory.isFirst('a')).toBe(true);
    ms = 100;
    expect(memory.isFirst('b')).toBe(true);
    ms = 49_999;
    expect(memory.isFirst('c')).toBe(false);
    expect(memory.isFirst('a')).toBe(false);
    ms = 50_000;
    expect(memory.isFirst('c')).toBe(true);
    expect(memory.isFirst('b')).toBe(false);
  });
});

describe('gateway keys', () => {
  test.each([
    ['a private key as a public one', () => trustedKeys([pair.privateKeyPem])],
    ['a public key as a private one', () => signingKey(pair.publicKeyPem)],
    ['text', () => trustedKeys(['hello'])],
  ])('refuse %s', (_, run) => {
    expect(faultOf(run)).toMatch(/^SETTINGS_INVALID: Gateway key: wanted an EC P-256/);
  });
});
