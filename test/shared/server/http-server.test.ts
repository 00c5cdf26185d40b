import { ERROR_CATALOGUE } from '../../../shared/errors/catalogue';
import { createHttpServer, listening } from '../../../shared/server/http-server';
import { createLog } from '../../../shared/server/log';
import type { ServerBounds } from '../../../shared/server/server-bounds';
import { answerIn, rawConnection } from './raw-http';

const LARGE = 'x'.repeat(24 * 1024 * 1024);
let onLine: (line: string) => void = () => undefined;
const closing: (() => Promise<void>)[] = [];

async function serve(bounds: Partial<ServerBounds> = {}, trustedProxies: string[] = []) {
  const log = createLog({ level: 'info', destination: { write: (line) => onLine(line) } });
  const server = createHttpServer({ log, bounds, trustedProxies });
  server.post('/echo', { bodyLimit: 10_000 }, (request) => ({ got: request.body }));
  server.get('/large', () => LARGE);
  server.get('/who', (request) => ({ ip: request.ip }));
  closing.push(() => server.close());
  return listening(server, { host: '127.0.0.1', port: 0 });
}
afterEach(async () => {
  for (const close of closing.splice(0)) await close();
});

const HEAD = 'POST /echo HTTP/1.1\r\nhost: hub\r\ncontent-type: application/json\r\n';

describe('a request that Node refuses itself', () => {
  test.each<[string, string, number, string]>([
    ['no HTTP', 'hello\r\n\r\n', 400, 'BAD_REQUEST'],
    ['TLS on a plain port', '\x16\x03\x01\x02\x00\x01\x00\r\n\r\n', 400, 'BAD_REQUEST'],
    ['an unknown method', 'FETCH / HTTP/1.1\r\nhost: hub\r\n\r\n', 400, 'BAD_REQUEST'],
    [
      'a header with a line break',
      'GET / HTTP/1.1\r\nhost: h\r\na\rb: c\r\n\r\n',
      400,
      'BAD_REQUEST',
    ],
    ['two lengths', `${HEAD}content-length: 2\r\ncontent-length: 3\r\n\r\n{}`, 400, 'BAD_REQUEST'],
    [
      'a length and chunks',
      `${HEAD}content-length: 2\r\ntransfer-encoding: chunked\r\n\r\n`,
      400,
      'BAD_REQUEST',
    ],
    ['a broken chunk', `${HEAD}transfer-encoding: chunked\r\n\r\nzz\r\n`, 400, 'BAD_REQUEST'],
    [
      'headers without end',
      `GET / HTTP/1.1\r\nhost: h\r\nx: ${'y'.repeat(20_000)}\r\n\r\n`,
      431,
      'HEADERS_TOO_LARGE',
    ],
    [
      'an address without end',
      `GET /who?${'y'.repeat(20_000)} HTTP/1.1\r\nhost: h\r\n\r\n`,
      431,
      'HEADERS_TOO_LARGE',
    ],
    ['no host', 'GET /who HTTP/1.1\r\nconnection: close\r\n\r\n', 400, 'BAD_REQUEST'],
    [
      'two hosts',
      'GET /who HTTP/1.1\r\nhost: a\r\nhost: b\r\nconnection: close\r\n\r\n',
      400,
      'BAD_REQUEST',
    ],
    ['CONNECT', 'CONNECT a:1 HTTP/1.1\r\nhost: a:1\r\n\r\n', 405, 'METHOD_NOT_ALLOWED'],
    [
      'an expectation',
      `GET /who HTTP/1.1\r\nhost: a\r\nexpect: tea\r\nconnection: close\r\n\r\n`,
      400,
      'BAD_REQUEST',
    ],
    [
      'an address that is none',
      'GET /%E0%A4%A HTTP/1.1\r\nhost: a\r\nconnection: close\r\n\r\n',
      400,
      'BAD_REQUEST',
    ],
  ])('is answered by a code of ours: %s', async (_, text, status, code) => {
    const connection = rawConnection(await serve());
    connection.send(text);
    expect(answerIn(await connection.ended)).toEqual({ status, code });
    expect(Object.keys(ERROR_CATALOGUE)).toContain(code);
  });
});

