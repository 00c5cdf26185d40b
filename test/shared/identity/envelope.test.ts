import { createHash, randomUUID } from 'node:crypto';
import { sign } from 'jsonwebtoken';
import { RiverGateError } from '../../../shared/errors/rivergate-error';
import { SIGNATURE_HEADER, signRequest, verifyRequest } from '../../../shared/identity/envelope';
import { generateGatewayKey, signingKey, trustedKeys } from '../../../shared/identity/gateway-keys';
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
    expect(check(good())).toEqual({ requestId: 'r-1', bodyHash, kid: key.kid });
    expect(check(forged({}))).toEqual({ requestId: 'r-1', bodyHash, kid: key.kid });
  });

  test.each([
    ['no header', () => check(undefined), 'the signature is missing'],
    ['no token', () => check('x'), 'it is no token'],
    [
      'another department',
      () => check(good(), { department: 'ocean' }),
      'it is for another department',
    ],
    ['another body', () => check(good(), { body: `${body} ` }), 'the body is another one'],
    [
      'a later moment',
      () => check(good(), { now: later(36) }),
      'the signature does not hold, or not any more',
    ],
    ['an earlier moment', () => check(good(), { now: later(-6) }), 'it was issued in the future'],
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
      'the signature does not hold, or not any more',
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
    expect(faultOf(() => check(header))).toBe(
      refusal('the signature does not hold, or not any more'),
    );
  });

  test('accepts a request once', () => {
    const memory = replayMemory();
    const header = good();
    check(header, {}, memory);
    expect(faultOf(() => check(header, { now: later(34) }, memory))).toBe(
      'REQUEST_REPLAYED: This signed request was received before.',
    );
  });
});

describe('replayMemory', () => {
  test('forgets what has expired, and nothing before', () => {
    const memory = replayMemory(2);
    expect(memory.isFirst('a', 100, 0)).toBe(true);
    expect(memory.isFirst('b', 200, 0)).toBe(true);
    expect(memory.isFirst('c', 300, 99)).toBe(false);
    expect(memory.isFirst('c', 300, 100)).toBe(true);
    expect(memory.isFirst('b', 200, 199)).toBe(false);
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
