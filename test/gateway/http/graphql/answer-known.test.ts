import { request } from 'undici';
import { inProcessLink } from '../../../../gateway/engine/in-process';
import { openFront, type Front } from '../../../../gateway/http/front';
import { compiledExecution } from '../../../../shared/graphql/compiled-execution';
import { createLog } from '../../../../shared/server/log';
import { testEngine } from '../../../setup/fixtures/test-engine';
import { schemas, supergraph } from '../../setup/two-departments';
import { wideLimits } from '../../setup/wide-limits';

let front: Front;
let known = 0;
let executed = 0;

beforeAll(async () => {
  const engine = await testEngine({
    supergraphSdl: supergraph(),
    limits: { ...wideLimits, maxDepth: 5 },
    onUnexpected: () => undefined,
    linkFor: ({ name }) =>
      inProcessLink({
        department: name,
        execute: (...given) => {
          executed += 1;
          if (JSON.stringify(given).includes('failing')) throw new Error('down');
          return compiledExecution(name === 'water' ? schemas.water : schemas.weather)(...given);
        },
        contextFor: () => ({}),
      }),
  });
  front = await openFront({
    engine: {
      ...engine,
      answerKnown: (asked) => {
        const answer = engine.answerKnown(asked);
        if (answer) known += 1;
        return answer;
      },
    },
    ...{ log: createLog({ level: 'silent' }), hasSuggestions: true, maxTokens: 500 },
    ...{ host: '127.0.0.1', port: 0 },
  });
});
afterAll(() => front.close());
beforeEach(() => {
  known = 0;
  executed = 0;
});

type Headers = Readonly<Record<string, string>>;

/** What a caller sees: all but the headers that name the request and its time. */
async function seen(body: unknown, headers: Headers = {}) {
  const sent = { 'content-type': 'application/json', ...headers };
  return answerTo('', { method: 'POST', headers: sent, body: JSON.stringify(body) });
}

/** The same of a GET with these search parameters. */
async function got(parameters: string | Headers, headers: Headers = PREFLIGHTED) {
  return answerTo(`?${new URLSearchParams(parameters).toString()}`, { method: 'GET', headers });
}

const PREFLIGHTED = { 'apollo-require-preflight': 'true' };

async function answerTo(search: string, options: Parameters<typeof request>[1]) {
  const response = await request(`${front.url}/graphql${search}`, options);
  const shown = { ...response.headers, date: null, 'x-request-id': null };
  return { status: response.statusCode, headers: shown, text: await response.body.text() };
}

const DOCUMENT = 'query One { stations { code } } query Two { warning }';
const MUTATION = 'mutation M { close(code: "s2") { name } }';

test.each<[string, unknown, Readonly<Record<string, string>>?]>([
  ['data', { query: '{ stations { code name } warning }' }],
  [
    'variables, and a name',
    {
      query: `${DOCUMENT} query Three($is: Boolean!) { warning @include(if: $is) }`,
      operationName: 'Three',
      variables: { is: false },
    },
  ],
  [
    'null for what is absent',
    { query: '{ a: warning }', variables: null, operationName: null, extensions: null },
  ],
  ['extensions', { query: '{ b: warning }', extensions: { dryRun: true } }],
  ['introspection', { query: '{ __schema { queryType { name } } }' }],
  ['a media type that any answer fits', { query: '{ c: warning }' }, { accept: '*/*' }],
  ['the media type of JSON', { query: '{ d: warning }' }, { accept: 'application/json' }],
  ['the name of an operation that is not there', { query: DOCUMENT, operationName: 'Other' }],
  [
    'a variable that does not fit',
    { query: 'query($is: Boolean!) { warning @include(if: $is) }', variables: { is: 'x' } },
  ],
  ['a field that the schema lacks', { query: '{ nothing }' }],
  [
    'a refusal by the rules',
    { query: '{ stations { __typename ... { ... { ... { ... { ... { code } } } } } } }' },
  ],
])(
  'answers a document that was parsed before to the byte as Apollo Server does: %s',
  async (_, body, headers = {}) => {
    const first = await seen(body, headers);
    expect(known).toBe(0);
    executed = 0;
    const second = await seen(body, headers);
    expect(second).toEqual(first);
    expect(known).toBe(1);
  },
);

