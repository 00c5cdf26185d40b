import { serverAudits } from 'graphql-http';
import { createLog } from '../../../shared/server/log';
import { compiledExecution } from '../../../shared/graphql/compiled-execution';
import { testEngine } from '../../setup/fixtures/test-engine';
import { inProcessLink } from '../../../gateway/engine/in-process';
import { openFront, type Front } from '../../../gateway/http/front';
import { graphQLBody, post as postTo } from '../setup/ask';
import { schemas, supergraph } from '../setup/two-departments';
import { wideLimits } from '../setup/wide-limits';

const lines: string[] = [];
let isWeatherUp = true;
let isWaterUp = true;
let front: Front;

beforeAll(async () => {
  const engine = await testEngine({
    supergraphSdl: supergraph(),
    limits: { ...wideLimits, maxDepth: 5, maxFragments: 10 },
    onUnexpected: (error) => lines.push(String(error)),
    linkFor: ({ name }) =>
      inProcessLink({
        department: name,
        execute: compiledExecution(name === 'water' ? schemas.water : schemas.weather),
        contextFor: () => ({}),
        isReady: () => Promise.resolve(name === 'weather' ? isWeatherUp : isWaterUp),
      }),
  });
  front = await openFront({
    engine,
    log: createLog({ level: 'info', destination: { write: (line) => lines.push(line) } }),
    hasSuggestions: false,
    maxTokens: 500,
    host: '127.0.0.1',
    port: 0,
    bodyLimit: 20_000,
  });
});
afterAll(() => front.close());

const post = (body: unknown, headers: Readonly<Record<string, string>> = {}) =>
  postTo(`${front.url}/graphql`, body, headers);

const GUARD = 'A GET needs a header that no other site can send (the guard against CSRF).';
const REFUSAL = 'A refusal is a 400 whatever the caller accepts, so that proxies and logs see it.';
/** SHOULDs and MAYs that are not kept, and why. No MUST is among them. */
const KEPT_OTHERWISE: Readonly<Record<string, string>> = {
  '5A70': GUARD,
  D6D5: GUARD,
  '6A70': GUARD,
  '572B': REFUSAL,
  FDE2: REFUSAL,
  '7B9B': REFUSAL,
};

describe('GraphQL over HTTP', () => {
  const audits = serverAudits({ url: () => `${front.url}/graphql`, fetchFn: fetch });

  test.each(audits.map((audit) => [`${audit.id} ${audit.name}`, audit] as const))(
    '%s',
    async (name, audit) => {
      const result = await audit.fn();
      const hasReason = KEPT_OTHERWISE[audit.id] !== undefined && !name.includes(' MUST ');
      expect({
        name,
        status: result.status === 'ok' ? 'ok' : `${result.status}: ${result.reason}`,
      }).toEqual({
        name,
        status: hasReason ? expect.stringMatching(/^(warn|notice)/) : 'ok',
      });
    },
  );
});

