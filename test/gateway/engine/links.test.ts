import { createServer as createHttpServer } from 'node:http';
import { createServer, type AddressInfo } from 'node:net';
import { gzipSync } from 'node:zlib';
import { httpLink } from '../../../gateway/engine/http';
import { inProcessLink } from '../../../gateway/engine/in-process';
import type { Link } from '../../../gateway/engine/link';
import { withTimeout } from '../../../gateway/engine/timeout';
import { permitsOfThePublic } from '../../../gateway/sharing/permits-of-the-public';
import { compiledExecution } from '../../../shared/graphql/compiled-execution';
import { SYSTEM_CLOCK } from '../../../shared/identity/clock-tolerance';
import {
  generateGatewayKey,
  signingKey,
  trustedKeys,
} from '../../../shared/identity/keys/gateway-keys';
import { SIGNATURE_HEADER, signRequest } from '../../../shared/identity/envelope';
import { guardedExecution } from '../../../shared/graphql/guarded-execution';
import { NO_POLICIES } from '../../../shared/sharing/policy-index';
import { receivedState } from '../../../shared/sharing/lease/received-state';
import { createLog } from '../../../shared/server/log';
import { serveSubgraph, type RunningServer } from '../../../shared/server/serve-subgraph';
import { plainSubgraph, stranger, type Answer } from '../setup/plain-subgraph';
import { schemas } from '../setup/two-departments';

const pair = generateGatewayKey();
const key = signingKey(pair.privateKeyPem);
const log = createLog({ level: 'silent' });

const ask = (link: Link, query: string, more = {}) => {
  const scope = {
    requestId: 'r-1',
    signal: new AbortController().signal,
    access: permitsOfThePublic(),
  };
  return link.fetch({ query, variables: {}, ...scope, scope, ...more });
};

const requestIdIn = (given: unknown) =>
  typeof given === 'object' && given !== null && 'requestId' in given
    ? String(given.requestId)
    : undefined;

const unavailable = (path: ReadonlyArray<string | number>) => ({
  message: 'The department "water" is not available at the moment.',
  path,
  extensions: {
    code: 'DEPARTMENT_UNAVAILABLE',
    department: 'water',
    remedy: 'Repeat it later; `/readyz` shows which departments answer.',
  },
});

const ABSURD: ReadonlyArray<unknown> = [
  ...[{ days: -1, oldestS: 1 }, { days: 1 }, { days: '7', oldestS: 90 }, { days: 1, oldestS: 0.5 }],
  ...[[], 'none', { oldestS: null }, { days: 1e300, oldestS: null }],
];

