import { graphql } from 'graphql';
import { crossingHub, placesSchema, type CrossingHub } from '../setup/crossing-hub';

let hub: CrossingHub;
beforeAll(async () => {
  hub = await crossingHub({ limits: { maxDepth: 20 }, maxDocumentBytes: 20_000 });
});
afterAll(() => hub.close());
beforeEach(() => {
  hub.asked.length = 0;
});

const DAY = '2020-03-26';
const AT = '2020-03-26T10:00:00.000Z';

describe('values of an operation', () => {
  test.each<[string, string, Readonly<Record<string, unknown>>?]>([
    [
      'texts, numbers, enums and nulls',
      '{ echo(text: "a\\"b\\u4e2d", n: 3, x: 2, level: HIGH, is: true) }',
    ],
    ['null for what has a default', '{ echo(n: null, text: null) }'],
    ['a default of the schema', '{ echo }'],
    ['a block text', '{ echo(text: """\n  two\n    lines\n  """) }'],
    ['one item for a list, and a number for an ID', '{ a: echo(ids: "x") b: echo(ids: [1, "2"]) }'],
    ['an instant and a day', `{ echo(at: "2020-03-26T18:00:00+08:00", day: "${DAY}") }`],
    [
      'objects in objects, with their defaults',
      `{ echo(range: { from: "${AT}", inner: { from: "${AT}", codes: "a" } }) }`,
    ],
    [
      'variables inside of literals',
      `query($c: ID!, $f: DateTime!) { echo(range: { from: $f, codes: ["a", $c], inner: { from: $f, level: HIGH } }, ranges: [{ from: $f }, { from: "${AT}" }]) }`,
      { c: 7, f: '2020-03-26T18:00:00+08:00' },
    ],
    ['one field twice with one literal', '{ echo(text: "a") echo(text: "a") b: echo(text: "a") }'],
    [
      'one field in a fragment and beside it',
      '{ ...F echo(text: "a") } fragment F on Query { echo(text: "a") }',
    ],
    [
      'conditions by literals and variables',
      'query($no: Boolean!, $yes: Boolean = true) { a: echo(n: 1) @include(if: true) b: echo(n: 2) @skip(if: true) c: echo(n: 3) @include(if: $no) d: echo(n: 4) @include(if: $yes) }',
      { no: false },
    ],
    ['a variable that must not be null, with a default', 'query($n: Int! = 4) { strict(n: $n) }'],
    ['the same, given', 'query($n: Int! = 4) { strict(n: $n) }', { n: 5 }],
    ['a default for a place that takes no null', 'query($n: Int = 4) { strict(n: $n) }'],
    ['null for a variable with a default', 'query($n: Int = 4) { echo(n: $n) }', { n: null }],
    [
      'names that objects inherit, given',
      'query($constructor: Int = 3) { strict(n: $constructor) }',
    ],
    [
      'names that objects inherit, absent',
      'query($toString: Int, $valueOf: String, $hasOwnProperty: Boolean) { echo(n: $toString, text: $valueOf, is: $hasOwnProperty) }',
    ],
    [
      'names that the hub itself would choose',
      'query($v0: Int, $v1: Int!, $representations: Int!) { a: echo(n: $v0, text: "x") b: strict(n: $v1) c: strict(n: $representations) d: strict(n: 9) }',
      { v1: 1, representations: 2 },
    ],
    ['variables that nobody defined', '{ echo(n: 1) }', { constructor: 1, n: 'x' }],
    ['a mutation', 'mutation { a: note(text: "one") b: note(text: "two") }'],
  ])('arrive as graphql-js reads them: %s', async (_, query, variables = {}) => {
    const oracle = await graphql({
      schema: placesSchema,
      source: query,
      variableValues: variables,
    });
    const { status, body } = await hub.ask(query, { variables });
    expect(oracle.errors?.map(({ message }) => message)).toBeUndefined();
    expect({ status, body }).toEqual({ status: 200, body: JSON.parse(JSON.stringify(oracle)) });
  });

  test('leave departments one operation for documents that differ in values alone', async () => {
    const texts = ['"a"', '"b"', 'null'].map(
      (text, at) => `{ echo(text: ${text}, range: { from: "${AT}", codes: ["${at}"] }) }`,
    );
    for (const text of texts) await hub.ask(text);
    expect(new Set(hub.asked.map(({ query }) => query)).size).toBe(1);
    expect(new Set(hub.asked.map(({ variables }) => JSON.stringify(variables))).size).toBe(3);
  });

  test('are sized for their cost though they are variables for departments', async () => {
    const costs = [1, 500].map(async (first) => {
      const { body } = await hub.ask(`{ districts { rivers(first: ${first}) { id } } }`, {
        extensions: { dryRun: true },
      });
      return Reflect.get(Object(body), 'extensions').dryRun.cost.values;
    });
    const [few, many] = await Promise.all(costs);
    expect(many).toBeGreaterThan(100 * few);
  });
});

