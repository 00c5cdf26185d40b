import { smallGraph, type SmallGraph, type SmallSubgraph } from './small-graph';

interface Item {
  readonly [field: string]: unknown;
}

const PRICES: Readonly<Record<string, number>> = { USD: 11, EUR: 22, CNY: 77 };

const goods: SmallSubgraph = {
  sdl: `
    type Query { goods: [Good] shelf: Shelf }
    interface Priced { price(in: String!): Int }
    type Good implements Priced @key(fields: "id") {
      id: ID! name: String price(in: String!): Int heat(unit: String = "C"): Int
      isFragile(by: String!): Boolean boxes(first: Int!): [Box] group: Group }
    type Box { size(unit: String!): Int }
    type Group { average(in: String!): Int }
    type Shelf @key(fields: "id") { id: ID! first: Priced }`,
  resolvers: {
    Query: { goods: () => [{ id: '1' }, { id: '2' }, null], shelf: () => ({ id: 's' }) },
    Good: {
      __resolveReference: ({ id }: Item) => ({ id }),
      name: ({ id }: Item) => `good ${String(id)}`,
      price: ({ id }: Item, given: Item) => Number(PRICES[String(given['in'])]) * Number(id),
      heat: (_: Item, { unit }: Item) => (unit === 'F' ? 212 : 100),
      isFragile: (_: Item, { by }: Item) => by === 'sea',
      boxes: (_: Item, { first }: Item) => [{ n: 1 }, { n: 2 }, { n: 3 }].slice(0, Number(first)),
      group: () => ({}),
    },
    Group: { average: (_: Item, given: Item) => PRICES[String(given['in'])] },
    Box: { size: ({ n }: Item, { unit }: Item) => Number(n) * (unit === 'cm' ? 100 : 1) },
    Shelf: {
      __resolveReference: ({ id }: Item) => ({ id }),
      first: () => ({ __typename: 'Good', id: '2' }),
    },
  },
};

const freight: SmallSubgraph = {
  sdl: `
    interface Priced { price(in: String!): Int }
    type Good implements Priced @key(fields: "id") {
      id: ID! price(in: String!): Int @external heat(unit: String = "C"): Int @external
      isFragile(by: String!): Boolean @external boxes(first: Int!): [Box] @external group: Group @external
      dollars: String @requires(fields: "price(in: \\"USD\\")")
      euros(note: String): String @requires(fields: "price(in: \\"EUR\\")")
      again: String @requires(fields: "price(in: \\"EUR\\") heat(unit: \\"F\\")")
      warmth: String @requires(fields: "heat")
      care: String @requires(fields: "isFragile(by: \\"air\\")")
      packing: String @requires(fields: "boxes(first: 2) { size(unit: \\"cm\\") }")
      grouping: String @requires(fields: "group { average(in: \\"CNY\\") }") }
    type Box @external { size(unit: String!): Int }
    type Group @external { average(in: String!): Int }
    type Shelf @key(fields: "id") { id: ID! first: Priced @external value: String @requires(fields: "first { price(in: \\"CNY\\") }") }`,
  resolvers: {
    Priced: { __resolveType: () => 'Good' },
    Good: {
      __resolveReference: (good: Item) => good,
      dollars: ({ price }: Item) => `$${String(price)}`,
      euros: ({ price }: Item, { note }: Item) => `${String(note ?? '')}€${String(price)}`,
      again: ({ price, heat }: Item) => `${String(price)} at ${String(heat)}`,
      warmth: ({ heat }: Item) => `${String(heat)} degrees`,
      care: ({ isFragile }: Item) =>
        isFragile === false ? 'none' : `care of ${String(isFragile)}`,
      packing: ({ boxes }: Item) => (boxes as { size: number }[]).map(({ size }) => size).join('+'),
      grouping: ({ group }: Item) => String((group as Item)['average']),
    },
    Shelf: {
      __resolveReference: (shelf: Item) => shelf,
      value: ({ first }: Item) => `worth ${String((first as Item)['price'])}`,
    },
  },
};

