import { buildSchema, getIntrospectionQuery, graphqlSync, Kind, parse } from 'graphql';
import { aliases } from '../../../gateway/rules/aliases';
import { costOf as costOfFacts, tooCostly } from '../../../gateway/rules/cost/cost';
import { depth } from '../../../gateway/rules/depth';
import { directives } from '../../../gateway/rules/directives';
import { expansion } from '../../../gateway/rules/cost/expansion';
import { fragments } from '../../../gateway/rules/fragments';
import { listSize } from '../../../gateway/rules/cost/list-size';
import { operationFacts } from '../../../gateway/rules/operation-facts';
import { repeats } from '../../../gateway/rules/repeats';
import { rootFields } from '../../../gateway/rules/root-fields';
import type { Limits, Rule } from '../../../gateway/rules/rule';
import { countScalars } from '../../setup/fixtures/count-scalars';
import { tokens } from '../../../gateway/rules/tokens';
import { cpuMsOf } from '../../setup/fixtures/cpu-time';

const schema = buildSchema(`
  type Query { me: Person people(first: Int = 20): [Person!]! page(first: Int, last: Int): Page search(limit: Int): [Found] }
  interface Named { name: String }
  type Person implements Named { name: String friends: [Person!] page(first: Int): Page best: Person }
  type Page { edges: [Edge!]! total: Int }
  type Edge { node: Person }
  union Found = Person | Page
`);

const wide: Limits = {
  maxDepth: 1e6,
  maxAliases: 1e6,
  maxRootFields: 1e6,
  maxDirectives: 1e6,
  maxTokens: 1e6,
  maxFragments: 1e6,
  maxPage: 1e6,
  maxCost: 1e9,
  maxSelections: 1e6,
  maxFetches: 1e6,
  planTimeoutMs: 1e6,
};

function refusalOf(rule: Rule, query: string, limits: Partial<Limits>, variables = {}) {
  const error = rule.check(factsOf(query, variables), { ...wide, ...limits });
  return error && `${error.code}: ${error.message}`;
}

function factsOf(query: string, variables = {}) {
  const document = parse(query);
  const operation = document.definitions.find(({ kind }) => kind === Kind.OPERATION_DEFINITION);
  if (operation?.kind !== Kind.OPERATION_DEFINITION) throw new TypeError('no operation');
  return { ...operationFacts(schema, document, operation), variables };
}

function chain(length: number): string {
  const links = Array.from(
    { length },
    (_, at) => `fragment F${at} on Person { best { ...F${at + 1} } }`,
  );
  return `{ me { ...F0 } } ${links.join(' ')} fragment F${length} on Person { name }`;
}

describe('tokens', () => {
  test('counts what the parser counts', () => {
    const query = '{ me { name } }';
    expect(refusalOf(tokens, query, { maxTokens: 6 })).toBeUndefined();
    expect(() => parse(query, { maxTokens: 6 })).not.toThrow();
    expect(refusalOf(tokens, query, { maxTokens: 5 })).toBe(
      'TOO_MANY_TOKENS: The document has more than 5 tokens, the most that the hub reads.',
    );
    expect(() => parse(query, { maxTokens: 5 })).toThrow();
  });
});

describe('fragments', () => {
  test('counts definitions, used or not', () => {
    expect(refusalOf(fragments, chain(2), { maxFragments: 3 })).toBeUndefined();
    expect(refusalOf(fragments, chain(2), { maxFragments: 2 })).toBe(
      'TOO_MANY_FRAGMENTS: The document defines 3 fragments; at most 2 are followed.',
    );
  });

  test('names a cycle, and not the fragments that merely lead to it', () => {
    const query =
      '{ me { ...A } } fragment A on Person { ...B } fragment B on Person { best { ... { ...C } } } fragment C on Person { ...B }';
    expect(refusalOf(fragments, query, {})).toBe(
      'FRAGMENT_CYCLE: A fragment spreads itself: "B" → "C" → "B".',
    );
  });

  test('takes two paths to one fragment for no cycle', () => {
    const query =
      '{ me { ...A ...B } } fragment A on Person { ...C } fragment B on Person { ...C ...A } fragment C on Person { name }';
    expect(refusalOf(fragments, query, {})).toBeUndefined();
  });
});

