import { setImmediate } from 'node:timers/promises';
import {
  buildSchema,
  executeSync,
  getIntrospectionQuery,
  parse,
  type GraphQLSchema,
} from 'graphql';
import { introspected } from '../../../gateway/engine/introspection';

const SCHEMA = buildSchema(`
  interface Named { name(of: In = { a: 1 }): String }
  type Query implements Named { name(of: In): String  some: Some  colour: Colour }
  union Some = Query | Other
  type Other implements Named { name(of: In): String @deprecated }
  input In { a: Int = 3  inner: In }
  enum Colour { RED GREEN @deprecated(reason: "unripe") }
`);
const QUESTIONS: ReadonlyArray<[string, string]> = [
  ['the standard one', getIntrospectionQuery({ inputValueDeprecation: true, oneOf: true })],
  [
    'lists by several names',
    '{ __schema { a: types { name } b: types { kind possibleTypes { name } } } }',
  ],
  [
    'single types',
    '{ a: __type(name: "Some") { name possibleTypes { name } } b: __type(name: "No") { name } }',
  ],
];

/** Turns of the event loop that others had while a question was answered. */
async function turnsBeside(schema: GraphQLSchema, query: string): Promise<number> {
  let [turns, isAnswered] = [0, false];
  const asked = introspected(schema, parse(query), {}).finally(() => (isAnswered = true));
  for (; !isAnswered; turns += 1) await setImmediate();
  await asked;
  return turns;
}

describe('a question about the schema', () => {
  test.each(QUESTIONS)('%s is answered as graphql-js does at one go', async (_, query) => {
    const document = parse(query);
    const { data } = executeSync({ schema: SCHEMA, document });
    expect(JSON.stringify(await introspected(SCHEMA, document, {}))).toBe(JSON.stringify(data));
  });

  test('lets others be answered between any two types', async () => {
    const types = Object.keys(SCHEMA.getTypeMap()).length;
    const turns = await turnsBeside(SCHEMA, getIntrospectionQuery());
    expect(turns).toBeGreaterThanOrEqual(types);
    expect(await turnsBeside(SCHEMA, '{ __type(name: "Other") { name } }')).toBeLessThan(types);
  });
});
