import { createHttpServer } from '../../../shared/server/http-server';
import { createLog } from '../../../shared/server/log';
import { ISSUER, oauthHub, type OauthHub, type TestGateway } from '../setup/oauth-hub';

let hub: OauthHub;
let gateway: TestGateway;
beforeAll(async () => {
  hub = await oauthHub();
  gateway = await hub.gateway({ isDemonstration: true });
});
afterAll(() => hub.close());

const ADDRESSES = ['demo', 'enrol', 'purpose', 'revoke', 'sign-in', 'sign-out', 'token'].map(
  (name) => `/oauth/${name}`,
);
const WITH_FORM = ['/oauth/revoke', '/oauth/token'];
const limitOf = (address: string) => gateway.bodyBytes.get(address) ?? NaN;

/** A body of this many bytes, of the type that the address reads. */
const body = (address: string, bytes: number) => {
  const isForm = WITH_FORM.includes(address);
  const [head, tail] = isForm ? ['x=', ''] : ['{"x":"', '"}'];
  const type = isForm ? 'application/x-www-form-urlencoded' : 'application/json';
  const text = `${head}${'x'.repeat(bytes - head.length - tail.length)}${tail}`;
  return { form: text, headers: { 'content-type': type, origin: ISSUER } };
};

test('every address of signing in that reads a body is named here', () => {
  expect([...gateway.bodyBytes.keys()].sort()).toEqual(ADDRESSES);
});

describe.each(ADDRESSES)('a body for %s', (address) => {
  test('is read up to its bound', async () => {
    const answer = await gateway.ask(address, body(address, limitOf(address)));
    expect(limitOf(address)).toBeLessThanOrEqual(24 * 1024);
    expect([413, 500]).not.toContain(answer.status);
  });

  test('is BODY_TOO_LARGE beyond it, with its length', async () => {
    const [limit, found] = [limitOf(address), limitOf(address) + 1];
    const answer = await gateway.ask(address, body(address, found));
    const message = `The body has ${String(found)} bytes; this address reads ${String(limit)} at most.`;
    expect([answer.status, answer.body]).toMatchObject([
      413,
      { errors: [{ message, extensions: { code: 'BODY_TOO_LARGE', limit, found } }] },
    ]);
  });

  test('is BODY_TOO_LARGE beyond it, in chunks', async () => {
    const { form, headers } = body(address, limitOf(address) + 1);
    const chunked = { ...headers, 'transfer-encoding': 'chunked' };
    const answer = await gateway.ask(address, { form, headers: chunked });
    expect([answer.status, answer.body]).toMatchObject([
      413,
      { errors: [{ extensions: { code: 'BODY_TOO_LARGE', limit: limitOf(address) } }] },
    ]);
  });

  test('is not unpacked, however small it came', async () => {
    const { form, headers } = body(address, 200);
    const packed = { ...headers, 'content-encoding': 'gzip' };
    expect((await gateway.ask(address, { form, headers: packed })).status).toBe(415);
  });
});

test.each([
  ['where nothing is', '/oauth/nothing', 404, 'NOT_FOUND'],
  ['where none is read', '/oauth/session', 404, 'NOT_FOUND'],
])('a body %s is not read', async (_, address, status, code) => {
  const answer = await gateway.ask(address, body(address, 1_000_000));
  expect([answer.status, answer.body]).toMatchObject([
    status,
    { errors: [{ extensions: { code } }] },
  ]);
});

describe('a server', () => {
  const server = () => createHttpServer({ log: createLog({ level: 'silent' }) });
  const handler = () => 'read';

  test.each([
    ['POST', ['POST']],
    ['PUT,DELETE', ['GET', 'PUT', 'DELETE']],
  ])('does not start with a route whose body has no bound: %s', (reading, method) => {
    expect(() => server().route({ method, url: '/open', handler })).toThrow(
      new TypeError(`${reading} /open reads a body and must declare its bodyLimit.`),
    );
  });

  test('does not start with one in a part of its own', async () => {
    const thrown: unknown[] = [];
    await server().register((scope, _options, done) => {
      try {
        scope.post('/open', handler);
      } catch (fault) {
        thrown.push(fault);
      }
      done();
    });
    expect(thrown).toEqual([
      new TypeError('POST /open reads a body and must declare its bodyLimit.'),
    ]);
  });

  test('takes a route that reads none', () => {
    expect(() => server().route({ method: ['GET', 'HEAD'], url: '/open', handler })).not.toThrow();
  });
});
