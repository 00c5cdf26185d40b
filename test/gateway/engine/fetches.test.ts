import { GraphQLError } from 'graphql';
import type { Link } from '../../../gateway/engine/link';
import { withTimeout } from '../../../gateway/engine/timeout';
import { smallGraph, type SmallGraph, type SmallSubgraph } from './small-graph';

interface Item {
  readonly [field: string]: unknown;
}

const rivers: SmallSubgraph = {
  sdl: `
    type Query { rivers: [River] first: River basin: Basin }
    type Mutation { dredge: River }
    type Basin { main: River others: [River] }
    type River @key(fields: "id") { id: ID! name: String }`,
  resolvers: {
    Query: {
      rivers: () => [{ id: 'a' }, { id: 'b' }],
      first: () => ({ id: 'a' }),
      basin: () => ({ main: { id: 'c' }, others: [{ id: 'a' }, { id: 'gone' }] }),
    },
    Mutation: { dredge: () => ({ id: 'a' }) },
    River: { name: ({ id }: Item) => `river ${String(id)}` },
  },
};

const risks: SmallSubgraph = {
  sdl: `type River @key(fields: "id") { id: ID! risk: Risk level(unit: String): String } type Risk { text: String }`,
  resolvers: {
    River: {
      __resolveReference: ({ id }: Item) => ({ id }),
      risk: ({ id }: Item) => {
        if (id === 'gone') throw new GraphQLError('dry');
        return { text: `risk ${String(id)}` };
      },
      level: ({ id }: Item, { unit }: Item) => `${String(id)} in ${String(unit)}`,
    },
  },
};

const photos: SmallSubgraph = {
  sdl: 'type River @key(fields: "id") { id: ID! photo: String }',
  resolvers: {
    River: {
      __resolveReference: (river: Item) => river,
      photo: ({ id }: Item) => `${String(id)}.png`,
    },
  },
};

const subgraphs = { rivers, risks, photos };

/** The answer to a question with these links, and the departments that were asked for it. */
async function asking(query: string, answers: (link: Link) => Link, signal?: AbortSignal) {
  const graph = await smallGraph(subgraphs, { answers });
  const { data, errors } = await graph.ask(query, {}, signal);
  const departments = graph.sent().map(({ department }) => department);
  await graph.close();
  return { data, codes: errors?.map(({ extensions }) => extensions?.['code']), departments };
}

describe('fetches of one level', () => {
  let graph: SmallGraph;
  beforeAll(async () => {
    graph = await smallGraph(subgraphs);
  });
  afterAll(() => graph.close());
  const toRisks = () => graph.sent().filter(({ department }) => department === 'risks');

  test('ask an entity that several places show once, and give each its own copy', async () => {
    const query =
      '{ rivers { risk { text } } first { risk { text } } basin { main { risk { text } } } }';
    const { data, errors } = await graph.ask(query);
    expect({ data, errors }).toEqual({
      data: {
        rivers: [{ risk: { text: 'risk a' } }, { risk: { text: 'risk b' } }],
        first: { risk: { text: 'risk a' } },
        basin: { main: { risk: { text: 'risk c' } } },
      },
    });
    expect(toRisks().map(({ representations }) => representations)).toEqual([
      ['a', 'b', 'c'].map((id) => ({ __typename: 'River', id })),
    ]);
  });

  test('name the place of an error at each object', async () => {
    const { data, errors } = await graph.ask(
      '{ basin { others { risk { text } } } other: basin { others { risk { text } } } }',
    );
    expect(errors?.map(({ path }) => path)).toEqual([
      ['basin', 'others', 1, 'risk'],
      ['other', 'others', 1, 'risk'],
    ]);
    const others = [{ risk: { text: 'risk a' } }, { risk: null }];
    expect(data).toEqual({ basin: { others }, other: { others } });
    expect(toRisks()).toHaveLength(1);
  });

  test('stay apart where they ask something else', async () => {
    const { data } = await graph.ask(
      '{ rivers { level(unit: "m") } first { level(unit: "ft") } basin { main { risk { text } } } }',
    );
    expect(data).toEqual({
      rivers: [{ level: 'a in m' }, { level: 'b in m' }],
      first: { level: 'a in ft' },
      basin: { main: { risk: { text: 'risk c' } } },
    });
    expect(toRisks()).toHaveLength(3);
  });
});

describe('a caller who goes away', () => {
  const leavingDuring = (leave: AbortController, department: string) => (link: Link) => ({
    ...link,
    fetch: async (request: Parameters<Link['fetch']>[0]) => {
      const answer = await link.fetch(request);
      if (link.department === department) leave.abort();
      return answer;
    },
  });

  test('ends a query: nothing more is asked', async () => {
    const leave = new AbortController();
    const ask = '{ rivers { name risk { text } photo } }';
    expect(await asking(ask, leavingDuring(leave, 'rivers'), leave.signal)).toEqual({
      data: null,
      codes: undefined,
      departments: ['rivers'],
    });
  });

  test('ends no mutation', async () => {
    const leave = new AbortController();
    const ask = 'mutation { dredge { name risk { text } } }';
    expect(await asking(ask, leavingDuring(leave, 'rivers'), leave.signal)).toEqual({
      data: { dredge: { name: 'river a', risk: { text: 'risk a' } } },
      codes: undefined,
      departments: ['rivers', 'risks'],
    });
  });
});

test.each<[string, Link['fetch'], string]>([
  ['rejects', () => Promise.reject(new Error('lost')), 'INTERNAL'],
  ['hangs', () => new Promise(() => undefined), 'DEPARTMENT_TIMEOUT'],
  ['answers nothing', () => Promise.resolve({}), 'none'],
  ['answers no list', () => Promise.resolve({ data: { _entities: 'x' } }), 'none'],
  ['answers too few', () => Promise.resolve({ data: { _entities: [] } }), 'none'],
])('a department that %s leaves the answers of the others whole', async (_, fetch, code) => {
  const answers = (link: Link) =>
    link.department === 'risks' ? withTimeout({ ...link, fetch }, 20) : link;
  const { data, codes = ['none'] } = await asking(
    '{ first { name risk { text } photo } }',
    answers,
  );
  expect(data).toEqual({ first: { name: 'river a', risk: null, photo: 'a.png' } });
  expect(codes).toEqual([code]);
});
