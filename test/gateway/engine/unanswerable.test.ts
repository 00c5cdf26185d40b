import { smallGraph, type SmallGraph, type SmallSubgraph } from './small-graph';

/** Knows an interface whose objects no department has. */
const names: SmallSubgraph = {
  sdl: `type Query { site: Site basin: Basin } type Basin { site: Site name: String } interface Site @key(fields: "id") { id: ID! }`,
  resolvers: {
    Query: { site: () => null, basin: () => ({ name: 'Tanjiang' }) },
    Site: { __resolveType: () => undefined },
  },
};

/** Knows it as a whole, but cannot be asked by its key. */
const levels: SmallSubgraph = {
  sdl: `type Query { gauge: Site } type Site @interfaceObject @key(fields: "id", resolvable: false) { id: ID! level: Int }`,
  resolvers: { Query: { gauge: () => ({ id: 's', level: 5 }) } },
};

let graph: SmallGraph;
beforeAll(async () => {
  graph = await smallGraph({ names, levels });
});
afterAll(() => graph.close());

test.each([
  ['at the root', '{ site { level } }'],
  ['beside a field that can be answered', '{ site { id level } gauge { id } }'],
  ['under an alias', '{ other: site { height: level } }'],
  ['inside an object', '{ basin { name site { level } } }'],
  ['in a fragment', '{ site { ...S } } fragment S on Site { level }'],
])('a field that no department can answer is refused %s', async (_, query) => {
  const { errors } = await graph.ask(query);
  expect(errors?.map(({ message, extensions }) => [extensions?.['code'], message])).toEqual([
    [
      'UNANSWERABLE_FIELD',
      'No department can answer "Site.level" of an object that another one names.',
    ],
  ]);
  expect(graph.sent()).toEqual([]);
});

test.each([
  ['where its department names the object', '{ gauge { id level } }', { id: 's', level: 5 }],
  ['under an alias', '{ gauge { id: level } }', { id: 5 }],
  ['where it is left out', '{ gauge { id level @skip(if: true) } }', { id: 's' }],
])('the same field is answered %s', async (_, query, gauge) => {
  const { data, errors } = await graph.ask(query);
  expect({ data, errors }).toEqual({ data: { gauge } });
});

test('the same field is no fault where it is left out', async () => {
  const { data, errors } = await graph.ask('{ site { id level @include(if: false) } }');
  expect({ data, errors }).toEqual({ data: { site: null } });
});