describe('a body', () => {
  test.each([
    ['gzip', 415],
    ['br', 415],
    ['tea', 415],
    ['gzip, identity', 415],
    ['identity', 200],
    ['IDENTITY', 200],
  ])('in the content coding %s is a %d', async (coding, status) => {
    const response = await fetch(`${await serve()}/echo`, {
      method: 'POST',
      headers: { 'content-type': 'application/json; charset=utf-8', 'content-encoding': coding },
      body: '{"a":1}',
    });
    expect(response.status).toBe(status);
    if (status !== 415) return;
    expect(response.headers.get('accept-encoding')).toBe('identity');
    expect(await response.json()).toMatchObject({
      errors: [{ extensions: { code: 'UNSUPPORTED_MEDIA_TYPE' } }],
    });
  });

  test.each<[string, Record<string, string>, string, number, string]>([
    [
      'too large',
      { 'content-type': 'application/json' },
      `"${LARGE.slice(0, 20_000)}"`,
      413,
      'BODY_TOO_LARGE',
    ],
    ['of another type', { 'content-type': 'image/png' }, 'x', 415, 'UNSUPPORTED_MEDIA_TYPE'],
    ['of no type', { 'content-type': ';' }, 'x', 415, 'UNSUPPORTED_MEDIA_TYPE'],
    ['empty', { 'content-type': 'application/json' }, '', 400, 'BAD_REQUEST'],
    ['broken', { 'content-type': 'application/json' }, '{"a":', 400, 'BAD_REQUEST'],
    [
      'that sets a prototype',
      { 'content-type': 'application/json' },
      '{"__proto__":{}}',
      400,
      'BAD_REQUEST',
    ],
  ])('%s is refused by its code', async (_, headers, body, status, code) => {
    const response = await fetch(`${await serve()}/echo`, { method: 'POST', headers, body });
    const answer = JSON.parse(await response.text());
    expect([response.status, answer.errors[0].extensions.code]).toEqual([status, code]);
    expect(answer.errors[0].message.length).toBeLessThanOrEqual(201);
  });
});

describe('a slow caller', () => {
  test.each([
    ['headers', 'POST /echo HTTP/1.1\r\nhost: hub\r\n'],
    ['a body with its length', `${HEAD}content-length: 100\r\n\r\n{"a"`],
    ['a body in chunks', `${HEAD}transfer-encoding: chunked\r\n\r\n4\r\n{"a"\r\n`],
  ])('that does not finish %s is answered 408, and its connection ends', async (_, text) => {
    const connection = rawConnection(await serve({ requestMs: 200 }));
    connection.send(text);
    expect(answerIn(await connection.ended)).toEqual({ status: 408, code: 'REQUEST_TIMEOUT' });
  });

  test('that goes on dripping is ended, too', async () => {
    const connection = rawConnection(await serve({ requestMs: 200 }));
    connection.send(`${HEAD}content-length: 1000000\r\n\r\n`);
    const drip = setInterval(() => {
      connection.send('x');
    }, 20);
    const text = await connection.ended;
    clearInterval(drip);
    expect(answerIn(text).status).toBeGreaterThanOrEqual(400);
  });

  test('that does not read its answer is cut off; one that reads gets all of it', async () => {
    const cut = new Promise<void>((resolve) => {
      onLine = (line) => {
        if (line.includes('read too slowly')) resolve();
      };
    });
    const url = await serve({ slowReaderMs: 2000 });
    const slow = rawConnection(url);
    slow.socket.pause();
    slow.send('GET /large HTTP/1.1\r\nhost: hub\r\n\r\n');
    const whole = await (await fetch(`${url}/large`)).text();
    expect(whole.length).toBe(LARGE.length);
    await cut;
    slow.socket.resume();
    expect((await slow.ended).length).toBeLessThan(LARGE.length);
  });
});

describe('connections', () => {
  test('of one address are bounded, and the next is informed', async () => {
    const url = await serve({ connectionsPerAddress: 2 });
    const held = [rawConnection(url), rawConnection(url)];
    const ask = 'GET /who HTTP/1.1\r\nhost: hub\r\n\r\n';
    for (const { send, socket } of held) {
      send(ask);
      await new Promise((resolve) => socket.once('data', resolve));
    }
    const third = rawConnection(url);
    expect(answerIn(await third.ended)).toEqual({ status: 503, code: 'TOO_MANY_CONNECTIONS' });
    held[0]?.socket.destroy();
    await held[0]?.ended;
    held[1]?.send(ask); // Keep-alive goes on.
    await new Promise((resolve) => held[1]?.socket.once('data', resolve));
    held[1]?.socket.destroy();
  });

  test('of a trusted proxy are bounded by the number of all alone', async () => {
    const url = await serve({ connectionsPerAddress: 1, connections: 3 }, ['127.0.0.0/8']);
    const held = Array.from({ length: 3 }, () => rawConnection(url));
    for (const { send, socket } of held) {
      send('GET /who HTTP/1.1\r\nhost: hub\r\nx-forwarded-for: 192.0.2.1, 192.0.2.9\r\n\r\n');
      const data: unknown = await new Promise((resolve) => socket.once('data', resolve));
      expect(String(data)).toContain('{"ip":"192.0.2.9"}');
    }
    expect(await rawConnection(url).ended).toBe('');
    for (const { socket } of held) socket.destroy();
  });
});