describe('the front', () => {
  test('answers across departments', async () => {
    const { status, body } = await post({ query: '{ stations(first: 3) { code rain } }' });
    expect({ status, body }).toEqual({
      status: 200,
      body: {
        data: {
          stations: [
            { code: 's1', rain: 1.5 },
            { code: 's2', rain: 1.5 },
            { code: 's3', rain: null },
          ],
        },
      },
    });
  });

  test.each([
    ['bad syntax', '{', 'SYNTAX'],
    ['an unknown field', '{ statons { code } }', 'INVALID_OPERATION'],
    ['too many tokens', `{ ${'warning '.repeat(600)} }`, 'TOO_MANY_TOKENS'],
    [
      'too deep',
      '{ a: stations { ...F } } fragment F on Station { ...G } fragment G on Station { code { a { b { c { d } } } } }',
      'TOO_DEEP',
    ],
    ['a cycle', '{ stations { ...F } } fragment F on Station { ...F }', 'FRAGMENT_CYCLE'],
    ['a page too long', '{ stations(first: 501) { code } }', 'LIST_TOO_LONG'],
    [
      'nesting beyond the stack',
      `{ a(x: ${'['.repeat(7000)}${']'.repeat(7000)}) }`,
      'TOO_MANY_TOKENS',
    ],
  ])('refuses %s with 400 and its code', async (_, query, code) => {
    const { status, body } = await post({ query });
    expect({ status, code: body.errors[0]?.extensions.code, data: body.data }).toEqual({
      status: 400,
      code,
    });
    expect(body.errors[0]?.extensions.remedy).toMatch(/\w+/);
  });

  test.each([
    [
      'an operation that does not exist',
      { query: 'query A { warning }', operationName: 'B' },
      'UNKNOWN_OPERATION',
    ],
    [
      'two operations and no name',
      { query: 'query A { warning } query B { warning }' },
      'UNKNOWN_OPERATION',
    ],
    [
      'a variable of another type',
      { query: 'query($n: Int!) { stations(first: $n) { code } }', variables: { n: 'x' } },
      'BAD_USER_INPUT',
    ],
    ['a body that is no JSON', '{"query":', 'BAD_REQUEST'],
    ['a body that is a list', '[]', 'BAD_REQUEST'],
    ['a query that is no text', { query: 7 }, 'BAD_REQUEST'],
  ])('refuses %s with 400 and its code', async (_, body, code) => {
    const answer = await post(body);
    expect({ status: answer.status, code: answer.body.errors[0]?.extensions.code }).toEqual({
      status: 400,
      code,
    });
    expect(answer.headers.get('content-type')).toMatch(/^application\/(graphql-response\+)?json/);
  });

  test('hides what a misspelt name is near to', async () => {
    const { body } = await post({ query: '{ statons { code } }' });
    expect(body.errors[0]?.message).toBe('Cannot query field "statons" on type "Query".');
  });

  test('refuses a body beyond its limit, and one of another type', async () => {
    const large = await post({ query: '{ warning }', variables: { x: 'x'.repeat(30_000) } });
    expect([large.status, large.body.errors[0]?.extensions.code]).toEqual([413, 'BODY_TOO_LARGE']);
    const other = await post('query=1', { 'content-type': 'application/x-www-form-urlencoded' });
    expect([other.status, other.body.errors[0]?.extensions.code]).toEqual([
      415,
      'UNSUPPORTED_MEDIA_TYPE',
    ]);
  });

  test('keeps the guard against cross-site requests', async () => {
    const url = `${front.url}/graphql?query=${encodeURIComponent('{ warning }')}`;
    const bare = await fetch(url);
    expect(bare.status).toBe(400);
    const asked = await fetch(url, { headers: { 'apollo-require-preflight': '1' } });
    expect(await asked.json()).toEqual({ data: { warning: 'typhoon' } });
  });

  test('refuses a mutation by GET with 405', async () => {
    const query = encodeURIComponent('mutation { close(code: "s1") { code } }');
    const response = await fetch(`${front.url}/graphql?query=${query}`, {
      headers: { 'apollo-require-preflight': '1' },
    });
    expect([response.status, response.headers.get('allow')]).toEqual([405, 'POST']);
  });

  test("knows each request by an id of its own, whatever the caller's, which is logged beside it where it is sane", async () => {
    lines.length = 0;
    const given = ['abc-1', 'abc-1', '"} {"level":"fatal"', 'x'.repeat(65)];
    const answered: unknown[] = [];
    for (const id of given)
      answered.push(
        (await post({ query: '{ warning }' }, { 'x-request-id': id })).headers.get('x-request-id'),
      );
    expect(new Set(answered).size).toBe(given.length);
    for (const id of answered) expect(id).toMatch(/^[0-9a-f-]{36}$/);
    const logged = lines.map((text) => JSON.parse(text)).filter(({ msg }) => msg === 'answered');
    expect(logged.map(({ requestId }) => requestId)).toEqual(answered);
    expect(logged.map(({ callersRequestId }) => callersRequestId)).toEqual([
      'abc-1',
      'abc-1',
      undefined,
      undefined,
    ]);
  });

  test('says nothing about the software and its version', async () => {
    const { headers } = await post({ query: '{ warning }' });
    expect([headers.get('x-powered-by'), headers.get('server')]).toEqual([null, null]);
  });

  test('logs one line a request, without query, variables or secrets', async () => {
    lines.length = 0;
    await post(
      {
        query: 'query($n: Int) { stations(first: $n) { code } }',
        variables: { n: 1, s: 'TOPSECRET' },
      },
      { 'x-request-id': 'logged-1', authorization: 'Bearer TOPSECRET' },
    );
    await fetch(`${front.url}/graphql?query=%7B__typename%7D&variables=TOPSECRET`);
    const logged = lines.join('');
    expect(logged).not.toContain('TOPSECRET');
    const line = lines
      .map((text) => JSON.parse(text))
      .find(({ callersRequestId }) => callersRequestId === 'logged-1');
    expect(line).toMatchObject({
      level: 'info',
      method: 'POST',
      path: '/graphql',
      status: 200,
      msg: 'answered',
    });
  });

  test('is healthy, and says which department is down', async () => {
    const health = await fetch(`${front.url}/healthz`);
    expect([health.status, await health.json()]).toEqual([200, { status: 'up' }]);
    const ready = await fetch(`${front.url}/readyz`);
    expect([ready.status, await ready.json()]).toEqual([
      200,
      { status: 'ready', departments: { water: 'up', weather: 'up' } },
    ]);
    isWeatherUp = false;
    const degraded = await fetch(`${front.url}/readyz`);
    isWeatherUp = true;
    expect([degraded.status, await degraded.json()]).toEqual([
      200,
      { status: 'degraded', departments: { water: 'up', weather: 'down' } },
    ]);
    [isWeatherUp, isWaterUp] = [false, false];
    const unready = await fetch(`${front.url}/readyz`);
    [isWeatherUp, isWaterUp] = [true, true];
    expect([unready.status, await unready.json()]).toEqual([
      503,
      { status: 'unready', departments: { water: 'down', weather: 'down' } },
    ]);
  });

  test('shows a page without script whose curl line works as it stands', async () => {
    const response = await fetch(front.url);
    const html = await response.text();
    const policy = response.headers.get('content-security-policy');
    expect(policy).toMatch(/^default-src 'none'; style-src 'sha256-[^']+';/);
    expect(html).not.toMatch(/<script|https?:\/\/(?!127\.0\.0\.1)/);
    const [, data] = /-d &#39;(.+?)&#39;|-d '(.+?)'/.exec(html)?.filter(Boolean) ?? [];
    const answer = await post((data ?? '').replaceAll('&quot;', '"'));
    expect(answer.body.data).toMatchObject({
      __schema: { queryType: { fields: [{ name: 'stations' }, {}, {}, {}] } },
    });
  });

  test('answers GraphQL errors where nothing is, and to other methods', async () => {
    const nowhere = await fetch(`${front.url}/nothing`);
    expect([nowhere.status, (await graphQLBody(nowhere)).errors[0]?.extensions.code]).toEqual([
      404,
      'NOT_FOUND',
    ]);
    const put = await fetch(`${front.url}/graphql`, { method: 'PUT' });
    expect([put.status, put.headers.get('allow')]).toEqual([405, 'GET, POST']);
  });
});