describe('a department in process and the same served apart', () => {
  const access = permitsOfThePublic();
  const contextFor = (requestId: string) => ({ requestId, access });
  const execute = guardedExecution({
    schema: schemas.water,
    index: NO_POLICIES,
    execute: compiledExecution(schemas.water, { requestIdOf: (given) => requestIdIn(given) }),
  });
  const inProcess = inProcessLink({
    department: 'water',
    execute,
    contextFor: ({ requestId }) => contextFor(requestId),
  });
  let server: RunningServer;
  let apart: Link;
  let waiting: { readonly days: number; readonly oldestS: number | null } | null = null;

  beforeAll(async () => {
    server = await serveSubgraph({
      department: 'water',
      execute,
      contextFor,
      access: { verify: () => undefined, accessOf: () => access },
      state: receivedState({ exchangeKeys: new Map(), clock: SYSTEM_CLOCK }),
      publicKeys: trustedKeys([pair.publicKeyPem]),
      rollups: () => waiting,
      host: '127.0.0.1',
      port: 0,
      log,
    });
    apart = httpLink({
      department: 'water',
      url: `${server.url}/graphql`,
      healthUrl: `${server.url}/healthz`,
      sign: (body, { requestId }) => ({
        [SIGNATURE_HEADER]: signRequest(key, {
          department: 'water',
          body,
          requestId,
          now: new Date(),
        }),
      }),
    });
  });
  afterAll(async () => {
    await apart.close();
    await server.close();
  });

  test('says of itself what waits for its roll-ups; what cannot be is not believed', async () => {
    const reports: unknown[] = [];
    for (const said of [null, { days: 7, oldestS: 90 }, { days: 0, oldestS: null }, ...ABSURD]) {
      waiting = said as typeof waiting; // A department may say anything.
      expect(await apart.isReady()).toBe(true);
      reports.push(apart.report?.().rollups);
    }
    waiting = null;
    expect(reports).toEqual([
      ...[undefined, { days: 7, oldestS: 90 }, { days: 0, oldestS: null }],
      ...ABSURD.map(() => undefined),
    ]);
  });

  test.each([
    ['data', '{ stations { code name } }', {}],
    ['variables', 'query($n: Int) { stations(first: $n) { code } }', { variables: { n: 1 } }],
    ['a variable that does not fit', 'query($n: Int!) { stations(first: $n) { code } }', {}],
    [
      'entities, one of them unknown',
      'query($r: [_Any!]!) { _entities(representations: $r) { ... on Station { name } } }',
      {
        variables: {
          representations: [{}, {}],
          r: [
            { __typename: 'Station', code: 's1' },
            { __typename: 'Station', code: 'x' },
          ],
        },
      },
    ],
    ['partial data', '{ stations { code secret } }', {}],
    ['an unexpected error', '{ broken }', {}],
    ['an error without a code', '{ fussy(level: 1) }', {}],
    ['a mutation', 'mutation { close(code: "s2") { name } }', {}],
    ['bad syntax', '{', {}],
    ['an invalid document', '{ nothing }', {}],
    ['an unknown operation', 'query A { broken }', { operationName: 'B' }],
  ])('answer the same to %s', async (_, query, more) => {
    const [here, there] = await Promise.all([ask(inProcess, query, more), ask(apart, query, more)]);
    expect(JSON.parse(JSON.stringify(here))).toEqual(there);
    expect(Object.keys(there).length).toBeGreaterThan(0);
  });

  test('the served one reveals nothing to a request that is not signed', async () => {
    const bare = await fetch(`${server.url}/graphql`, {
      method: 'POST',
      headers: { 'content-type': 'application/json' },
      body: '{"query":"{ stations { code } }"}',
    });
    expect([bare.status, await bare.json()]).toMatchObject([
      401,
      { errors: [{ extensions: { code: 'REQUEST_UNSIGNED' } }] },
    ]);
    const elsewhere = await fetch(`${server.url}/admin`);
    const got = await fetch(`${server.url}/graphql?query={broken}`);
    expect([elsewhere.status, got.status]).toEqual([401, 401]);
    const health = await fetch(`${server.url}/healthz`);
    expect([health.status, await health.json()]).toEqual([
      200,
      { status: 'up', department: 'water' },
    ]);
  });

  test('the served one answers a signed request once', async () => {
    const body = '{"query":"{ __typename }"}';
    const header = signRequest(key, { department: 'water', body, requestId: 'r', now: new Date() });
    const send = (sent: string) =>
      fetch(`${server.url}/graphql`, {
        method: 'POST',
        headers: { 'content-type': 'application/json', [SIGNATURE_HEADER]: header },
        body: sent,
      });
    expect((await send(`${body} `)).status).toBe(401);
    expect((await send(body)).status).toBe(200);
    const again = await send(body);
    expect([again.status, await again.json()]).toMatchObject([
      401,
      { errors: [{ extensions: { code: 'REQUEST_REPLAYED' } }] },
    ]);
  });

  test('both say that they are ready', async () => {
    expect([await inProcess.isReady(), await apart.isReady()]).toEqual([true, true]);
  });

  test('a gateway whose key is unknown gets no answer, and the caller no reason', async () => {
    const faults: unknown[] = [];
    const stranger = httpLink({
      department: 'water',
      url: `${server.url}/graphql`,
      onFault: (fault) => faults.push(fault),
    });
    expect(await ask(stranger, '{ stations { code } }')).toEqual({
      errors: [unavailable(['stations'])],
    });
    expect(String(faults[0])).toContain('status 401');
    await stranger.close();
  });
});

