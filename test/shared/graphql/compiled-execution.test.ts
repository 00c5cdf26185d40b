import { buildSubgraphSchema } from '@apollo/subgraph';
import { GraphQLError, parse } from 'graphql';
import { RiverGateError } from '../../../shared/errors/rivergate-error';
import { memoryBudget } from '../../../shared/data/memory-budget';
import { compiledExecution } from '../../../shared/graphql/compiled-execution';

const typeDefs = parse(`
  extend schema @link(url: "https://specs.apollo.dev/federation/v2.3", import: ["@key"])
  type Query { river(code: ID!): River greet(name: String!, times: Int = 1): String broken: Int coded: Int plain: Int strict: Int! }
  type Mutation { add(value: Int!): Int }
  type River @key(fields: "code") { code: ID! length: Int }
`);

let total = 0;
const schema = buildSubgraphSchema({
  typeDefs,
  resolvers: {
    Query: {
      river: (_: unknown, { code }: { code: string }) => ({ code, length: 12 }),
      greet: (_: unknown, { name, times }: { name: string; times: number }) => `${name}×${times}`,
      broken: () => {
        throw new TypeError('password=hunter2 at 10.0.0.1');
      },
      coded: () => {
        throw new RiverGateError('UNKNOWN_INDICATOR', 'No indicator "x".');
      },
      plain: () => {
        throw new GraphQLError('A sentence for the caller.');
      },
      strict: () => null,
    },
    Mutation: { add: (_: unknown, { value }: { value: number }) => (total += value) },
    River: {
      __resolveReference: async ({ code }: { code: string }) => ({ code, length: 7 }),
    },
  },
});

describe('compiledExecution', () => {
  const seen: unknown[] = [];
  const execute = compiledExecution(schema, {
    onUnexpected: (error) => seen.push(error),
    requestIdOf: () => 'r-1',
  });
  const ask = async (query: string, variables = {}, operationName?: string) => {
    const answer = await execute({ query, variables, operationName }, {});
    return JSON.parse(JSON.stringify(answer));
  };

  test('answers variables, defaults, aliases and entities', async () => {
    const answer = await ask(
      'query($n: String!, $r: [_Any!]!) { a: greet(name: $n) b: greet(name: "b", times: 2) _entities(representations: $r) { ... on River { code length } } }',
      { n: 'x', r: [{ __typename: 'River', code: '1' }] },
    );
    expect(answer).toEqual({
      data: { a: 'x×1', b: 'b×2', _entities: [{ code: '1', length: 7 }] },
    });
  });

  test('a non-null variable that is omitted has its default value, and null is refused', async () => {
    const query =
      'query($n: String! = "d", $c: ID! = 5, $t: Int! = 3) { greet(name: $n, times: $t) river(code: $c) { code } }';
    expect(await ask(query)).toEqual({ data: { greet: 'd×3', river: { code: '5' } } });
    const given = { data: { greet: 'x×3', river: { code: '5' } } };
    expect(await ask(query, { n: 'x' })).toEqual(given);
    const { data, errors } = await ask(query, { n: null });
    expect([data, errors[0].extensions.code]).toEqual([undefined, 'BAD_USER_INPUT']);
  });

  test('runs mutations in sequence', async () => {
    const answer = await ask('mutation { a: add(value: 1) b: add(value: 10) c: add(value: 100) }');
    expect(answer).toEqual({ data: { a: 1, b: 11, c: 111 } });
  });

  test('distinguishes two operations of one document', async () => {
    const both = 'query A { greet(name: "a") } query B { greet(name: "b") }';
    expect(await ask(both, {}, 'A')).toEqual({ data: { greet: 'a×1' } });
    expect(await ask(both, {}, 'B')).toEqual({ data: { greet: 'b×1' } });
    expect((await ask(both)).errors[0].extensions).toMatchObject({ code: 'UNKNOWN_OPERATION' });
    expect((await ask(both, {}, 'C')).errors[0].message).toBe(
      'The document has no operation named "C".',
    );
  });

  test('refuses what is not GraphQL or does not fit the schema, without data', async () => {
    const syntax = await ask('{');
    expect(syntax.errors[0].extensions).toMatchObject({ code: 'SYNTAX' });
    expect(syntax.errors[0].locations).toEqual([{ line: 1, column: 2 }]);
    const invalid = await ask('{ nothing }');
    expect(invalid.errors[0].extensions).toMatchObject({ code: 'INVALID_OPERATION' });
    expect('data' in invalid).toBe(false);
  });

  test('refuses variables that do not fit, without data', async () => {
    const answer = await ask('query($n: String!) { greet(name: $n) }', {});
    expect('data' in answer).toBe(false);
    expect(answer.errors[0].extensions).toMatchObject({ code: 'BAD_USER_INPUT' });
    expect(answer.errors[0].message).toMatch(/^Variable "\$n" of required type "String!"/);
  });

  test('conceals an unexpected error and hands it to the log', async () => {
    const answer = await ask('{ broken greet(name: "x") }');
    expect(answer).toEqual({
      errors: [
        {
          message: 'Something failed on our side. The log knows this request as "r-1".',
          path: ['broken'],
          extensions: {
            code: 'INTERNAL',
            remedy: 'Give the operator the request id.',
            requestId: 'r-1',
          },
        },
      ],
      data: { broken: null, greet: 'x×1' },
    });
    expect(seen).toEqual([new TypeError('password=hunter2 at 10.0.0.1')]);
  });

  test('keeps message, path and code of errors that are meant for the caller', async () => {
    const answer = await ask('{ coded plain }');
    expect(answer.errors).toMatchObject([
      { message: 'No indicator "x".', path: ['coded'], extensions: { code: 'UNKNOWN_INDICATOR' } },
      {
        message: 'A sentence for the caller.',
        path: ['plain'],
        extensions: { code: 'BAD_USER_INPUT' },
      },
    ]);
  });

  test('answers null data where a field that may not be null is null', async () => {
    const answer = await ask('{ strict }');
    expect(answer.data).toBeNull();
    expect(answer.errors[0]).toMatchObject({ path: ['strict'], extensions: { code: 'INTERNAL' } });
  });

  test('keeps answering beyond its budget', async () => {
    const small = compiledExecution(schema, { budget: memoryBudget(100_000) });
    for (const name of ['a', 'b', 'c', 'a']) {
      const answer = await small({ query: `{ greet(name: "${name}") }` }, {});
      expect(answer.data).toEqual({ greet: `${name}×1` });
    }
  });
});
