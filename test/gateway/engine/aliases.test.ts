import { GraphQLError } from 'graphql';
import { smallGraph, type SmallGraph, type SmallSubgraph } from './small-graph';

interface Item {
  readonly [field: string]: unknown;
}

const rivers: SmallSubgraph = {
  sdl: `
    type Query { rivers: [River] site: Site }
    type River @key(fields: "id") { id: ID! name: String depth: Int gate: Gate fails: String }
    type Gate { level: Int label: Int }
    interface Site @key(fields: "id") { id: ID! name: String }
    type Weir implements Site @key(fields: "id") { id: ID! name: String }`,
  resolvers: {
    Query: { rivers: () => [{ id: 'a' }, { id: 'b' }], site: () => ({ id: 'w' }) },
    Site: { __resolveType: () => 'Weir', __resolveReference: ({ id }: Item) => ({ id }) },
    River: {
      __resolveReference: ({ id }: Item) => ({ id }),
      name: ({ id }: Item) => `river ${String(id)}`,
      depth: ({ id }: Item) => (id === 'a' ? 3 : 7),
      gate: () => ({ level: 1, label: 9 }),
      fails: () => {
        throw new GraphQLError('dry');
      },
    },
    Weir: { __resolveReference: ({ id }: Item) => ({ id }), name: () => 'weir' },
  },
};

const risks: SmallSubgraph = {
  sdl: `
    type River @key(fields: "id") { id: ID! depth: Int @external gate: Gate @external
      risk: String @requires(fields: "depth") alarm: String @requires(fields: "gate { level }") photo: String }
    type Gate @external { level: Int }
    type Site @key(fields: "id") @interfaceObject { id: ID! stars: Int }`,
  resolvers: {
    River: {
      __resolveReference: (river: Item) => river,
      risk: ({ depth }: Item) => `risk of ${String(depth)} m`,
      alarm: ({ gate }: Item) => `alarm at ${String((gate as Item)['level'])}`,
      photo: ({ id }: Item) => `${String(id)}.png`,
    },
    Site: { __resolveReference: ({ id }: Item) => ({ id }), stars: () => 3 },
  },
};

let graph: SmallGraph;
beforeAll(async () => {
  graph = await smallGraph({ rivers, risks });
});
afterAll(() => graph.close());

const first = (data: object) => ({ rivers: [data, expect.anything()] });

test.each<[string, string, object]>([
  ['a key', '{ rivers { id: name photo } }', first({ id: 'river a', photo: 'a.png' })],
  [
    'the field that another requires',
    '{ rivers { depth: name risk } }',
    first({ depth: 'river a', risk: 'risk of 3 m' }),
  ],
  [
    'the field that another requires, inside an object',
    '{ rivers { gate { level: label } alarm } }',
    first({ gate: { level: 9 }, alarm: 'alarm at 1' }),
  ],
  [
    'an object that is required',
    '{ rivers { gate: risk alarm } }',
    first({ gate: 'risk of 3 m', alarm: 'alarm at 1' }),
  ],
  [
    'the field of another department',
    '{ rivers { risk: depth depth: risk } }',
    first({ risk: 3, depth: 'risk of 3 m' }),
  ],
  [
    'the type of an object',
    '{ site { __typename: name stars } }',
    { site: { __typename: 'weir', stars: 3 } },
  ],
  [
    'what objects inherit',
    '{ rivers { constructor: name valueOf: photo } }',
    first({ constructor: 'river a', valueOf: 'a.png' }),
  ],
])('an alias may be the name of %s', async (_, query, data) => {
  expect(await graph.ask(query)).toEqual({ data });
});

test('an alias stands in the path of an error as the caller wrote it', async () => {
  const { errors = [] } = await graph.ask('{ rivers { depth: fails } }');
  expect(errors.map(({ path }) => path)).toEqual([
    ['rivers', 0, 'depth'],
    ['rivers', 1, 'depth'],
  ]);
});

test('an alias that no field has goes to the department as it is', async () => {
  await graph.ask('{ rivers { deep: depth } }');
  expect(graph.sent().map(({ query }) => query)).toEqual(['{rivers{deep:depth}}']);
});