describe('inProcessLink', () => {
  test('shares one context within a gateway request, until a mutation ends it', async () => {
    let made = 0;
    const link = inProcessLink({
      department: 'water',
      execute: (_, context) => Promise.resolve({ data: { context } }),
      contextFor: () => (made += 1),
    });
    const scope = {
      requestId: 'r',
      signal: new AbortController().signal,
      access: permitsOfThePublic(),
    };
    const contexts = [];
    for (const query of ['{ a }', '{ b }', 'mutation { c }', '{ d }']) {
      contexts.push((await ask(link, query, { scope })).data?.context);
    }
    contexts.push((await ask(link, '{ e }')).data?.context);
    expect(contexts).toEqual([1, 1, 1, 2, 3]);
  });

  test('answers for a department whose context cannot be made', async () => {
    const link = inProcessLink({
      department: 'water',
      execute: () => Promise.resolve({ data: {} }),
      contextFor: () => {
        throw new TypeError('no database at 10.0.0.1');
      },
    });
    expect(await ask(link, '{ a b: c }')).toEqual({
      errors: [unavailable(['a']), unavailable(['b'])],
    });
  });
});

describe('httpLink to a department that restarts or compresses', () => {
  /** Closes the connections of the first `failures` requests, without a byte. */
  async function failing(failures: number) {
    const asked: string[] = [];
    const server = createHttpServer((request, response) => {
      request.resume().on('end', () => {
        asked.push(String(request.headers['x-signed']));
        if (asked.length <= failures) request.socket.destroy();
        else response.setHeader('content-type', 'application/json').end('{"data":{"a":1}}');
      });
    });
    await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
    const { port } = server.address() as AddressInfo;
    let signed = 0;
    const link = httpLink({
      department: 'water',
      url: `http://127.0.0.1:${String(port)}/graphql`,
      sign: () => ({ 'x-signed': String((signed += 1)) }),
    });
    const close = async () => {
      await link.close();
      server.closeAllConnections();
      server.close();
    };
    return { link, asked, close };
  }

  test.each<[string, string, number, ReadonlyArray<string>, boolean]>([
    ['a query once more, with another signature', '{ a }', 1, ['1', '2'], true],
    ['a query not a third time', '{ a }', 2, ['1', '2'], false],
    ['no mutation', 'mutation { a }', 1, ['1'], false],
  ])('sends %s', async (_, query, failures, expected, isAnswered) => {
    const { link, asked, close } = await failing(failures);
    const answer = await ask(link, query);
    await close();
    expect(asked).toEqual(expected);
    expect(answer.data !== undefined).toBe(isAnswered);
  });

  test('sends no query again for a caller who has gone', async () => {
    const { link, asked, close } = await failing(1);
    const gone = AbortSignal.abort();
    const answer = await ask(link, '{ a }', { signal: gone });
    await close();
    expect({ asked, data: answer.data }).toEqual({ asked: [], data: undefined });
  });

  test.each([
    ['gzip', gzipSync('{"data":{"a":1}}'), { a: 1 }],
    [
      'gzip that expands beyond the bound',
      gzipSync(`{"data":{"a":"${'x'.repeat(2000)}"}}`),
      undefined,
    ],
    ['what is no gzip', Buffer.from('{"data":{"a":1}}'), undefined],
  ])('reads an answer in %s', async (_, bytes, expected) => {
    const server = createHttpServer((_request, response) => {
      response.writeHead(200, { 'content-type': 'application/json', 'content-encoding': 'gzip' });
      response.end(bytes);
    });
    await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
    const { port } = server.address() as AddressInfo;
    const link = httpLink({
      ...{ department: 'water', url: `http://127.0.0.1:${String(port)}/`, maxAnswerBytes: 1000 },
    });
    const answer = await ask(link, '{ a }');
    await link.close();
    server.closeAllConnections();
    server.close();
    expect(answer.data).toEqual(expected);
  });
});

