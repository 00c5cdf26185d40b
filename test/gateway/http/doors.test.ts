import { brotliDecompressSync, gunzipSync } from 'node:zlib';
import { ERROR_CATALOGUE } from '../../../shared/errors/catalogue';
import type { Front } from '../../../gateway/http/front';
import type { RateLimits } from '../../../gateway/rates/rates';
import { answerIn, rawConnection } from '../../shared/server/raw-http';
import { graphQLBody, post } from '../setup/ask';
import { openDoors } from '../setup/doors';

const fronts: Front[] = [];
afterAll(() => Promise.all(fronts.map((front) => front.close())));

async function open(limits: Partial<RateLimits> = {}): Promise<string> {
  const front = await openDoors(limits);
  fronts.push(front);
  return front.url;
}

let url: string;
beforeAll(async () => {
  url = await open();
});

const LARGE = { query: '{ __schema { types { name description fields { name description } } } }' };
const SMALL = { query: '{ warning }' };
const asJson = { 'content-type': 'application/json' };

describe('every code that leaves', () => {
  const rubbish: ReadonlyArray<readonly [string, string, RequestInit]> = [
    ['an empty object', '/graphql', { method: 'POST', headers: asJson, body: '{}' }],
    ['nothing', '/graphql', { method: 'POST', headers: asJson, body: '' }],
    ['null', '/graphql', { method: 'POST', headers: asJson, body: 'null' }],
    ['a number', '/graphql', { method: 'POST', headers: asJson, body: '7' }],
    ['a batch', '/graphql', { method: 'POST', headers: asJson, body: '[{"query":"{warning}"}]' }],
    [
      'variables as text',
      '/graphql',
      { method: 'POST', headers: asJson, body: '{"query":"{warning}","variables":"{}"}' },
    ],
    [
      'extensions as a list',
      '/graphql',
      { method: 'POST', headers: asJson, body: '{"query":"{warning}","extensions":[1]}' },
    ],
    [
      'a document as an object',
      '/graphql',
      { method: 'POST', headers: asJson, body: '{"query":{"kind":"Document"}}' },
    ],
    [
      'the hash of a document',
      '/graphql',
      {
        method: 'POST',
        headers: asJson,
        body: '{"extensions":{"persistedQuery":{"version":1,"sha256Hash":"ab"}}}',
      },
    ],
    [
      'the hash of another version',
      '/graphql',
      {
        method: 'POST',
        headers: asJson,
        body: '{"query":"{warning}","extensions":{"persistedQuery":{"version":9}}}',
      },
    ],
    [
      'a charset that is none',
      '/graphql',
      { method: 'POST', headers: { 'content-type': 'application/json; charset=tea' }, body: 'x' },
    ],
    [
      'another type',
      '/graphql',
      { method: 'POST', headers: { 'content-type': 'text/plain' }, body: '{"query":"{warning}"}' },
    ],
    [
      'a form of parts',
      '/graphql',
      {
        method: 'POST',
        headers: { 'content-type': 'multipart/form-data; boundary=x' },
        body: '--x--',
      },
    ],
    ['a question without guard', '/graphql?query={warning}', {}],
    ['a question twice', '/graphql?query={a}&query={b}', { headers: asJson }],
    ['variables that are no JSON', '/graphql?query={warning}&variables=x', { headers: asJson }],
    ['a mutation by GET', '/graphql?query=mutation{close(code:"s1"){code}}', { headers: asJson }],
    ['nothing by GET', '/graphql', { headers: asJson }],
    [
      'a type that nobody has',
      '/graphql',
      { method: 'POST', headers: { ...asJson, accept: 'image/png' }, body: JSON.stringify(SMALL) },
    ],
    [
      'a subscription',
      '/graphql',
      { method: 'POST', headers: asJson, body: '{"query":"subscription{x}"}' },
    ],
    [
      'a slash too many',
      '/graphql/',
      { method: 'POST', headers: asJson, body: JSON.stringify(SMALL) },
    ],
    ['a path that is none', '/%ff%fe', {}],
    ['a path of a file', '/../../etc/passwd', {}],
    ['a long path', `/${'x'.repeat(8000)}`, {}],
    ['a method that is not answered', '/graphql', { method: 'DELETE' }],
    ['a method of a page', '/', { method: 'POST' }],
    ['a method of the state', '/readyz', { method: 'PUT' }],
    [
      'a token that is dead',
      '/graphql',
      { method: 'POST', headers: { ...asJson, authorization: 'Bearer x' }, body: '{}' },
    ],
    [
      'a body that is compressed',
      '/graphql',
      { method: 'POST', headers: { ...asJson, 'content-encoding': 'zstd' }, body: 'x' },
    ],
  ];
  test.each(rubbish)('is in the catalogue: %s', async (_, path, init) => {
    const response = await fetch(`${url}${path}`, init);
    const { errors } = await graphQLBody(response);
    const codes = errors.map(({ extensions }) => String(extensions.code));
    expect(codes).not.toEqual([]);
    for (const code of codes) expect(Object.keys(ERROR_CATALOGUE)).toContain(code);
    if (response.status !== 200) expect(response.status).toBeGreaterThanOrEqual(400);
    expect(response.status).toBeLessThan(500);
    expect(response.headers.get('x-request-id')).toMatch(/\S/);
  });

  test('is PERSISTED_QUERY_NOT_SUPPORTED for a document by its hash', async () => {
    const extensions = { persistedQuery: { version: 1, sha256Hash: 'ab' } };
    const { body } = await post(`${url}/graphql`, { extensions });
    expect(body.errors[0]?.extensions.code).toBe('PERSISTED_QUERY_NOT_SUPPORTED');
  });
});