describe('a value that does not fit', () => {
  const SENTENCE = 'DateTime requires text like "2020-03-26T10:00:00Z", but got: ';

  test.each([
    ['DateTime', '2020-02-30T00:00:00Z', `${SENTENCE}"2020-02-30T00:00:00Z".`],
    ['DateTime', '2020-03-26T24:00:00Z', `${SENTENCE}"2020-03-26T24:00:00Z".`],
    ['DateTime', 5, `${SENTENCE}5.`],
    ['DateTime', [[[AT]]], `${SENTENCE}a list.`],
    ['Date', '2020-02-30', 'Date requires text like "2020-03-26", but got: "2020-02-30".'],
    ['Int', 2 ** 31, 'Int cannot represent non 32-bit signed integer value: 2147483648'],
    ['Int', '3', 'Int cannot represent non-integer value: "3"'],
    ['Float', 'x', 'Float cannot represent non numeric value: "x"'],
    ['Boolean', 1, 'Boolean cannot represent a non boolean value: 1'],
    ['String', 1, 'String cannot represent a non string value: 1'],
    ['[ID!]', true, 'ID cannot represent value: true'],
    ['Level', 'MIDDLE', 'Value "MIDDLE" does not exist in "Level" enum.'],
    ['Range', { from: AT, codes: [{}] }, 'ID cannot represent value: {}'],
    ['Range', {}, 'Field "from" of required type "DateTime!" was not provided.'],
  ])(
    'for a variable of the type %s is a 400 before anything is asked: %j',
    async (type, value, said) => {
      const argument = ARGUMENTS[type];
      const query = `query($v: ${type}) { districts { code } a: echo(${argument}: $v) }`;
      const { status, body } = await hub.ask(query, { variables: { v: value } });
      expect(status).toBe(400);
      expect(body).toEqual({
        errors: [
          {
            message: expect.stringMatching(/^Variable "\$v" got invalid value .*; /s),
            path: ['a'],
            locations: [{ line: 1, column: 7 }],
            extensions: { code: 'BAD_USER_INPUT', remedy: expect.any(String) },
          },
        ],
      });
      expect(body.errors[0]?.message.endsWith(said)).toBe(true);
      expect(hub.asked).toEqual([]);
    },
  );

  test.each([
    ['DateTime', '"2020-02-30T00:00:00Z"', `${SENTENCE}"2020-02-30T00:00:00Z".`, 'BAD_USER_INPUT'],
    ['DateTime', '20200326', `${SENTENCE}20200326.`, 'BAD_USER_INPUT'],
    [
      'Date',
      '"2021-02-29"',
      'Date requires text like "2020-03-26", but got: "2021-02-29".',
      'BAD_USER_INPUT',
    ],
    ['Int', '"3"', 'Int cannot represent non-integer value: "3"', 'INVALID_OPERATION'],
    ['Level', 'MIDDLE', 'Value "MIDDLE" does not exist in "Level" enum.', 'INVALID_OPERATION'],
    [
      'Range',
      `{ from: "2020-03-26T25:00:00Z" }`,
      `${SENTENCE}"2020-03-26T25:00:00Z".`,
      'BAD_USER_INPUT',
    ],
  ])(
    'as a literal of the type %s is a 400 at its place: %s',
    async (type, literal, message, code) => {
      const query = `{ districts { code }\n a: echo(${ARGUMENTS[type]}: ${literal}) }`;
      const { status, body } = await hub.ask(query);
      const [error] = body.errors;
      expect({ status, message: error?.message, code: error?.extensions.code }).toEqual({
        status: 400,
        message,
        code,
      });
      expect(body.errors[0]).toMatchObject({ locations: [{ line: 2 }] });
      if (code === 'BAD_USER_INPUT') expect(body.errors[0]).toMatchObject({ path: ['a'] });
      expect(hub.asked).toEqual([]);
    },
  );

  test('is the default of a variable, too', async () => {
    const { status, body } = await hub.ask(
      'query($at: DateTime = "2020-02-30T00:00:00Z") { echo(at: $at) }',
    );
    expect([status, body.errors[0]?.message]).toEqual([400, `${SENTENCE}"2020-02-30T00:00:00Z".`]);
  });
});

