import { gunzipSync } from 'node:zlib';
import { fastify, type FastifyInstance } from 'fastify';
import { GraphQLError, type ExecutionResult } from 'graphql';
import { answerFetch } from '../../../shared/server/answer-fetch';
import { answerFault } from '../../../shared/server/http-faults';

let answer: ExecutionResult = { data: { a: 1 } };
let asked: unknown;
let server: FastifyInstance;

beforeAll(() => {
  server = fastify();
  server.setErrorHandler(answerFault);
  server.post('/', (request, reply) =>
    answerFetch(request, reply, (given) => {
      asked = given;
      return Promise.resolve(answer);
    }),
  );
});
afterAll(() => server.close());

const send = (payload: string, headers: Readonly<Record<string, string>> = {}) =>
  server.inject({
    method: 'POST',
    url: '/',
    payload,
    headers: { 'content-type': 'application/json', ...headers },
  });

test('gives the operation on, and its answer back', async () => {
  answer = { data: { a: 1 } };
  const sent = { query: '{ a }', variables: { n: 1 }, operationName: null };
  const { statusCode, headers, body } = await send(JSON.stringify(sent));
  expect(asked).toEqual({ query: '{ a }', variables: { n: 1 } });
  expect({ statusCode, body, type: headers['content-type'] }).toEqual({
    statusCode: 200,
    body: '{"data":{"a":1}}',
    type: 'application/graphql-response+json; charset=utf-8',
  });
});

test('answers 400 where there are no data, with the code of the department', async () => {
  answer = { errors: [new GraphQLError('No.', { extensions: { code: 'SYNTAX', more: 1 } })] };
  const { statusCode, body } = await send('{"query":"{"}');
  expect({ statusCode, ...JSON.parse(body) }).toMatchObject({
    statusCode: 400,
    errors: [{ message: 'No.', extensions: { code: 'SYNTAX', more: 1 } }],
  });
});

test.each([
  ['a list', '[]'],
  ['null', 'null'],
  ['no query', '{"variables":{}}'],
  ['a number for the query', '{"query":1}'],
  ['a number for the name', '{"query":"{ a }","operationName":1}'],
  ['a list for the variables', '{"query":"{ a }","variables":[]}'],
])('refuses %s, and executes nothing', async (_, payload) => {
  asked = null;
  const { statusCode, body } = await send(payload);
  expect({ statusCode, asked, code: JSON.parse(body).errors[0].extensions.code }).toEqual({
    ...{ statusCode: 400, asked: null, code: 'BAD_REQUEST' },
  });
});

test('compresses a large answer for a gateway that accepts it, and no other', async () => {
  answer = { data: { a: '水'.repeat(40_000) } };
  const plain = await send('{"query":"{ a }"}');
  const large = await send('{"query":"{ a }"}', { 'accept-encoding': 'gzip' });
  expect([plain.headers['content-encoding'], large.headers['content-encoding']]).toEqual([
    undefined,
    undefined,
  ]);
  answer = { data: { a: '水'.repeat(70_000) } };
  const whole = JSON.stringify(answer);
  const bare = await send('{"query":"{ a }"}');
  const compressed = await send('{"query":"{ a }"}', { 'accept-encoding': 'gzip' });
  expect([bare.headers['content-encoding'], bare.body]).toEqual([undefined, whole]);
  expect(compressed.headers['content-encoding']).toBe('gzip');
  expect(gunzipSync(compressed.rawPayload).toString()).toBe(whole);
});
