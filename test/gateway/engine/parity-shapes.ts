import type { buildSubgraphSchema } from '@apollo/subgraph';
import { GraphQLError } from 'graphql';

type SubgraphModule = Exclude<Parameters<typeof buildSubgraphSchema>[0], ReadonlyArray<unknown>>;
type SubgraphResolvers = Extract<SubgraphModule, { typeDefs: unknown }>['resolvers'];

/** A supergraph as a public audit of federation might hold, and what it is asked. */
interface Shape {
  readonly name: string;
  readonly subgraphs: Readonly<
    Record<string, { readonly sdl: string; readonly resolvers: SubgraphResolvers }>
  >;
  readonly asks: ReadonlyArray<{ readonly query: string; readonly variables?: object }>;
}

const LINK =
  'extend schema @link(url: "https://specs.apollo.dev/federation/v2.3", import: ["@key", "@external", "@requires", "@provides", "@shareable", "@override", "@interfaceObject", "@inaccessible"])';

interface Item {
  readonly id: string;
  readonly [field: string]: unknown;
}

const requiresChain: Shape = {
  name: 'a chain of @requires',
  subgraphs: {
    products: {
      sdl: `${LINK} type Query { items: [Item] } type Item @key(fields: "id") { id: ID! price: Float weight: Float }`,
      resolvers: {
        Query: {
          items: () => [
            { id: '1', price: 10, weight: 2 },
            null,
            { id: '2', price: null, weight: 1 },
          ],
        },
        Item: { __resolveReference: ({ id }: Item) => ({ id, price: 10, weight: 2 }) },
      },
    },
    shipping: {
      sdl: `${LINK} type Item @key(fields: "id") { id: ID! price: Float @external weight: Float @external cost: Float @requires(fields: "price weight") }`,
      resolvers: {
        Item: {
          cost: ({ price, weight }: Item) =>
            typeof price === 'number' && typeof weight === 'number' ? price * weight : null,
        },
      },
    },
    totals: {
      sdl: `${LINK} type Item @key(fields: "id") { id: ID! cost: Float @external label: String @requires(fields: "cost") }`,
      resolvers: {
        Item: { label: ({ cost }: Item) => (cost === null ? 'free' : `costs ${String(cost)}`) },
      },
    },
  },
  asks: [
    { query: '{ items { label } }' },
    { query: '{ items { id cost ...L } } fragment L on Item { label again: label }' },
    {
      query: 'query($is: Boolean!) { items { id label @include(if: $is) cost @skip(if: $is) } }',
      variables: { is: true },
    },
  ],
};

const abstractTypes: Shape = {
  name: 'interfaces, unions, @interfaceObject, enums and inputs',
  subgraphs: {
    media: {
      sdl: `${LINK}
        type Query { all(filter: Filter): [Media!]! found: [Found] one(kind: Kind!): Media }
        enum Kind { BOOK FILM HIDDEN @inaccessible }
        input Filter { kinds: [Kind!] min: Int = 0 }
        interface Media @key(fields: "id") { id: ID! kind: Kind title: String }
        type Book implements Media @key(fields: "id") { id: ID! kind: Kind title: String pages: Int }
        type Film implements Media @key(fields: "id") { id: ID! kind: Kind title: String minutes: Int }
        union Found = Book | Film`,
      resolvers: {
        Query: {
          all: (_: unknown, { filter }: { filter?: { kinds?: string[]; min: number } }) =>
            MEDIA.filter(({ kind }) => !filter?.kinds || filter.kinds.includes(kind)),
          found: () => [...MEDIA, null],
          one: (_: unknown, { kind }: { kind: string }) => MEDIA.find((one) => one.kind === kind),
        },
        Media: {
          __resolveType: ({ kind }: { kind: string }) => (kind === 'BOOK' ? 'Book' : 'Film'),
          __resolveReference: ({ id }: Item) => MEDIA.find((one) => one.id === id),
        },
        Found: {
          __resolveType: ({ kind }: { kind: string }) => (kind === 'BOOK' ? 'Book' : 'Film'),
        },
        Book: { __resolveReference: ({ id }: Item) => MEDIA.find((one) => one.id === id) },
        Film: { __resolveReference: ({ id }: Item) => MEDIA.find((one) => one.id === id) },
      },
    },
    reviews: {
      sdl: `${LINK} type Query { best: Media } type Media @key(fields: "id") @interfaceObject { id: ID! stars: Int }`,
      resolvers: {
        Query: { best: () => ({ id: 'f' }) },
        Media: {
          __resolveReference: ({ id }: Item) => ({ id }),
          stars: ({ id }: Item) => id.length * 3,
        },
      },
    },
  },
  asks: [
    {
      query: '{ all { __typename id title ... on Book { pages } ... on Film { minutes stars } } }',
    },
    { query: '{ all { stars ... on Media { title } } }' },
    { query: '{ best { __typename id stars title ... on Film { minutes } } }' },
    { query: '{ found { __typename ... on Media { id stars } ... on Book { pages } } }' },
    {
      query: 'query($f: Filter) { all(filter: $f) { id kind } }',
      variables: { f: { kinds: ['BOOK'] } },
    },
    { query: '{ all(filter: { kinds: [FILM], min: 2 }) { id } one(kind: BOOK) { id stars } }' },
  ],
};