/** Requires with arguments what itself is required with arguments. */
const labels: SmallSubgraph = {
  sdl: `type Good @key(fields: "id") { id: ID! euros(note: String): String @external label: String @requires(fields: "euros(note: \\"about \\")") }`,
  resolvers: {
    Good: {
      __resolveReference: (good: Item) => good,
      label: ({ euros }: Item) => `<${String(euros)}>`,
    },
  },
};

let graph: SmallGraph;
beforeAll(async () => {
  graph = await smallGraph({ goods, freight, labels });
});
afterAll(() => graph.close());

const each = (one: object, two: object) => ({ goods: [one, two, null] });

test.each<[string, string, object]>([
  ['passes them on', '{ goods { dollars } }', each({ dollars: '$11' }, { dollars: '$22' })],
  [
    'keeps two of one field apart',
    '{ goods { dollars euros } }',
    each({ dollars: '$11', euros: '€22' }, { dollars: '$22', euros: '€44' }),
  ],
  [
    'keeps them apart from what the caller asks',
    '{ goods { price(in: "CNY") dollars } }',
    each({ price: 77, dollars: '$11' }, { price: 154, dollars: '$22' }),
  ],
  [
    'keeps the default apart from what the caller asks',
    '{ goods { heat(unit: "F") warmth } }',
    each({ heat: 212, warmth: '100 degrees' }, { heat: 212, warmth: '100 degrees' }),
  ],
  [
    'keeps the default apart from what another field requires',
    '{ goods { warmth again } }',
    each(
      { warmth: '100 degrees', again: '22 at 212' },
      { warmth: '100 degrees', again: '44 at 212' },
    ),
  ],
  ['passes false on', '{ goods { care } }', each({ care: 'none' }, { care: 'none' })],
  [
    'passes them on in lists, and inside what has arguments itself',
    '{ goods { packing boxes(first: 1) { size(unit: "m") } } }',
    each(
      { packing: '100+200', boxes: [{ size: 1 }] },
      { packing: '100+200', boxes: [{ size: 1 }] },
    ),
  ],
  [
    'passes them on inside objects that the caller asks too',
    '{ goods { grouping group { average(in: "EUR") } } }',
    each({ grouping: '77', group: { average: 22 } }, { grouping: '77', group: { average: 22 } }),
  ],
  ['passes them on through an interface', '{ shelf { value } }', { shelf: { value: 'worth 154' } }],
  [
    'passes them on along a chain',
    '{ goods { label euros } }',
    each({ label: '<about €22>', euros: '€22' }, { label: '<about €44>', euros: '€44' }),
  ],
  [
    'keeps them apart from aliases of the caller, whatever these are',
    '{ goods { price: name price__r0: heat price__r0__as: name dollars } }',
    each(
      { price: 'good 1', price__r0: 100, price__r0__as: 'good 1', dollars: '$11' },
      { price: 'good 2', price__r0: 100, price__r0__as: 'good 2', dollars: '$22' },
    ),
  ],
])('a field that requires another with arguments: our engine %s', async (_, query, data) => {
  expect(await graph.ask(query)).toEqual({ data });
});

test('what requires one field with different arguments is asked in separate fetches, all else in one', async () => {
  await graph.ask(
    'query ($n: String) { goods { ...F warmth care } } fragment F on Good { dollars euros(note: $n) again }',
    { n: 'n' },
  );
  const fetches = graph.sent().filter(({ department }) => department === 'freight');
  expect(fetches.map(({ query }) => query)).toEqual([
    'query($representations:[_Any!]!){_entities(representations:$representations){...on Good{dollars warmth care}}}',
    'query($representations:[_Any!]!$n:String){_entities(representations:$representations){...on Good{euros(note:$n)again}}}',
  ]);
  expect(fetches.map(({ representations }) => (representations as object[])[0])).toEqual([
    { __typename: 'Good', id: '1', price: 11, heat: 100, isFragile: false },
    { __typename: 'Good', id: '1', price: 22, heat: 212, isFragile: false },
  ]);
});

test('@apollo/gateway, which drops the arguments, refuses a supergraph with them', async () => {
  await expect(smallGraph({ goods, freight }, { execution: 'apollo' })).rejects.toMatchObject({
    code: 'SUPERGRAPH_REFUSED',
    message: expect.stringMatching(
      /"Good\.dollars", for @requires: @apollo\/gateway would drop the arguments of "price"/,
    ),
  });
});
