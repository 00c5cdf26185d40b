import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { randomBytes } from 'node:crypto';
import { brotliCompressSync, constants } from 'node:zlib';
import fastifyCompress from '@fastify/compress';
import { registerPages } from '../../../gateway/http/pages';
import { createHttpServer, listening } from '../../../shared/server/http-server';
import { createLog } from '../../../shared/server/log';
import { rawConnection } from '../../shared/server/raw-http';

// More than the buffers of two sockets hold, and not to be compressed away.
const LARGE = randomBytes(4 * 1024 * 1024).toString('base64');
const COMPRESSED = brotliCompressSync(LARGE, {
  params: { [constants.BROTLI_PARAM_QUALITY]: 1 },
});

const folder = mkdtempSync(join(tmpdir(), 'slow-assets-'));
const server = createHttpServer({ log: createLog({ level: 'silent' }) });
let url: string;
beforeAll(async () => {
  for (const page of ['console', 'explorer', 'assets']) mkdirSync(join(folder, page));
  for (const page of ['console', 'explorer'])
    writeFileSync(join(folder, page, 'index.html'), '<!doctype html>');
  writeFileSync(join(folder, 'assets', 'large.js'), LARGE);
  writeFileSync(join(folder, 'assets', 'large.js.br'), COMPRESSED);
  await server.register(fastifyCompress, { global: false });
  await server.register((scope, _options, done) => {
    scope.get('/graphql', { compress: {} }, () => LARGE);
    done();
  });
  await registerPages(server, folder);
  url = await listening(server, { host: '127.0.0.1', port: 0 });
});
afterAll(async () => {
  await server.close();
  rmSync(folder, { recursive: true, force: true });
});

const get = (path: string, encoding: string, more = '') =>
  `GET ${path} HTTP/1.1\r\nhost: hub\r\naccept-encoding: ${encoding}\r\n${more}\r\n`;
const LAST = 'connection: close\r\n';

/** What is asked, in which encoding, and how many bytes that is. */
const KINDS: ReadonlyArray<readonly [string, string, string, number]> = [
  ['an asset', '/assets/large.js', 'identity', LARGE.length],
  ['an asset compressed beforehand', '/assets/large.js', 'br', COMPRESSED.length],
  ['a long answer in pieces', '/graphql', 'identity', LARGE.length],
];

/** How many connections the server holds. */
function connections(): Promise<number> {
  return new Promise((resolve, reject) => {
    server.server.getConnections((error, count) => {
      if (error) reject(error);
      else resolve(count);
    });
  });
}

describe('a reader that pauses and continues', () => {
  test.each(KINDS)('gets all of %s, and the next answer after it', async (_, path, code, bytes) => {
    const paused = rawConnection(url);
    paused.send(get(path, code) + get('/explorer/', 'identity', LAST));
    await new Promise((resolve) => paused.socket.once('data', resolve));
    paused.socket.pause();
    // Meanwhile others are served; the paused one is full by then.
    for (let other = 0; other < 2; other++) {
      const read = rawConnection(url);
      read.send(get(path, code, LAST));
      expect(bodyOf(await read.ended)).toBe(bytes);
    }
    paused.socket.resume();
    const text = await paused.ended;
    expect(text.slice(text.lastIndexOf('HTTP/1.1 ')).split('\r\n\r\n')).toEqual([
      expect.stringContaining('200 OK'),
      '<!doctype html>',
    ]);
    expect(text.slice(0, text.lastIndexOf('HTTP/1.1 '))).toHaveLength(headOf(text) + bytes);
  });

  test('gets an answer that is compressed as it is made', async () => {
    const paused = fetch(`${url}/graphql`, { headers: { 'accept-encoding': 'gzip' } });
    const response = await paused;
    const others = await Promise.all(
      [1, 2].map(async () => (await fetch(`${url}/graphql`)).text()),
    );
    expect(others.map((text) => text === LARGE)).toEqual([true, true]);
    expect(response.headers.get('content-encoding')).toBe('gzip');
    expect((await response.text()) === LARGE).toBe(true);
  });
});

test('many at once get all of it, however many others go in the middle, and nothing is held after', async () => {
  const before = await connections();
  const asked = KINDS.flatMap((kind) => Array.from({ length: 6 }, () => kind));
  const readers = asked.map(async ([, path, code, bytes], at) => {
    const connection = rawConnection(url);
    connection.send(get(path, code, LAST));
    if (at % 2 === 0) return bodyOf(await connection.ended) === bytes;
    connection.socket.once('data', () => connection.socket.destroy());
    return (await connection.ended).length < bytes;
  });
  expect(new Set(await Promise.all(readers))).toEqual(new Set([true]));
  while ((await connections()) > before) await new Promise((resolve) => setTimeout(resolve, 20));
});

function headOf(text: string): number {
  return text.indexOf('\r\n\r\n') + 4;
}

function bodyOf(text: string): number {
  return text.length - headOf(text);
}