describe('methods', () => {
  test.each([
    ['/graphql', 'GET, POST'],
    ['/healthz', 'GET, HEAD'],
    ['/readyz', 'GET, HEAD'],
    ['/', 'GET, HEAD'],
  ])('of %s are %s: OPTIONS says so, any other is a 405', async (path, allow) => {
    const options = await fetch(`${url}${path}`, { method: 'OPTIONS' });
    expect([options.status, options.headers.get('allow'), await options.text()]).toEqual([
      204,
      allow,
      '',
    ]);
    for (const method of ['PUT', 'PATCH', 'DELETE', 'PROPFIND', 'PURGE']) {
      const response = await fetch(`${url}${path}`, { method });
      const { errors } = await graphQLBody(response);
      expect([
        method,
        response.status,
        response.headers.get('allow'),
        errors[0]?.extensions.code,
      ]).toEqual([method, 405, allow, 'METHOD_NOT_ALLOWED']);
    }
  });

  test('that are not answered have no body read, of whatever size and type', async () => {
    for (const type of ['application/json', 'text/plain', 'image/png', ';']) {
      const asked = { headers: { 'content-type': type }, body: 'x'.repeat(300_000) };
      for (const [method, path] of [
        ['POST', '/healthz'],
        ['DELETE', '/graphql'],
        ['PATCH', '/'],
      ] as const) {
        const response = await fetch(`${url}${path}`, { method, ...asked });
        expect([method, type, response.status]).toEqual([method, type, 405]);
      }
      const nowhere = await fetch(`${url}/nowhere`, { method: 'POST', ...asked });
      expect([type, nowhere.status]).toEqual([type, 404]);
    }
  });

  test('answers HEAD without a body, and TRACE with none of the request', async () => {
    const head = await fetch(`${url}/healthz`, { method: 'HEAD' });
    expect([head.status, await head.text()]).toEqual([200, '']);
    expect((await fetch(`${url}/graphql`, { method: 'HEAD' })).status).toBe(405);
    const trace = rawConnection(url);
    trace.send(
      'TRACE /graphql HTTP/1.1\r\nhost: hub\r\nx-secret: tea\r\nconnection: close\r\n\r\n',
    );
    const text = await trace.ended;
    expect(answerIn(text)).toEqual({ status: 405, code: 'METHOD_NOT_ALLOWED' });
    expect(text).not.toContain('tea');
  });
});

describe('answers', () => {
  /** Over a socket, because fetch takes compression off by itself. */
  const coded = async (question: object, coding: string) => {
    const body = JSON.stringify(question);
    const connection = rawConnection(url);
    connection.send(
      `POST /graphql HTTP/1.0\r\nhost: hub\r\ncontent-type: application/json\r\naccept-encoding: ${coding}\r\ncontent-length: ${String(body.length)}\r\n\r\n${body}`,
    );
    const text = await connection.ended;
    const end = text.indexOf('\r\n\r\n');
    const bytes = Buffer.from(text.slice(end + 4), 'latin1');
    return { head: text.slice(0, end).toLowerCase(), bytes };
  };

  test('are gzip or brotli where they are long and the caller reads it, and the same then', async () => {
    const plain = await coded(LARGE, 'identity');
    const gzip = await coded(LARGE, 'gzip');
    const brotli = await coded(LARGE, 'br, gzip');
    expect(plain.head).not.toContain('content-encoding');
    expect([
      gzip.head.includes('content-encoding: gzip'),
      brotli.head.includes('content-encoding: br'),
    ]).toEqual([true, true]);
    expect(gunzipSync(gzip.bytes).equals(plain.bytes)).toBe(true);
    expect(brotliDecompressSync(brotli.bytes).equals(plain.bytes)).toBe(true);
    expect(gzip.bytes.length).toBeLessThan(plain.bytes.length / 2);
    for (const { head } of [plain, gzip, brotli]) expect(head).toMatch(/vary: .*accept-encoding/);
  });

  test('are plain where they are short', async () => {
    expect((await coded(SMALL, 'br, gzip')).head).not.toContain('content-encoding');
  });

  test('of who signed in are kept by no cache, and depend on who asks', async () => {
    const own = await post(`${url}/graphql`, SMALL, { authorization: 'Bearer chen' });
    expect([own.status, own.headers.get('cache-control')]).toEqual([200, 'private, no-store']);
    for (const { headers } of [own, await post(`${url}/graphql`, SMALL)])
      for (const field of ['authorization', 'cookie', 'accept-encoding'])
        expect(headers.get('vary')?.toLowerCase()).toContain(field);
    const refused = await post(`${url}/graphql`, SMALL, { authorization: 'Bearer x' });
    expect(refused.headers.get('cache-control')).toBe('private, no-store');
  });
});

