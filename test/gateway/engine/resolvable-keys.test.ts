import { smallGraph, type SmallSubgraph } from './small-graph';

interface Item {
  readonly [field: string]: unknown;
}

const names: SmallSubgraph = {
  sdl: `type Gate @key(fields: "id") { id: ID! name: String }
    interface Site @key(fields: "id") { id: ID! depth: Int }
    type Weir implements Site @key(fields: "id") { id: ID! depth: Int }`,
  resolvers: {
    Gate: { __resolveReference: ({ id }: Item) => ({ id, name: `gate ${String(id)}` }) },
    Site: {
      __resolveReference: ({ id }: Item) => ({ id, depth: 4 }),
      __resolveType: () => 'Weir',
    },
    Weir: { __resolveReference: ({ id }: Item) => ({ id, depth: 4 }) },
  },
};

/** A department that has a gate by one of its keys, and a field that requires its name. */
function labels(keys: string): SmallSubgraph {
  return {
    sdl: `type Query { gates: [Gate] sites: [Site] }
      type Gate ${keys} { id: ID! code: String! part: Part! name: String @external label: String @requires(fields: "name") }
      type Part { one: Int two: Int }
      type Site @interfaceObject @key(fields: "code", resolvable: false) @key(fields: "id") { id: ID! code: String! depth: Int @external risk: String @requires(fields: "depth") }`,
    resolvers: {
      Query: {
        gates: () => [{ id: 'a', code: 'A', part: { one: 1, two: 2 } }],
        sites: () => [{ id: 'w', code: 'W' }],
      },
      Gate: {
        __resolveReference: ({ id, name }: Item) => (id === undefined ? null : { id, name }),
        label: ({ name }: Item) => `<${String(name)}>`,
      },
      Site: {
        __resolveReference: ({ id, depth }: Item) => (id === undefined ? null : { id, depth }),
        risk: ({ depth }: Item) => `risk of ${String(depth)} m`,
      },
    },
  };
}

test.each([
  ['before it', '@key(fields: "code", resolvable: false) @key(fields: "id")'],
  ['after it', '@key(fields: "id") @key(fields: "code", resolvable: false)'],
  [
    'with an object, before one that it can',
    '@key(fields: "part { one two }", resolvable: false) @key(fields: "id part { two }")@key(fields: "id", resolvable: false)',
  ],
])(
  'a department is asked by a key that it can resolve, though it names another %s',
  async (_, keys) => {
    const graph = await smallGraph({ names, labels: labels(keys) });
    const { data, errors } = await graph.ask('{ gates { id label } }');
    await graph.close();
    expect({ data, errors }).toEqual({ data: { gates: [{ id: 'a', label: '<gate a>' }] } });
  },
);

test('an interface that a department knows as a whole is asked by a key that it can resolve', async () => {
  const graph = await smallGraph({ names, labels: labels('@key(fields: "id")') });
  const { data, errors } = await graph.ask('{ sites { risk } }');
  await graph.close();
  expect({ data, errors }).toEqual({ data: { sites: [{ risk: 'risk of 4 m' }] } });
});