describe('httpLink to a stranger', () => {
  const answers = async (
    answer: Awaited<ReturnType<Answer>>,
    query = '{ stations { code } }',
    more = {},
  ) => {
    const server = await stranger(() => Promise.resolve(answer));
    const link = httpLink({ department: 'water', url: server.url });
    const result = await ask(link, query, more);
    await link.close();
    await server.close();
    return result;
  };

  test.each([
    ['HTML', { type: 'text/html', text: '<h1>10.0.0.1</h1>' }],
    ['half a JSON', { text: '{"data":' }],
    ['a list', { text: '[]' }],
    ['neither data nor errors', { text: '{}' }],
    ['data that is no object', { text: '{"data":7}' }],
    ['errors that are no list', { text: '{"errors":"x"}' }],
    ['errors that are no objects', { text: '{"errors":["x"]}' }],
    ['a 500', { status: 500, text: '{"data":{"stations":[]}}' }],
    ['a 404 that is no GraphQL response', { status: 404, text: '{"errors":[{"message":"x"}]}' }],
    ['a redirect', { status: 302, text: '{}' }],
  ])('takes %s for no answer', async (_, answer) => {
    expect(await answers(answer)).toEqual({ errors: [unavailable(['stations'])] });
  });

  test('takes too few entities for no answer, and names the fields lost', async () => {
    const query =
      'query($representations:[_Any!]!){_entities(representations:$representations){...on Station{__typename rain w:wind}}}';
    const variables = { representations: [{}, {}] };
    expect(await answers({ text: '{"data":{"_entities":[{}]}}' }, query, { variables })).toEqual({
      errors: [unavailable(['_entities', 0, 'rain']), unavailable(['_entities', 0, 'w'])],
    });
  });

  test('keeps errors but what shows the inside of the department', async () => {
    const text = JSON.stringify({
      data: { a: null },
      errors: [
        {
          message: 'No.',
          path: ['a'],
          locations: [],
          extensions: { code: 'X', limit: 3, stacktrace: ['at /srv'], exception: {} },
        },
      ],
    });
    expect(await answers({ text })).toEqual({
      data: { a: null },
      errors: [{ message: 'No.', path: ['a'], extensions: { code: 'X', limit: 3 } }],
    });
  });

  test('takes a 400 that is a GraphQL response for one', async () => {
    const text = '{"errors":[{"message":"Wrong."}]}';
    const answer = { status: 400, type: 'application/graphql-response+json; charset=utf-8', text };
    expect(await answers(answer)).toEqual({ errors: [{ message: 'Wrong.' }] });
  });

  test('answers for one that does not exist', async () => {
    const server = await plainSubgraph(schemas.water);
    const link = httpLink({ department: 'water', url: server.url });
    expect(await link.isReady()).toBe(true);
    await server.close();
    expect(await ask(link, '{ stations { code } }')).toEqual({
      errors: [unavailable(['stations'])],
    });
    expect(await link.isReady()).toBe(false);
    await link.close();
  });
});

describe('withTimeout', () => {
  test('answers for a department that accepts and never answers, and lets go of it', async () => {
    let hungUp: () => void = () => undefined;
    const isHungUp = new Promise<void>((resolve) => {
      hungUp = resolve;
    });
    const silent = createServer((socket) => {
      socket
        .on('error', () => undefined)
        .on('close', hungUp)
        .resume();
    });
    await new Promise<void>((resolve) => silent.listen(0, '127.0.0.1', resolve));
    const address = silent.address();
    const port = typeof address === 'object' ? address?.port : 0;
    const link = withTimeout(
      httpLink({ department: 'water', url: `http://127.0.0.1:${port}/graphql` }),
      100,
    );
    expect(await ask(link, '{ stations { code } }')).toEqual({
      errors: [
        {
          message: 'The department "water" did not answer in time.',
          path: ['stations'],
          extensions: {
            code: 'DEPARTMENT_TIMEOUT',
            department: 'water',
            remedy: 'Request less at once, or repeat it later.',
          },
        },
      ],
    });
    await isHungUp;
    await link.close();
    silent.close();
  });

  test('leaves an answer that comes in time as it is', async () => {
    const link = withTimeout(
      inProcessLink({
        department: 'water',
        execute: () => Promise.resolve({ data: { a: 1 } }),
        contextFor: () => ({}),
      }),
      1000,
    );
    expect(await ask(link, '{ a }')).toEqual({ data: { a: 1 } });
  });
});
