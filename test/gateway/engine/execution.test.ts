import type { FetchNode, PlanNode, QueryPlan } from '@apollo/query-planner';
import { buildSchema, extendSchema, parse, printSchema } from 'graphql';
import { ownExecution } from '../../../gateway/engine/execution/own-execution';
import type { Link, LinkAnswer, LinkRequest } from '../../../gateway/engine/link';
import { responseKeys } from '../../../gateway/engine/planning/response-keys';
import { permitsOfThePublic } from '../../../gateway/sharing/permits-of-the-public';

const schema = buildSchema(`
  type Query { rivers: [River] first: River! thing: Thing ids: [ID!] }
  interface Thing { id: ID! depth: Int }
  type River implements Thing { id: ID! depth: Int flow: Float name: String! place: Place gates: [Gate] }
  type Gate { id: ID! isOpen: Boolean level: Level }
  type Place { code: ID! }
  enum Level { LOW HIGH }
`);

/** With what callers may not see. */
const supergraph = extendSchema(
  schema,
  parse('extend enum Level { SECRET } type Bunker implements Thing { id: ID! depth: Int }'),
);

type Answers = Readonly<Record<string, (request: LinkRequest) => unknown>>;

const root = (department: string, outputRewrites?: FetchNode['outputRewrites']): FetchNode => ({
  ...{ kind: 'Fetch', serviceName: department, operation: '{ rivers { id } }' },
  ...{ operationName: undefined, operationKind: 'query' as FetchNode['operationKind'] },
  ...(outputRewrites && { outputRewrites }),
});

const entities = (department: string, type: string, keys: ReadonlyArray<string>): FetchNode => ({
  ...root(department),
  operation:
    'query($representations: [_Any!]!) { _entities(representations: $representations) { __typename } }',
  requires: [
    {
      kind: 'InlineFragment',
      typeCondition: type,
      selections: ['__typename', ...keys].map((name) => ({ kind: 'Field' as const, name })),
    },
  ],
});

const at = (path: ReadonlyArray<string>, node: PlanNode): PlanNode => ({
  ...{ kind: 'Flatten', path: [...path], node },
});

const inTurn = (...nodes: PlanNode[]): QueryPlan => ({
  ...{ kind: 'QueryPlan', node: { kind: 'Sequence', nodes } },
});

/** Executes a plan over departments that answer these; returns what was asked, too. */
async function execute(query: string, plan: QueryPlan, answers: Answers) {
  const asked: LinkRequest[] = [];
  const linkTo = (department: string): Link => ({
    department,
    fetch: (request) => {
      asked.push(request);
      return Promise.resolve(structuredClone(answers[department]?.(request)) as LinkAnswer);
    },
    isReady: () => Promise.resolve(true),
    close: () => Promise.resolve(),
  });
  const keys = responseKeys(parse(printSchema(supergraph)));
  const run = ownExecution({ schema, supergraph, keys, linkTo });
  const context = {
    ...{ requestId: 'r', signal: new AbortController().signal, access: permitsOfThePublic() },
  };
  const answer = await run(
    // Only the context of a request is used.
    {
      request: { context } as never,
      document: parse(query),
      source: query,
      hash: query,
      variables: {},
    },
    plan,
  );
  const errors = answer.errors?.map(({ message, path, extensions }) => ({
    message,
    path,
    code: extensions.code,
  }));
  return { data: answer.data, errors, asked };
}

const river = (id: string, more: object = {}) => ({ __typename: 'River', id, ...more });