const ARGUMENTS: Readonly<Record<string, string>> = {
  DateTime: 'at',
  Date: 'day',
  Int: 'n',
  Float: 'x',
  Boolean: 'is',
  String: 'text',
  '[ID!]': 'ids',
  Level: 'level',
  Range: 'range',
};

describe('a document', () => {
  const nested = (text: string, times: number, end: string) => text.repeat(times) + end;
  test.each([
    ['a subscription', 'subscription { districts { code } }', 'INVALID_OPERATION'],
    [
      'inline fragments in each other',
      `{ ${nested('... { ', 1600, 'echo')} ${'} '.repeat(1600)} }`,
      'TOO_DEEP',
    ],
    [
      'the same in an operation that is not asked',
      `query A { echo } query B { ${nested('... { ', 1600, 'echo')} ${'} '.repeat(1600)} }`,
      'TOO_DEEP',
    ],
    ['lists in each other', `{ echo(ids: ${'['.repeat(2000)}${']'.repeat(2000)}) }`, 'TOO_DEEP'],
    [
      'objects in each other',
      `{ echo(range: ${'{ inner: '.repeat(1500)}1${' }'.repeat(1500)}) }`,
      'TOO_DEEP',
    ],
    [
      'types in each other',
      `query($n: ${'['.repeat(2000)}Int${']'.repeat(2000)}) { echo(n: $n) }`,
      'TOO_DEEP',
    ],
    ['a long alias', `{ ${'a'.repeat(101)}: echo }`, 'NAME_TOO_LONG'],
    [
      'a long name of an unused fragment',
      `{ echo } fragment ${'F'.repeat(101)} on Query { echo }`,
      'NAME_TOO_LONG',
    ],
    ['an alias that is no property', '{ __proto__: echo }', 'INVALID_OPERATION'],
    [
      'a variable that is no property',
      'query($__proto__: Int) { echo(n: $__proto__) }',
      'INVALID_OPERATION',
    ],
  ])('with %s is a 400 with a code', async (_, query, code) => {
    const { status, body } = await hub.ask(
      query,
      query.startsWith('query A') ? { operationName: 'A' } : {},
    );
    expect({ status, code: body.errors[0]?.extensions.code, data: body.data }).toEqual({
      status: 400,
      code,
    });
    expect(hub.asked).toEqual([]);
  });

  test.each([
    ['by POST', (text: string) => hub.ask(`{ echo } # ${text}`)],
    [
      'in letters of three bytes',
      (text: string) => hub.ask(`{ echo } # ${text.slice(0, 7000).replaceAll('x', '江')}`),
    ],
  ])('that is too long is refused before it is read, %s', async (_, ask) => {
    const { status, body } = await ask('x'.repeat(20_000));
    expect({ status, code: body.errors[0]?.extensions.code }).toEqual({
      status: 413,
      code: 'DOCUMENT_TOO_LONG',
    });
  });

  test('that is asked by its hash is answered that none is kept', async () => {
    const persistedQuery = { version: 1, sha256Hash: '0'.repeat(64) };
    for (const query of [undefined, '{ echo }']) {
      const { body } = await hub.ask(query ?? '', { query, extensions: { persistedQuery } });
      expect(body.errors[0]).toMatchObject({
        message: 'PersistedQueryNotSupported',
        extensions: { code: 'PERSISTED_QUERY_NOT_SUPPORTED' },
      });
    }
  });

  test.each<[string, string, object]>([
    [
      'a value of a variable',
      'query($n: Int!) { strict(n: $n) }',
      { variables: { n: 'y'.repeat(15_000) } },
    ],
    [
      'a list of a variable',
      'query($n: Int!) { strict(n: $n) }',
      { variables: { n: Array(500).fill(12345) } },
    ],
    ['a text literal', `{ strict(n: "${'y'.repeat(15_000)}") }`, {}],
    ['a number literal', `{ strict(n: ${'9'.repeat(15_000)}) }`, {}],
    ['a list literal', `{ strict(n: [${'1234 '.repeat(2000)}]) }`, {}],
    ['a list of names', `{ strict(n: [${'abcd '.repeat(2000)}]) }`, {}],
    ['the name of an operation', '{ echo }', { operationName: 'y'.repeat(15_000) }],
    ['bad syntax', `{ echo ] ${'y'.repeat(15_000)} }`, {}],
    ['a text that never ends', `{ echo(text: "${'y'.repeat(15_000)} }`, {}],
    ['an instant', `{ echo(at: "${'y'.repeat(15_000)}") }`, {}],
  ])('with %s too many does not come back in its error', async (_, query, more) => {
    const { status, body } = await hub.ask(query, more);
    expect(status).toBe(400);
    for (const { message } of body.errors) expect(message.length).toBeLessThan(260);
  });
});

