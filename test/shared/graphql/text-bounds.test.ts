import { buildSchema, graphqlSync, type GraphQLObjectType } from 'graphql';
import { TEXT_DIRECTIVES } from '../../../shared/graphql/longest-text';
import { boundTexts, requireTextBounds, unboundTexts } from '../../../shared/graphql/text-bounds';
import { schemaOf } from '../../setup/built-once';
import { departments } from '../../../subgraphs/registry';

const schema = buildSchema(`${TEXT_DIRECTIVES}
  type Query { find(contains: String, after: String, id: ID): Int, none(n: Int): Int }
  type Mutation {
    keep(note: String @longestText(characters: 5), tags: [String!] @longestText(characters: 3), id: ID, what: [What!]): Int
  }
  input What { name: String! @longestText(characters: 4), inner: What }
`);
for (const type of [schema.getQueryType(), schema.getMutationType()] as GraphQLObjectType[])
  for (const field of Object.values(type.getFields())) field.resolve = boundTexts(field, () => 1);

const ask = (source: string, variableValues: Readonly<Record<string, unknown>> = {}) => {
  const { data, errors } = graphqlSync({ schema, source, variableValues });
  return errors
    ? errors.map(({ message, extensions }) => [extensions['code'], message])
    : Object.values(data ?? {});
};
const tooLong = (place: string, limit: number, found: number) => [
  [
    'TEXT_TOO_LONG',
    `${place} accepts at most ${String(limit)} characters (至多 ${String(limit)} 字), but got ${String(found)}.`,
  ],
];

describe('a text', () => {
  test.each([
    ['as an argument', '{ keep(note: "123456") }', tooLong('note', 5, 6)],
    ['in a list', '{ keep(tags: ["123", "1234"]) }', tooLong('tags.1', 3, 4)],
    ['alone in the place of a list', '{ keep(tags: "1234") }', tooLong('tags.0', 3, 4)],
    ['in an object', '{ keep(what: {name: "12345"}) }', tooLong('what.0.name', 4, 5)],
    [
      'in an object of an object',
      '{ keep(what: [{name: "1"}, {name: "1", inner: {name: "12345"}}]) }',
      tooLong('what.1.inner.name', 4, 5),
    ],
    [
      'far too long, without counting it',
      `{ keep(note: "${'😀'.repeat(6)}") }`,
      tooLong('note', 5, 12),
    ],
    ['that is an id', `{ keep(id: "${'x'.repeat(201)}") }`, tooLong('id', 200, 201)],
  ])('too long is refused %s', (_, operation, refusal) => {
    expect(ask(`mutation ${operation}`)).toEqual(refusal);
  });

  test('too long is refused in a variable, whole and part', () => {
    expect(ask('mutation ($n: String) { keep(note: $n) }', { n: '123456' })).toEqual(
      tooLong('note', 5, 6),
    );
    const what = [{ name: '12345' }];
    expect(ask('mutation ($w: [What!]) { keep(what: $w) }', { w: what })).toEqual(
      tooLong('what.0.name', 4, 5),
    );
  });

  test('that chooses has a bound that nobody declared', () => {
    const long = 'x'.repeat(4001);
    expect(ask('query ($t: String) { find(contains: $t) }', { t: long })).toEqual(
      tooLong('contains', 4000, 4001),
    );
    expect(ask('query ($t: String) { find(after: $t) }', { t: long })).toEqual(
      tooLong('after', 4000, 4001),
    );
  });

  test('as long as declared is taken, counted in characters', () => {
    expect(ask('mutation { keep(note: "江门市蓬江", tags: ["😀😀😀"], what: []) }')).toEqual([1]);
    expect(ask('mutation { keep(note: null) }')).toEqual([1]);
    expect(ask('mutation { keep(note: "😀😀😀😀😀") }')).toEqual([1]);
  });
});

describe('a mutation', () => {
  test('prevents its department from starting while a text of it has no bound', () => {
    const open = buildSchema(`${TEXT_DIRECTIVES}
      type Query { find(contains: String): Int }
      type Mutation { keep(note: String, names: [String!]!, id: ID, a: A): Int }
      input A { b: B, bounded: String @longestText(characters: 5) }
      input B { text: String!, again: A }
    `);
    expect(() => {
      requireTextBounds(open, 'test');
    }).toThrow(
      'Department test accepts texts without a declared length: B.text, Mutation.keep.names, Mutation.keep.note.',
    );
  });

  test('of every department says how long each text may be', async () => {
    for (const department of await departments()) {
      const { schema: federated } = await schemaOf(department);
      expect(unboundTexts(federated)).toEqual([]);
    }
  });
});