describe('our execution', () => {
  test('asks an entity once that several objects show, and gives each its own copy', async () => {
    const answers = {
      rivers: () => ({ data: { rivers: [river('a'), river('b'), null, river('a')] } }),
      places: ({ variables }: LinkRequest) => ({
        data: {
          _entities: (variables['representations'] as { id: string }[]).map(({ id }) => ({
            place: { code: `at ${id}` },
          })),
        },
      }),
    };
    const plan = inTurn(root('rivers'), at(['rivers', '@'], entities('places', 'River', ['id'])));
    const { data, asked } = await execute('{ rivers { place { code } } }', plan, answers);
    expect(asked[1]?.variables).toEqual({ representations: [river('a'), river('b')] });
    expect(data).toEqual({
      rivers: [
        { place: { code: 'at a' } },
        { place: { code: 'at b' } },
        null,
        { place: { code: 'at a' } },
      ],
    });
    const [first, , , last] = (data as { rivers: { place: object }[] }).rivers;
    expect(first?.place).not.toBe(last?.place);
  });

  test('says of an error in an entity where it is in the answer, at each object that shows it', async () => {
    const answers = {
      rivers: () => ({
        data: { rivers: [{ __typename: 'Gate', id: 'g' }, river('b'), river('a'), river('b')] },
      }),
      places: () => ({
        data: { _entities: [null, {}] },
        errors: [
          { message: 'dry', path: ['_entities', 0, 'place', 'code'], extensions: { code: 'DRY' } },
        ],
      }),
    };
    const plan = inTurn(root('rivers'), at(['rivers', '@'], entities('places', 'River', ['id'])));
    const { errors } = await execute('{ rivers { place { code } } }', plan, answers);
    expect(errors).toEqual([
      { message: 'dry', path: ['rivers', 1, 'place', 'code'], code: 'DRY' },
      { message: 'dry', path: ['rivers', 3, 'place', 'code'], code: 'DRY' },
    ]);
  });

  test('keeps the type of an object when a department names its interface', async () => {
    const answers = {
      rivers: () => ({ data: { thing: river('a') } }),
      depths: () => ({ data: { _entities: [{ __typename: 'Thing', depth: 3 }] } }),
      names: () => ({ data: { _entities: [{ name: 'Tanjiang' }] } }),
    };
    const plan = inTurn(
      root('rivers'),
      at(['thing'], entities('depths', 'Thing', ['id'])),
      at(['thing'], entities('names', 'River', ['id'])),
    );
    const { data } = await execute(
      '{ thing { __typename depth ... on River { name } } }',
      plan,
      answers,
    );
    expect(data).toEqual({ thing: { __typename: 'River', depth: 3, name: 'Tanjiang' } });
  });

  test('leaves each object its type, also where two of different types have one key', async () => {
    const answers = {
      rivers: () => ({
        data: { thing: river('a'), other: { __typename: 'Bunker', id: 'a' } },
      }),
      depths: () => ({ data: { _entities: [{ __typename: 'Thing', depth: 3 }] } }),
    };
    const asThing: FetchNode = {
      ...entities('depths', 'Thing', ['id']),
      inputRewrites: [
        { kind: 'ValueSetter', path: ['... on Thing', '__typename'], setValueTo: 'Thing' },
      ],
    };
    const plan = inTurn(root('rivers'), {
      ...{ kind: 'Parallel', nodes: [at(['thing'], asThing), at(['other'], asThing)] },
    });
    const { data } = await execute('{ thing { __typename depth } }', plan, answers);
    expect(data).toEqual({ thing: { __typename: 'River', depth: 3 } });
  });

  test('takes the type that a department knows for an interface', async () => {
    const answers = {
      depths: () => ({ data: { thing: { __typename: 'Thing', id: 'a', depth: 3 } } }),
      rivers: () => ({ data: { _entities: [river('a')] } }),
    };
    const plan = inTurn(root('depths'), at(['thing'], entities('rivers', 'Thing', ['id'])));
    const { data } = await execute('{ thing { __typename depth } }', plan, answers);
    expect(data).toEqual({ thing: { __typename: 'River', depth: 3 } });
  });

  test.each([
    ['false', false],
    ['zero', 0],
    ['an empty text', ''],
  ])('renames a field whose value is %s', async (_, value) => {
    const answers = { rivers: () => ({ data: { rivers: [{ id: 'a', depth__alias_0: value }] } }) };
    const rename = [
      { kind: 'KeyRenamer' as const, path: ['rivers', 'depth__alias_0'], renameKeyTo: 'gates' },
    ];
    const { data, errors } = await execute(
      '{ rivers { gates { id } } }',
      inTurn(root('rivers', rename)),
      answers,
    );
    expect(data).toEqual({ rivers: [{ gates: null }] });
    expect(errors).toEqual([
      {
        message: 'The value of field River.gates is not a valid list.',
        path: ['rivers', 0, 'gates'],
        code: 'DEPARTMENT_ERROR',
      },
    ]);
  });

  test.each<[string, string, unknown, unknown, string]>([
    [
      'a text for a number',
      '{ rivers { depth } }',
      { rivers: [{ depth: '3' }] },
      { rivers: [{ depth: null }] },
      'River.depth is not a valid Int',
    ],
    [
      'a number beyond 32 bits',
      '{ rivers { depth } }',
      { rivers: [{ depth: 2 ** 31 }] },
      { rivers: [{ depth: null }] },
      'River.depth is not a valid Int',
    ],
    [
      'a fraction for an integer',
      '{ rivers { depth } }',
      { rivers: [{ depth: 1.5 }] },
      { rivers: [{ depth: null }] },
      'River.depth is not a valid Int',
    ],
    [
      'an unknown word of an enum',
      '{ rivers { gates { level } } }',
      { rivers: [{ gates: [{ level: 'MIDDLE' }] }] },
      { rivers: [{ gates: [{ level: null }] }] },
      'Gate.level is not a valid Level',
    ],
    [
      'an inherited name for a word of an enum',
      '{ rivers { gates { level } } }',
      { rivers: [{ gates: [{ level: 'constructor' }] }] },
      { rivers: [{ gates: [{ level: null }] }] },
      'Gate.level is not a valid Level',
    ],
    [
      'an object for a list',
      '{ rivers { id } }',
      { rivers: { id: 'a' } },
      { rivers: null },
      'Query.rivers is not a valid list',
    ],
    [
      'a list for an object',
      '{ first { id } }',
      { first: [{ id: 'a' }] },
      null,
      'Query.first is not a valid River',
    ],
    [
      'a type of no interface',
      '{ thing { id } }',
      { thing: { __typename: 'Fish', id: 'a' } },
      { thing: null },
      'Query.thing is not a valid Thing',
    ],
    [
      'null for what must not be null',
      '{ rivers { id name } }',
      {
        rivers: [
          { id: 'a', name: null },
          { id: 'b', name: 'B' },
        ],
      },
      { rivers: [null, { id: 'b', name: 'B' }] },
      'Cannot return null for non-nullable field River.name',
    ],
    [
      'nothing for what must not be null',
      '{ rivers { id } first { name } }',
      { rivers: [], first: {} },
      null,
      'Cannot return null for non-nullable field River.name',
    ],
    [
      'null in a list without null',
      '{ ids }',
      { ids: ['a', null] },
      { ids: null },
      'Cannot return null for non-nullable field Query.ids',
    ],
  ])('never passes on %s', async (_, query, given, expected, message) => {
    const { data, errors } = await execute(query, inTurn(root('rivers')), {
      rivers: () => ({ data: given }),
    });
    expect(data).toEqual(expected);
    expect(errors?.map((error) => error.message)).toEqual([expect.stringContaining(message)]);
  });

  test.each([
    [
      'a word of an enum',
      '{ rivers { gates { level } } }',
      { rivers: [{ gates: [{ level: 'SECRET' }] }] },
      { rivers: [{ gates: [{ level: null }] }] },
    ],
    [
      'a type of an interface',
      '{ thing { id } }',
      { thing: { __typename: 'Bunker', id: 'b' } },
      { thing: null },
    ],
  ])(
    'shows null, and reports nothing, for %s that callers may not see',
    async (_, query, given, expected) => {
      const { data, errors } = await execute(query, inTurn(root('rivers')), {
        rivers: () => ({ data: given }),
      });
      expect({ data, errors }).toEqual({ data: expected, errors: undefined });
    },
  );

  test('says the same fault once, not in each row', async () => {
    const rivers = [
      { depth: 'x', flow: 1 },
      { depth: 'y', flow: 'z' },
      { depth: 'z', flow: 2 },
    ];
    const { data, errors } = await execute('{ rivers { depth flow } }', inTurn(root('rivers')), {
      rivers: () => ({ data: { rivers } }),
    });
    expect(data).toEqual({
      rivers: [
        { depth: null, flow: 1 },
        { depth: null, flow: null },
        { depth: null, flow: 2 },
      ],
    });
    expect(errors?.map(({ path }) => path)).toEqual([
      ['rivers', 0, 'depth'],
      ['rivers', 1, 'flow'],
    ]);
  });

  test('does not repeat what an error of the department explains', async () => {
    const answer = {
      data: { rivers: [{ id: 'a', name: null }] },
      errors: [{ message: 'secret', path: ['rivers', 0, 'name'] }],
    };
    const { data, errors } = await execute('{ rivers { id name } }', inTurn(root('rivers')), {
      rivers: () => answer,
    });
    expect(data).toEqual({ rivers: [null] });
    expect(errors).toEqual([
      { message: 'secret', path: ['rivers', 0, 'name'], code: 'DEPARTMENT_ERROR' },
    ]);
  });

  test('writes an ID that came as an integer as a text', async () => {
    const { data, errors } = await execute('{ ids }', inTurn(root('rivers')), {
      rivers: () => ({ data: { ids: [1, 'b'] } }),
    });
    expect({ data, errors }).toEqual({ data: { ids: ['1', 'b'] }, errors: undefined });
  });

  test.each(['constructor', 'toString', 'hasOwnProperty', 'valueOf'])(
    'reads an alias that objects inherit, "%s", as a name like any other',
    async (name) => {
      const query = `{ rivers { ${name}: depth } }`;
      const there = await execute(query, inTurn(root('rivers')), {
        rivers: () => ({ data: { rivers: [{ [name]: 3 }] } }),
      });
      const missing = await execute(query, inTurn(root('rivers')), {
        rivers: () => ({ data: { rivers: [{}] } }),
      });
      expect([there.data, missing.data]).toEqual([
        { rivers: [{ [name]: 3 }] },
        { rivers: [{ [name]: null }] },
      ]);
    },
  );
});