describe('depth', () => {
  test('follows fields, inline fragments and fragments, wherever they are defined', () => {
    expect(refusalOf(depth, chain(8), { maxDepth: 10 })).toBeUndefined();
    expect(refusalOf(depth, chain(9), { maxDepth: 10 })).toBe(
      'TOO_DEEP: The operation nests 11 levels of fields; at most 10 are followed.',
    );
    expect(refusalOf(depth, '{ me { ... { best { name } } } }', { maxDepth: 2 })).toBe(
      'TOO_DEEP: The operation nests 3 levels of fields; at most 2 are followed.',
    );
  });

  test('lets the whole introspection query of GraphiQL through, and nothing deeper', () => {
    const query = getIntrospectionQuery({ inputValueDeprecation: true, oneOf: true });
    expect(refusalOf(depth, query, { maxDepth: 3 })).toBeUndefined();
    const endless = `{ __schema ${'{ types { fields { type '.repeat(6)}{ name }${' } } }'.repeat(6)} }`;
    expect(refusalOf(depth, endless, { maxDepth: 3 })).toBe(
      'TOO_DEEP: The operation nests 20 levels of fields; at most 15 are followed.',
    );
  });
});

describe('aliases', () => {
  test('counts them wherever their fragment is spread', () => {
    const query =
      '{ a: me { ...F } b: me { ...F } } fragment F on Person { c: name best { d: name } }';
    expect(refusalOf(aliases, query, { maxAliases: 6 })).toBeUndefined();
    expect(refusalOf(aliases, query, { maxAliases: 5 })).toBe(
      'TOO_MANY_ALIASES: The operation uses 6 aliases; at most 5 are accepted.',
    );
  });

  test('counts doubling fragments without following them one by one', () => {
    const doubling = Array.from(
      { length: 60 },
      (_, at) => `fragment F${at} on Person { ...F${at + 1} ...F${at + 1} }`,
    );
    const query = `{ me { ...F0 } } ${doubling.join(' ')} fragment F60 on Person { a: name }`;
    expect(refusalOf(aliases, query, { maxAliases: 5 })).toMatch(/^TOO_MANY_ALIASES/);
  });
});

describe('root-fields', () => {
  test('counts those in fragments, and no nested ones', () => {
    const query =
      '{ me { name best { name } } ...F ... { me { name } } } fragment F on Query { me { name } }';
    expect(refusalOf(rootFields, query, { maxRootFields: 3 })).toBeUndefined();
    expect(refusalOf(rootFields, query, { maxRootFields: 2 })).toBe(
      'TOO_MANY_ROOT_FIELDS: The operation asks for 3 root fields; at most 2 are accepted.',
    );
  });
});

describe('directives', () => {
  test('counts every application in the document', () => {
    const query = 'query @a { me @skip(if: false) @include(if: true) { ... @b { name } } }';
    expect(refusalOf(directives, query, { maxDirectives: 4 })).toBeUndefined();
    expect(refusalOf(directives, query, { maxDirectives: 3 })).toBe(
      'TOO_MANY_DIRECTIVES: The document applies 4 directives; at most 3 are accepted.',
    );
  });
});

describe('expansion', () => {
  test('counts the fields of fragments that spread each other twice', () => {
    const doubling = (levels: number) =>
      `{ me { ...F0 } } ${Array.from({ length: levels }, (_, at) => `fragment F${at} on Person { ...F${at + 1} ... @include(if: true) { ...F${at + 1} } }`).join(' ')} fragment F${levels} on Person { name }`;
    expect(refusalOf(expansion, doubling(10), { maxSelections: 1025 })).toBeUndefined();
    expect(refusalOf(expansion, doubling(10), { maxSelections: 1024 })).toBe(
      'TOO_MANY_SELECTIONS: With its fragments written out for each possible type, the operation selects 1025 fields; at most 1024 are planned.',
    );
    expect(refusalOf(expansion, doubling(90), {})).toMatch(/^TOO_MANY_SELECTIONS/);
  });
});

describe('repeats', () => {
  test('refuses one field asked ten thousand times, and takes it two hundred times', () => {
    expect(refusalOf(repeats, `{ me { ${'name '.repeat(200)} } }`, {})).toBeUndefined();
    expect(refusalOf(repeats, `{ me { ${'name '.repeat(10_000)} } }`, {})).toMatch(/^TOO_COSTLY/);
  });
});

describe('list-size', () => {
  test.each([
    ['a literal', '{ people(first: 501) { name } }', {}],
    ['a variable', 'query($n: Int) { people(first: $n) { name } }', { n: 501 }],
    ['a default', 'query($n: Int = 501) { people(first: $n) { name } }', {}],
    ['a fragment', '{ ...F } fragment F on Query { people(first: 501) { name } }', {}],
  ])('refuses a page too long by %s', (_, query, variables) => {
    expect(refusalOf(listSize, query, { maxPage: 500 }, variables)).toBe(
      'LIST_TOO_LONG: "people(first: 501)" asks for more than 500 items.',
    );
    expect(refusalOf(listSize, query, { maxPage: 501 }, variables)).toBeUndefined();
  });

  test('lets a given variable win over its default', () => {
    const query = 'query($n: Int = 501) { search(limit: $n) { __typename } }';
    expect(refusalOf(listSize, query, { maxPage: 500 }, { n: 5 })).toBeUndefined();
    expect(refusalOf(listSize, query, { maxPage: 500 }, { n: null })).toBeUndefined();
  });
});

