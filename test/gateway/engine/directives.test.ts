import { smallGraph, type SmallGraph, type SmallSubgraph } from './small-graph';

const directives = (byDefault: string) => `
  @link(url: "https://rivergate.test/access/v1.0", import: ["@access", "@trace"])
  @composeDirective(name: "@access") @composeDirective(name: "@trace")
  directive @access(scope: Scope!${byDefault}, depth: Int) on FIELD | INLINE_FRAGMENT
  directive @trace(names: [String!]) repeatable on FIELD | QUERY
  directive @plain on FIELD
  enum Scope { PUBLIC PRIVATE }`;

const department = (field: string, byDefault: string): SmallSubgraph => ({
  sdl: `${directives(byDefault)} type Query { ${field}: String }`,
  resolvers: { Query: { [field]: () => field } },
});

let graph: SmallGraph;
beforeAll(async () => {
  graph = await smallGraph({ left: department('a', ''), right: department('b', ' = PUBLIC') });
});
afterAll(() => graph.close());

test.each<[string, string, object, ReadonlyArray<string>]>([
  [
    'with its default, which one of them lacks',
    '{ a @access b @access(depth: 1) }',
    {},
    ['{a@access(scope:PUBLIC)}', '{b@access(depth:1 scope:PUBLIC)}'],
  ],
  [
    'with a variable',
    'query ($s: Scope!) { a @access(scope: $s) }',
    { s: 'PRIVATE' },
    ['query($s:Scope!){a@access(scope:$s)}'],
  ],
  ['more than once', '{ a @trace(names: ["x"]) @trace }', {}, ['{a@trace(names:["x"])@trace}']],
  ['that all departments define', '{ a @plain }', {}, ['{a@plain}']],
])('departments get a directive of theirs %s', async (_, query, variables, sent) => {
  const { data, errors } = await graph.ask(query, variables);
  expect({ errors, sent: graph.sent().map((one) => one.query) }).toEqual({
    errors: undefined,
    sent,
  });
  expect(data).toMatchObject({ a: 'a' });
});

test('a directive where it may not stand is refused', async () => {
  const { errors } = await graph.ask('query @access { a }');
  expect(errors?.map(({ message }) => message)).toEqual([
    'Directive "@access" may not be used on QUERY.',
  ]);
});

test('a directive of the schema only is no directive of operations', async () => {
  const { errors } = await graph.ask('{ a @composeDirective }');
  expect(errors?.map(({ message }) => message)).toEqual(['Unknown directive "@composeDirective".']);
});