test.each<[string, unknown, Readonly<Record<string, string>>?]>([
  ['another member of the body', { query: '{ warning }', more: 1 }],
  ['a list of operations', [{ query: '{ warning }' }]],
  [
    'a hash of a document',
    { query: '{ warning }', extensions: { persistedQuery: { version: 1, sha256Hash: 'x' } } },
  ],
  ['variables that are a list', { query: '{ warning }', variables: [] }],
  ['a text in place of variables', { query: '{ warning }', variables: '{}' }],
  ['a number in place of the name', { query: '{ warning }', operationName: 1 }],
  [
    'the media type of GraphQL',
    { query: '{ warning }' },
    { accept: 'application/graphql-response+json' },
  ],
  ['a media type that no answer fits', { query: '{ warning }' }, { accept: 'text/plain' }],
])('leaves to Apollo Server what is not plain: %s', async (_, body, headers = {}) => {
  await seen({ query: '{ warning }' });
  known = 0;
  await seen(body, headers);
  expect(known).toBe(0);
});

test('fetches once for an answer with errors, whose form is left to Apollo Server', async () => {
  const body = { query: '{ stations { code } failing: warning }' };
  const first = await seen(body);
  expect(first.text).toContain('"errors"');
  executed = 0;
  const second = await seen(body);
  const once = executed;
  expect({ second, once, known }).toEqual({ second: first, once: 2, known: 1 });
});

test.each<[string, Headers, Headers?]>([
  ['data', { query: '{ stations { code name } get: warning }' }],
  [
    'variables, a name and extensions',
    {
      query: `${DOCUMENT} query Four($is: Boolean!) { warning @skip(if: $is) }`,
      ...{ operationName: 'Four', variables: '{"is":false}', extensions: '{"timing":false}' },
    },
  ],
  ['the type of JSON', { query: '{ e: warning }' }, { 'content-type': 'application/json' }],
  [
    'the name that Apollo clients send',
    { query: '{ f: warning }' },
    { 'x-apollo-operation-name': 'f' },
  ],
  [
    'a query beside a mutation',
    { query: `${MUTATION} query Q { g: warning }`, operationName: 'Q' },
  ],
  [
    'a variable that does not fit',
    { query: 'query($is: Boolean!) { h: warning @skip(if: $is) }', variables: '{"is":"x"}' },
  ],
  ['a field that the schema lacks', { query: '{ nothingToGet }' }],
])(
  'answers a GET of a document that was parsed before as Apollo Server does: %s',
  async (_, parameters, headers = PREFLIGHTED) => {
    const first = await got(parameters, headers);
    expect(known).toBe(0);
    const second = await got(parameters, headers);
    expect(second).toEqual(first);
    expect(known).toBe(1);
  },
);

test('answers by GET the same bytes as by POST', async () => {
  const query = '{ stations { code name } both: warning }';
  await seen({ query });
  const [posted, gotten] = [await seen({ query }), await got({ query })];
  expect([gotten, known]).toEqual([posted, 2]);
});

test.each<[string, string | Headers, Headers?]>([
  ['a request that a page of another site could send', { query: '{ warning }' }, {}],
  ['an empty header', { query: '{ warning }' }, { 'apollo-require-preflight': '' }],
  ['a type of forms', { query: '{ warning }' }, { 'content-type': 'text/plain' }],
  ['a mutation', { query: MUTATION }],
  ['a mutation beside a query', { query: `${MUTATION} query Q { warning }`, operationName: 'M' }],
  ['one operation of two without a name', { query: DOCUMENT }],
  ['a parameter twice', 'query={warning}&query={warning}'],
  ['another parameter', { query: '{ warning }', more: '1' }],
  ['variables that are no JSON', { query: '{ warning }', variables: '{' }],
  ['variables that are null', { query: '{ warning }', variables: 'null' }],
  ['extensions that are a list', { query: '{ warning }', extensions: '[]' }],
])(
  'leaves to Apollo Server a GET that is not plain: %s',
  async (_, parameters, headers = PREFLIGHTED) => {
    for (const query of ['{ warning }', DOCUMENT, MUTATION, `${MUTATION} query Q { warning }`])
      await seen({
        query,
        operationName: query.includes('Q {') ? 'Q' : query === DOCUMENT ? 'One' : null,
      });
    known = 0;
    executed = 0;
    const { status } = await got(parameters, headers);
    const isPlain = typeof parameters === 'object' && 'more' in parameters;
    expect({ known, executed, status }).toEqual({
      known: 0,
      executed: isPlain ? 1 : 0,
      status: isPlain ? 200 : expect.any(Number),
    });
    expect(isPlain || status >= 400).toBe(true);
  },
);