const MEDIA = [
  { id: 'b', kind: 'BOOK', title: 'B', pages: 10 },
  { id: 'f', kind: 'FILM', title: 'F', minutes: 90 },
];

const ownership: Shape = {
  name: '@provides, @override, @shareable and composite keys',
  subgraphs: {
    left: {
      sdl: `${LINK} type Query { user: User me: User @provides(fields: "name") } type User @key(fields: "id") @key(fields: "org { code } nick") { id: ID! org: Org nick: String name: String @external city: String } type Org @shareable { code: ID! }`,
      resolvers: {
        Query: { user: () => USER, me: () => ({ ...USER, name: 'provided' }) },
        User: { __resolveReference: () => USER },
      },
    },
    right: {
      sdl: `${LINK} type User @key(fields: "id") { id: ID! name: String @shareable city: String @override(from: "left") }`,
      resolvers: {
        User: { __resolveReference: ({ id }: Item) => ({ id, name: 'owned', city: 'Jiangmen' }) },
      },
    },
    third: {
      sdl: `${LINK} type User @key(fields: "org { code } nick") { org: Org nick: String role: String } type Org @shareable { code: ID! }`,
      resolvers: {
        User: {
          __resolveReference: (user: Item) => ({ ...user, role: `${String(user.nick)} of it` }),
        },
      },
    },
  },
  asks: [
    { query: '{ me { name } user { name city } }' },
    { query: '{ user { role city org { code } } }' },
    { query: '{ a: user { n: name } b: user { n: id } }' },
  ],
};

const USER = { id: 'u1', nick: 'nick', org: { code: 'o1' }, city: 'old' };

const faults: Shape = {
  name: 'errors with partial data, null keys and mutations in sequence',
  subgraphs: {
    base: {
      sdl: `${LINK} type Query { rows: [Row] strict: Strict bad(n: Int!): Int } type Mutation { first(n: Int!): Int third: Int } type Row @key(fields: "id") { id: ID! fails: String } type Strict { must: String! }`,
      resolvers: {
        Query: {
          rows: () => [{ id: '1' }, { id: 'gone' }, { id: 'angry' }],
          strict: () => ({ must: null }),
          bad: () => 1,
        },
        Mutation: { first: (_: unknown, { n }: { n: number }) => n, third: () => 3 },
        Row: {
          fails: ({ id }: Item) => {
            if (id === '1') return 'fine';
            throw new GraphQLError(`No ${id}.`, { extensions: { code: 'NOT_OPEN', hint: 7 } });
          },
        },
      },
    },
    more: {
      sdl: `${LINK} type Mutation { second: Row } type Row @key(fields: "id") { id: ID! extra: String sure: String! }`,
      resolvers: {
        Mutation: { second: () => ({ id: '2', extra: 'second', sure: 'yes' }) },
        Row: {
          __resolveReference: ({ id }: Item) => {
            if (id === 'gone') return null;
            if (id === 'angry')
              throw new GraphQLError('Not that one.', { extensions: { code: 'ANGRY' } });
            return { id, extra: `extra ${id}`, sure: 'yes' };
          },
        },
      },
    },
  },
  asks: [
    { query: '{ rows { id fails extra } }' },
    { query: '{ rows { id sure } }' },
    { query: '{ strict { must } rows { id } }' },
    { query: 'mutation { a: first(n: 1) second { id extra } third }' },
    { query: 'mutation($n: Int!) { first(n: $n) third }', variables: { n: 5 } },
  ],
};

/** The shapes; each stands for a family of the public audit. */
export const shapes: ReadonlyArray<Shape> = [requiresChain, abstractTypes, ownership, faults];