describe('a caller whose credentials are not valid', () => {
  test('gets a preview, with a token that is dead', async () => {
    const { status, headers, body } = await post(`${url}/graphql`, SMALL, {
      authorization: 'Bearer x',
    });
    expect([status, headers.get('www-authenticate'), body.errors[0]?.extensions.code]).toEqual([
      401,
      'Bearer realm="rivergate", error="invalid_token"',
      'UNAUTHENTICATED',
    ]);
  });

  test('is answered as the public, and informed, with a session that has ended', async () => {
    const { status, headers, body } = await post(`${url}/graphql`, SMALL, {
      cookie: 'rivergate_session=x',
    });
    expect([status, body.data]).toEqual([200, { warning: 'typhoon' }]);
    expect(headers.get('rivergate-session')).toBe('ended');
    expect(headers.get('set-cookie')).toMatch(/^rivergate_session=; Path=\/; Max-Age=0; HttpOnly/);
  });
});

describe('a minute', () => {
  const ask = (at: string, headers: Record<string, string> = {}, question: object = SMALL) =>
    post(`${at}/graphql`, question, headers);
  const from = (address: string) => ({ 'x-forwarded-for': address });

  test('has so many requests of an address, IPv6 by /64, and says how many are left', async () => {
    const at = await open({ publicRequestsPerMinute: 2 });
    const first = await ask(at, from('2001:db8::1'));
    expect(first.headers.get('ratelimit-policy')).toBe(
      '"requests";q=2;w=60, "cost";q=1000000;qu="values";w=60',
    );
    expect(first.headers.get('ratelimit')).toMatch(/^"requests";r=1;t=60, "cost";r=\d+;t=60$/);
    expect((await ask(at, from('2001:db8::2'))).status).toBe(200);
    const third = await ask(at, from('2001:db8::ffff:3'));
    expect([third.status, third.body.errors[0]?.extensions.code]).toEqual([
      429,
      'TOO_MANY_REQUESTS',
    ]);
    expect(third.headers.get('ratelimit')).toMatch(/^"requests";r=0;t=\d+$/);
    expect(Number(third.headers.get('retry-after'))).toBeGreaterThan(0);
    expect((await ask(at, from('2001:db8:0:1::1'))).status).toBe(200);
    expect((await ask(at, { ...from('2001:db8::1'), authorization: 'Bearer chen' })).status).toBe(
      200,
    );
  });

  test('has so many requests of who signed in, from wherever they come', async () => {
    const at = await open({ requestsPerMinute: 2 });
    const own = { authorization: 'Bearer chen' };
    const statuses: number[] = [];
    for (const address of ['192.0.2.1', '192.0.2.2', '192.0.2.3'])
      statuses.push((await ask(at, { ...from(address), ...own })).status);
    expect(statuses).toEqual([200, 200, 429]);
    expect((await ask(at, from('192.0.2.1'))).status).toBe(200);
  });

  test('counts tokens that are dead by their address', async () => {
    const at = await open({ publicRequestsPerMinute: 2 });
    const statuses: number[] = [];
    for (const token of ['a', 'b', 'c'])
      statuses.push(
        (await ask(at, { ...from('192.0.2.1'), authorization: `Bearer ${token}` })).status,
      );
    expect(statuses).toEqual([401, 401, 429]);
  });

  test('has so much cost: what does not fit is refused and takes nothing', async () => {
    const at = await open({ publicCostPerMinute: 40 });
    const dear = { query: '{ stations(first: 30) { code } }' };
    const [one, two] = [await ask(at, {}, dear), await ask(at, {}, dear)];
    expect([one.status, two.status]).toEqual([200, 429]);
    expect(two.body).toMatchObject({
      errors: [{ extensions: { code: 'TOO_MANY_REQUESTS', quota: 'cost', limit: 40 } }],
    });
    expect(Number(two.headers.get('retry-after'))).toBeGreaterThan(0);
    expect((await ask(at)).status).toBe(200); // What is left is enough for a small one.
    expect((await ask(at, {}, { query: '{' })).status).toBe(400);
  });

  test('believes nobody but a trusted proxy who called, and the address nearest to it', async () => {
    const at = await open({ publicRequestsPerMinute: 1 });
    expect((await ask(at, from('192.0.2.1, 192.0.2.9'))).status).toBe(200);
    expect((await ask(at, from('192.0.2.2, 192.0.2.9'))).status).toBe(429);
  });
});