describe('a question about the schema', () => {
  test('is answered by graphql-js, whatever the planner knows of it', async () => {
    const { body } = await hub.ask('{ __schema { types { name isOneOf } } }');
    expect(body.data).toMatchObject({
      __schema: { types: expect.arrayContaining([{ name: 'Range', isOneOf: false }]) },
    });
    expect(hub.asked).toEqual([]);
  });

  test('stands in its place beside data, through fragments, conditions and variables', async () => {
    const { body } = await hub.ask(
      `query($name: String!, $no: Boolean = false) {
        b: echo(n: 1) ...About
        ... on Query @include(if: $no) { __schema { queryType { name } } }
        __typename a: echo(n: 2)
      }
      fragment About on Query { __type(name: $name) { name isOneOf specifiedByURL } c: echo(n: 3) }`,
      { variables: { name: 'Date' } },
    );
    expect(JSON.stringify(body.data)).toBe(
      '{"b":"{\\"n\\":1}","__type":{"name":"Date","isOneOf":null,"specifiedByURL":"https://www.rfc-editor.org/rfc/rfc3339#section-5.6"},"c":"{\\"n\\":3}","__typename":"Query","a":"{\\"n\\":2}"}',
    );
  });

  test('is known to a dry run, which asks nobody', async () => {
    const { body } = await hub.ask('{ __schema { queryType { name } } }', {
      extensions: { dryRun: true },
    });
    expect(body).toMatchObject({
      data: null,
      extensions: { dryRun: { fetches: [], refused: [] } },
    });
  });
});