/** The budget, as a law. */
const cost: Rule = {
  name: 'cost',
  check: (facts, limits) => tooCostly(costOfFacts(facts), limits),
};

describe('cost', () => {
  const costOf = (query: string, variables = {}) =>
    Number(
      /may return (\d+) values/.exec(refusalOf(cost, query, { maxCost: -1 }, variables) ?? '')?.[1],
    );

  test.each([
    ['leaves', '{ me { name } }', 1],
    ['a bounded list', '{ people(first: 3) { name } }', 3],
    ['a list bounded by the schema', '{ people { name } }', 20],
    ['a list without a bound', '{ me { friends { name } } }', 10],
    ['nested lists', '{ people(first: 3) { friends { name } } }', 3 * 10],
    [
      'a connection, its edges bounded once',
      '{ page(first: 5) { edges { node { name page { total } } } } }',
      5 * (1 + 1),
    ],
    [
      'lists below a connection',
      '{ page(first: 5) { edges { node { friends { name } } } } }',
      5 * 10,
    ],
    [
      'edges in a fragment',
      '{ page(first: 5) { ...E total } } fragment E on Page { edges { node { name } } }',
      5 + 1,
    ],
    ['a page without its items', '{ page(first: 2, last: 4) { total } }', 1],
    ['the longer of two bounds', '{ page(first: 2, last: 4) { edges { __typename } } }', 4],
    ['a negative bound: null still comes', '{ people(first: -5) { name } }', 1],
    [
      'members of a union',
      '{ search(limit: 2) { ... on Person { name } ... on Page { total } } }',
      2 * 2,
    ],
    ['a field that does not exist', '{ nothing { name } }', 1],
    ['nothing for what is skipped', '{ me { name @skip(if: true) best { name } } }', 1],
    ['nothing for what is not included', '{ me { name ... @include(if: false) { name } } }', 1],
  ])('counts %s', (_, query, expected) => {
    expect(costOf(query)).toBe(expected);
  });

  test('follows the variables of the request', () => {
    const query =
      'query($n: Int!, $b: Boolean = false) { people(first: $n) { name best { name } me: best @include(if: $b) { name } } }';
    expect(costOf(query, { n: 100 })).toBe(200);
    expect(costOf(query, { n: 100, b: true })).toBe(300);
    expect(refusalOf(cost, query, { maxCost: 199 }, { n: 100 })).toBe(
      'TOO_COSTLY: The operation may return 200 values, most of them by "people.name"; the budget of one operation is 199.',
    );
  });

  test('counts a question about the schema by the schema, to the scalar', () => {
    const query = getIntrospectionQuery({ inputValueDeprecation: true, specifiedByUrl: true });
    const { data } = graphqlSync({ schema, source: query });
    expect(costOf(query)).toBe(countScalars(data));
    expect(
      costOf(
        '{ __type(name: "Named") { possibleTypes { name } } no: __type(name: "No") { name } }',
      ),
    ).toBe(2);
  });

  test('counts each time that the schema is asked over', () => {
    const query = `{ __schema { types { ${'fields { type { ofType { '.repeat(2)} name ${'} } }'.repeat(2)} } } }`;
    const many = Array.from({ length: 50 }, (_, at) => `a${at}: __schema { types { name } }`);
    expect(costOf(`{ ${many.join(' ')} }`)).toBeGreaterThan(50 * 10);
    expect(costOf(query)).toBe(countScalars(graphqlSync({ schema, source: query }).data));
  });
});

describe('the rules on hostile documents', () => {
  const rules = [
    tokens,
    fragments,
    depth,
    aliases,
    rootFields,
    directives,
    repeats,
    listSize,
    cost,
  ];

  test.each([
    ['a chain of 3,000 fragments', chain(3000)],
    ['a chain of 10,000 fragments', chain(10_000)],
    [
      '3,000 fragments that spread each other twice',
      `{ me { ...F0 } } ${Array.from({ length: 3000 }, (_, at) => `fragment F${at} on Person { ...F${at + 1} best { ...F${at + 1} } }`).join(' ')} fragment F3000 on Person { name }`,
    ],
    [
      '300 fragments that all spread all later ones',
      `{ me { ...F0 } } ${Array.from({ length: 300 }, (_, at) => `fragment F${at} on Person { name ${Array.from({ length: 299 - at }, (_, next) => `...F${at + 1 + next}`).join(' ')} }`).join(' ')}`,
    ],
  ])('measure %s in linear time, with all bounds open', async (_, query) => {
    const facts = factsOf(query);
    const taken = await cpuMsOf(() => {
      for (const rule of rules) rule.check(facts, wide);
    });
    // The naive way takes minutes, or the age of the universe.
    expect(taken).toBeLessThan(4500);
  });
});
